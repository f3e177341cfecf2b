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
      hides={({ why }) => !isPlan && why?.code === 'appeals_only'}
      forms={APPEAL_FORMS}
    />
  );
}
