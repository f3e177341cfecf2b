import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RequestPage } from '../contract/authorizations.ts';
import { wholeName } from '../members/whole-name.ts';
import { type CaseAction, CaseActions } from '../parts/case-actions.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { FORMS, type FormedAction } from './forms/forms.ts';

/** As a reviewer reaches for them. */
const ORDER: readonly FormedAction[] = [
  'approve',
  'modify',
  'deny',
  'recommend',
  'read_paper',
  'request_information',
  'add_information',
  'assign',
  'change_urgency',
  'amend',
  'defer',
  'order_external_review',
  'record_opinion',
  'tell_requester',
  'extend',
  'ask_criteria',
  'send_criteria',
  'ask_peer_discussion',
  'schedule_peer_discussion',
  'record_peer_discussion',
  'plan_discharge',
  'note_discharge_needs',
  'record_discharge',
  'withdraw',
  'cancel',
];

const DISCHARGE: ReadonlySet<string> = new Set(['plan_discharge', 'note_discharge_needs', 'record_discharge']);
const NO_DISCHARGE: ReadonlySet<string> = new Set([
  'no_stay',
  'no_discharge_rules',
  'discharge_not_planned',
  'discharge_staff_only',
  'provider_does',
]);

/** What moves the case on, by what it waits for. */
const NEXT: Readonly<Record<NonNullable<RequestPage['awaits']> | 'nothing', readonly FormedAction[]>> = {
  review: ['approve'],
  information: ['request_information', 'add_information'],
  medical_director: ['approve'],
  notice: ['tell_requester'],
  nothing: [],
};

/** What I can do now with a request, and what I cannot with the reason. */
export function Actions({ page }: { readonly page: RequestPage }) {
  const { session, may } = useSitting();
  // What only the plan does is no action of an office or a member.
  const isPlan = session.reach === 'plan';
  const hides = ({ action, why }: CaseAction<FormedAction>) =>
    (!isPlan && why?.code === 'plan_reviews') ||
    // Where there is no stay, or nobody of the plan coordinates one, a discharge is nothing to speak of.
    (DISCHARGE.has(action) && NO_DISCHARGE.has(why?.code ?? ''));
  const awaits = page.missing.length > 0 && page.awaits === 'review' ? 'information' : (page.awaits ?? 'nothing');
  const isAppealable = page.actions.some(({ action, open }) => action === 'appeal' && open);
  const appellant = isAppealable && may('appeal.file') ? page.member : undefined;
  return (
    <CaseActions page={page} order={ORDER} next={NEXT[awaits]} hides={hides} forms={FORMS}>
      {appellant && <Appeal page={page} member={appellant} />}
    </CaseActions>
  );
}

interface AppealProps {
  readonly page: RequestPage;
  readonly member: NonNullable<RequestPage['member']>;
}

/** A decision against the member is appealed at the desk of appeals. */
function Appeal({ page: { handle, number }, member }: AppealProps) {
  const say = useSay();
  const state = { member: { handle: member.handle, name: wholeName(member.name) }, appealed: { handle, number } };
  return (
    <Button
      variant="default"
      fullWidth
      justify="flex-start"
      renderRoot={(props) => <Link {...props} to="/appeals/new" state={state} />}
    >
      {say('appeal.this_decision')}
    </Button>
  );
}
