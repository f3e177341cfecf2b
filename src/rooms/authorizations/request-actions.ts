import type { Instant } from '../../kernel/index.ts';
import { type ActionState, type Closed, closed, type Onlooker, openUnless } from '../cases/index.ts';
import { isStay } from './discharge.ts';
import type { Request } from './open-request.ts';
import { unreadItems } from './papers.ts';

interface Rule {
  /** Only while nobody has ended the request. */
  readonly open?: true;
  /** The plan's people alone, or those of them who review. */
  readonly by?: 'plan' | 'reviewer';
}

/** What may be done with a request. */
const RULES = {
  add_information: { open: true },
  amend: { open: true },
  withdraw: { open: true },
  cancel: { open: true },
  assign: { open: true, by: 'reviewer' },
  request_information: { open: true, by: 'reviewer' },
  read_paper: { open: true, by: 'plan' },
  change_urgency: { open: true },
  recommend: { open: true, by: 'reviewer' },
  approve: { open: true, by: 'reviewer' },
  modify: { open: true, by: 'plan' },
  deny: { open: true, by: 'plan' },
  defer: { open: true, by: 'reviewer' },
  extend: { by: 'reviewer' },
  order_external_review: { open: true, by: 'reviewer' },
  record_opinion: { open: true, by: 'reviewer' },
  send_notice: { by: 'reviewer' },
  tell_requester: { by: 'reviewer' },
  ask_criteria: {},
  send_criteria: { by: 'reviewer' },
  ask_peer_discussion: {},
  schedule_peer_discussion: { by: 'reviewer' },
  record_peer_discussion: { by: 'plan' },
  plan_discharge: {},
  note_discharge_needs: {},
  record_discharge: {},
  appeal: {},
} as const satisfies Readonly<Record<string, Rule>>;
export type RequestAction = keyof typeof RULES;
export const REQUEST_ACTIONS = Object.keys(RULES) as RequestAction[];

/** Who looks, and what he may do. */
export interface Viewer extends Onlooker {
  /** Whether he may hand requests in and what belongs to them, for an office. */
  readonly maySubmit: boolean;
  readonly mayIntake: boolean;
  readonly mayReview: boolean;
  readonly mayDeny: boolean;
  /** Whether he coordinates discharges for the plan. */
  readonly mayDischarge: boolean;
  /** Whether he is a practitioner who may talk a denial over: a physician, never an authorization specialist or a nurse. */
  readonly isPractitioner: boolean;
}

/** `lapsed`: since when no decision counts as a denial (`lapseOf`). */
export function actionsOpen(request: Request, viewer: Viewer, lapsed?: Instant): ActionState<RequestAction>[] {
  return REQUEST_ACTIONS.map((action) => actionState(request, action, viewer, lapsed));
}

export function actionState(
  request: Request,
  action: RequestAction,
  viewer: Viewer,
  lapsed: Instant | undefined,
): ActionState<RequestAction> {
  return openUnless(action, whyClosed(request, action, viewer, lapsed));
}

function whyClosed(
  request: Request,
  action: RequestAction,
  viewer: Viewer,
  lapsed: Instant | undefined,
): Closed | undefined {
  const { open, by }: Rule = RULES[action];
  // Who could never do it is told that, and not how the request stands.
  if (viewer.side !== 'plan' && by) return closed('plan_reviews');
  if (request.state === 'redirected') return whyClosedElsewhere(request, action, viewer);
  if (open && request.state !== 'open') return closed(`${request.state}_already`);
  if (action === 'request_information' && !viewer.mayReview && !viewer.mayIntake) return closed('reviewer_only');
  if (by === 'reviewer' && action !== 'request_information' && !viewer.mayReview)
    return closed('reviewer_only', 'AAH-UM-PRG-03');
  switch (action) {
    case 'modify':
    case 'deny':
      return viewer.mayDeny ? undefined : closed('medical_director_only', 'AAH-UM-DEN-01');
    case 'defer':
      return request.deferred ? closed('deferred_already', 'REF-UM-CLK-07') : undefined;
    case 'withdraw':
      if (viewer.side === 'plan') return closed('requester_withdraws');
      return viewer.maySubmit ? undefined : closed('provider_does');
    case 'cancel':
      if (viewer.side !== 'plan' && !viewer.maySubmit) return closed('plan_reviews');
      return viewer.side === 'plan' && (viewer.mayReview || viewer.mayIntake) ? undefined : closed('plan_cancels');
    case 'amend':
      // Less asked for in the requester's name, and approved, would be a denial nobody signed.
      if (viewer.side !== 'plan') return viewer.maySubmit ? undefined : closed('requester_amends');
      return viewer.mayReview || viewer.mayIntake ? undefined : closed('reviewer_only');
    case 'add_information':
      if (viewer.side !== 'plan') return viewer.maySubmit ? undefined : closed('provider_does');
      return viewer.mayReview || viewer.mayIntake ? undefined : closed('reviewer_only');
    case 'read_paper':
      if (!viewer.mayReview && !viewer.mayIntake) return closed('reviewer_only');
      return unreadItems(request.papers).length > 0 ? undefined : closed('nothing_to_read');
    case 'change_urgency':
      if (viewer.side !== 'plan') return viewer.maySubmit ? undefined : closed('provider_does');
      if (!viewer.mayReview) return closed('reviewer_only');
      return request.urgency === 'urgent' ? closed('urgency_never_lowered', 'AAH-UM-PRE-06') : undefined;
    case 'recommend':
      return viewer.mayDeny ? closed('decides_himself') : undefined;
    case 'record_opinion':
      return request.events.some(({ what }) => what.kind === 'external_review_ordered')
        ? undefined
        : closed('no_external_review', 'AAH-UM-DEN-02');
    case 'extend':
      return request.state === 'decided' && request.decision?.outcome !== 'denied'
        ? undefined
        : closed('nothing_granted');
    case 'send_notice':
    case 'tell_requester':
      return request.state === 'decided' || request.deferred || lapsed !== undefined
        ? undefined
        : closed('not_decided');
    case 'ask_criteria':
    case 'send_criteria':
      return request.state === 'decided' ? undefined : closed('not_decided');
    case 'ask_peer_discussion':
    case 'schedule_peer_discussion':
    case 'record_peer_discussion':
      return whyNoDiscussion(request, action, viewer);
    case 'plan_discharge':
    case 'note_discharge_needs':
    case 'record_discharge':
      return whyNoDischarge(request, action, viewer);
    case 'appeal':
      return isAdverse(request, lapsed) ? undefined : closed('nothing_denied');
    default:
      return undefined;
  }
}

/** Of a request that was sent on, the requester is told; all else, the criteria too, is the group's. */
function whyClosedElsewhere({ handler }: Request, action: RequestAction, viewer: Viewer): Closed | undefined {
  const tells = action === 'send_notice' || action === 'tell_requester';
  if (tells && viewer.side === 'plan' && (viewer.mayReview || viewer.mayIntake)) return undefined;
  if (handler.kind === 'group' && handler.group === viewer.organization)
    return closed('yours_to_decide', 'AAH-UM-RTE-03');
  if (action === 'ask_criteria' || action === 'send_criteria')
    return closed('group_gives_criteria', 'AAH-UM-CRI-03', 'AAH-UM-RTE-04');
  return closed('redirected_elsewhere', 'AAH-UM-RTE-03');
}

/** Denied, or granted less than asked: the law treats both alike [AAH-UM-PRG-07]. So does it what nobody decided in time [REF-UM-CLK-08]. */
export function isAdverse({ decision }: Request, lapsed?: Instant): boolean {
  return decision ? decision.outcome !== 'approved' : lapsed !== undefined;
}

/** TOC staff and the facility's own coordinate it together; a reviewer who hears of the day says so [AAH-UM-INP-04]. */
function whyNoDischarge(request: Request, action: RequestAction, viewer: Viewer): Closed | undefined {
  const { state, discharge } = request;
  const mayPlan = action === 'plan_discharge' && viewer.mayReview;
  if (viewer.side !== 'plan' && !viewer.maySubmit) return closed('provider_does');
  if (viewer.side === 'plan' && !viewer.mayDischarge && !mayPlan)
    return closed('discharge_staff_only', 'AAH-UM-INP-04');
  if (state === 'withdrawn' || state === 'cancelled') return closed(`${state}_already`);
  if (!discharge && !isStay(request.body)) return closed('no_stay', 'AAH-UM-INP-04');
  if (discharge?.left !== undefined) return closed('discharged_already');
  if (!discharge && action !== 'plan_discharge') return closed('discharge_not_planned', 'AAH-UM-INP-04');
  return undefined;
}

function whyNoDiscussion(request: Request, action: RequestAction, viewer: Viewer): Closed | undefined {
  if (!isAdverse(request)) return closed('nothing_denied', 'AAH-UM-P2P-01');
  if (action === 'ask_peer_discussion')
    return viewer.maySubmit || viewer.mayIntake || viewer.mayReview
      ? undefined
      : closed('provider_asks', 'AAH-UM-P2P-02');
  if (request.peerDiscussion === 'none') return closed('discussion_not_asked', 'AAH-UM-P2P-02');
  if (action === 'record_peer_discussion' && !viewer.isPractitioner)
    return closed('practitioner_only', 'AAH-UM-P2P-01');
  return undefined;
}
