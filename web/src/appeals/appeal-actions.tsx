import type { AppealPage } from '../contract/appeals.ts';
import { CaseActions } from '../parts/case-actions.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { APPEAL_FORMS, type FormedAppealAction } from './forms/forms.ts';

/** As the appeals department reaches for them. */
const ORDER: readonly FormedAppealAction[] = [
  'acknowledge',
  'decide',
  'carry_out',
  'add_information',
  'assign',
  'expedite',
  'refuse_expedite',
  'tell_by_word',
  'extend',
  'ask_remedy',
  'record_remedy',
  'withdraw',
];

/** A grievance has one clock, and nothing of it is carried out or goes to the state. */
const OF_APPEALS: ReadonlySet<FormedAppealAction> = new Set([
  'carry_out',
  'expedite',
  'refuse_expedite',
  'tell_by_word',
  'extend',
  'ask_remedy',
  'record_remedy',
]);

const NEXT: readonly FormedAppealAction[] = ['acknowledge', 'carry_out', 'decide'];

/** What I can do now with an appeal, and what I cannot with the reason. */
export function AppealActions({ page }: { readonly page: AppealPage }) {
  const { session } = useSitting();
  // What only the plan does is no action of an office or a member.
  const isPlan = session.reach === 'plan';
  return (
    <CaseActions
      page={page}
      order={ORDER}
      next={NEXT}
      hides={({ action, why }) =>
        (!isPlan && why?.code === 'appeals_only') || (page.kind === 'grievance' && OF_APPEALS.has(action))
      }
      forms={APPEAL_FORMS}
    />
  );
}
