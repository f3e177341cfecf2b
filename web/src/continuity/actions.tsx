import type { ReactNode } from 'react';
import type { ContinuityPage } from '../contract/continuity.ts';
import { CaseActions } from '../parts/case-actions.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { Disagree, mayDisagree } from './disagree.tsx';
import { FORMS, type FormedAction } from './forms/forms.ts';

/** As a reviewer reaches for them. */
const ORDER: readonly FormedAction[] = [
  'decide',
  'record_state',
  'record_outreach',
  'add_evidence',
  'record_agreement',
  'set_urgency',
  'offer_alternative',
  'choose_alternative',
  'assign_alternative',
  'change_provider',
  'extend',
  'record_assessment',
  'review_exemption',
  'withdraw',
];
/** Of a request and of an exemption the other's actions are no actions; an office is not told what only the plan does. */
const OF_ANOTHER = new Set(['not_an_exemption', 'state_decides_exemption']);

/** What is done about what the plan still owes. */
const BY_OWED: Readonly<Record<string, FormedAction>> = {
  outreach: 'record_outreach',
  offer_of_alternative: 'offer_alternative',
  choice_of_alternative: 'choose_alternative',
};

export function Actions({ page, children }: { readonly page: ContinuityPage; readonly children?: ReactNode }) {
  const { session, may } = useSitting();
  const isPlan = session.reach === 'plan';
  // A member is told what he can do; why the plan's steps are closed is no matter of his.
  const isOwn = session.reach === 'person';
  const isOfOthers = (code = '') => OF_ANOTHER.has(code) || (!isPlan && code === 'continuity_staff_only');
  const ways = mayDisagree(page, may('appeal.file'));
  const needed = page.policy_says[0]?.needed ?? [];
  const next: readonly FormedAction[] = [
    ...page.owed.flatMap(({ code }) => BY_OWED[code] ?? []),
    ...(needed.length > 0 && page.kind === 'continuity'
      ? (['add_evidence'] as const)
      : (['decide', 'record_state'] as const)),
  ];
  return (
    <CaseActions
      page={page}
      order={ORDER}
      next={next}
      hides={({ why }) => isOwn || isOfOthers(why?.code)}
      forms={FORMS}
    >
      {ways || children ? (
        <>
          {ways && <Disagree page={page} />}
          {children}
        </>
      ) : undefined}
    </CaseActions>
  );
}
