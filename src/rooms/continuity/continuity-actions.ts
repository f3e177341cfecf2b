import type { Actor } from '../../kernel/index.ts';
import { type ActionState, type Closed, closed, type Onlooker, onlookerOf, openUnless } from '../cases/index.ts';
import { type Continuity, isRefused, needsAlternative } from './open-continuity.ts';

/** What may be done with a request for continuity of care or an exemption. */
export const CONTINUITY_ACTIONS = [
  'add_evidence',
  'set_urgency',
  'record_agreement',
  'record_outreach',
  'offer_alternative',
  'choose_alternative',
  'assign_alternative',
  'decide',
  'extend',
  'record_assessment',
  'change_provider',
  'record_state',
  'review_exemption',
  'send_notice',
  'withdraw',
  'appeal',
  'grievance',
] as const;
export type ContinuityAction = (typeof CONTINUITY_ACTIONS)[number];

/** Who looks, and what he may do. */
export interface ContinuityViewer extends Onlooker {
  readonly mayFile: boolean;
  readonly mayWork: boolean;
  readonly isClinician: boolean;
}

export function continuityViewerOf(actor: Actor): ContinuityViewer {
  const { permissions } = actor;
  return {
    ...onlookerOf(actor),
    mayFile: permissions.has('continuity.file'),
    mayWork: permissions.has('continuity.work'),
    isClinician: permissions.has('authorization.review'),
  };
}

export function continuityActions(one: Continuity, viewer: ContinuityViewer): ActionState<ContinuityAction>[] {
  return CONTINUITY_ACTIONS.map((action) => continuityAction(one, action, viewer));
}

export function continuityAction(
  one: Continuity,
  action: ContinuityAction,
  viewer: ContinuityViewer,
): ActionState<ContinuityAction> {
  return openUnless(action, whyClosed(one, action, viewer));
}

const WHILE_OPEN = new Set<ContinuityAction>([
  'add_evidence',
  'set_urgency',
  'record_agreement',
  'record_outreach',
  'decide',
  'record_state',
]);
/** Who asks does these; the rest is the plan's department. */
const BY_ASKER = new Set<ContinuityAction>(['add_evidence', 'withdraw']);
/** What the member chooses, on his own page or through Member Services; never an office. */
const BY_MEMBER = new Set<ContinuityAction>(['choose_alternative', 'change_provider']);
const OF_EXEMPTION = new Set<ContinuityAction>(['record_state', 'review_exemption']);
const OF_BOTH = new Set<ContinuityAction>(['add_evidence', 'withdraw', 'send_notice']);

function whyClosed(one: Continuity, action: ContinuityAction, viewer: ContinuityViewer): Closed | undefined {
  if (action === 'appeal' || action === 'grievance') return whyNoDisagreement(one, action);
  const isExemption = one.body.kind === 'medical_exemption';
  if (!OF_BOTH.has(action) && OF_EXEMPTION.has(action) !== isExemption)
    return closed(isExemption ? 'state_decides_exemption' : 'not_an_exemption', 'AAH-UM-MER-01');
  if (WHILE_OPEN.has(action) && one.state !== 'open') return closed(`${one.state}_already`);
  const isOwn = BY_ASKER.has(action) || (BY_MEMBER.has(action) && viewer.side !== 'requester');
  if (!viewer.mayWork && !(isOwn && viewer.mayFile)) return closed('continuity_staff_only');
  switch (action) {
    case 'set_urgency':
      return viewer.isClinician ? undefined : closed('clinician_sets_urgency', 'AAH-UM-COCR-10');
    case 'record_outreach':
      return one.body.program === 'covered_california' ? undefined : closed('no_outreach_here', 'AAH-UM-COCR-06');
    case 'offer_alternative':
    case 'choose_alternative':
    case 'assign_alternative':
      return whyNoAlternative(one, action);
    case 'extend':
    case 'record_assessment':
    case 'change_provider':
      return one.state === 'decided' && one.decision?.outcome === 'granted' ? undefined : closed('nothing_arranged');
    case 'review_exemption':
      return one.state === 'decided' && one.decision?.outcome === 'exempt' ? undefined : closed('not_exempt');
    case 'withdraw':
      if (one.state !== 'open') return closed(`${one.state}_already`);
      if (viewer.side === 'member' && one.body.kind === 'outreach') return closed('continuity_staff_only');
      return viewer.side === 'requester' && one.body.askedBy !== 'provider' ? closed('filer_withdraws') : undefined;
    default:
      return undefined;
  }
}

/** Where somebody disagrees: a complaint at any time, an appeal of what the plan refused; not of what the state decides [REF-COC-10, REF-COC-11]. */
function whyNoDisagreement(one: Continuity, action: 'appeal' | 'grievance'): Closed | undefined {
  if (one.body.kind === 'medical_exemption') return closed('state_decides_exemption', 'REF-COC-12');
  if (action === 'grievance') return undefined;
  if (!one.decision) return closed('not_decided');
  return isRefused(one) ? undefined : closed('nothing_denied', 'REF-COC-11');
}

function whyNoAlternative(one: Continuity, action: ContinuityAction): Closed | undefined {
  if (!needsAlternative(one)) return closed('no_alternative_needed', 'AAH-UM-COCR-13');
  return action !== 'offer_alternative' && one.offered.length === 0
    ? closed('alternative_not_offered', 'AAH-UM-COCR-13')
    : undefined;
}
