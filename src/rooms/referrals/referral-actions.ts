import type { Actor } from '../../kernel/index.ts';
import { type ActionState, type Closed, closed, type Onlooker, onlookerOf, openUnless } from '../cases/index.ts';
import { isOpen, type Referral, sendersOf } from './open-referral.ts';

/** What may be done with a referral. */
export const REFERRAL_ACTIONS = [
  'receive',
  'accept',
  'decline',
  'send_on',
  'begin',
  'close',
  'add_information',
  'withdraw',
] as const;
export type ReferralAction = (typeof REFERRAL_ACTIONS)[number];

/** Who looks, and what he may do. */
export interface ReferralViewer extends Onlooker {
  readonly mayMake: boolean;
  readonly mayWork: boolean;
}

export function referralViewerOf(actor: Actor): ReferralViewer {
  const { permissions } = actor;
  return {
    ...onlookerOf(actor),
    mayMake: permissions.has('referral.make'),
    mayWork: permissions.has('referral.work'),
  };
}

/**
 * Whom a referral is open to: the plan, everybody who referred, whoever has it, and the member. To all others there is none.
 * Whose member it is, the reach says.
 * @cites HN-FH-15, CCAH-ECM-REF-02
 */
export function seesReferral(one: Referral, viewer: Onlooker): boolean {
  return viewer.side !== 'requester' || holds(one, viewer) || sendersOf(one).includes(viewer.organization);
}

/** Whose turn its work is: the organization it was sent to. The plan works on any, for whoever calls. */
function holds({ to }: Referral, { side, organization }: Onlooker): boolean {
  return side === 'plan' || (side === 'requester' && to?.organization === organization);
}

export function referralActions(one: Referral, viewer: ReferralViewer): ActionState<ReferralAction>[] {
  return REFERRAL_ACTIONS.map((action) => referralAction(one, action, viewer));
}

export function referralAction(
  one: Referral,
  action: ReferralAction,
  viewer: ReferralViewer,
): ActionState<ReferralAction> {
  return openUnless(action, whyClosed(one, action, viewer));
}

function whyClosed(one: Referral, action: ReferralAction, viewer: ReferralViewer): Closed | undefined {
  if (!isOpen(one)) return closed(one.state === 'closed' ? 'referral_closed' : 'referral_withdrawn');
  switch (action) {
    case 'add_information':
      return viewer.mayMake || viewer.mayWork ? undefined : closed('referral_parties_only');
    case 'withdraw':
      return whyNotWithdrawn(one, viewer);
    default:
      return viewer.mayWork && holds(one, viewer) ? whyNotNow(one, action, viewer) : closed('referral_holder_only');
  }
}

function whyNotWithdrawn(one: Referral, viewer: ReferralViewer): Closed | undefined {
  if (one.state === 'begun') return closed('referral_begun');
  if (!viewer.mayMake) return closed('referral_referrer_only');
  if (viewer.side !== 'requester') return undefined;
  const own = one.referrers.filter(({ organization }) => organization === viewer.organization);
  if (own.length === 0) return closed('referral_referrer_only');
  return own.every(({ tookBack }) => tookBack) ? closed('referral_taken_back') : undefined;
}

const AFTER_DECLINE: ReadonlySet<ReferralAction> = new Set(['send_on', 'close']);

function whyNotNow(one: Referral, action: ReferralAction, { side }: ReferralViewer): Closed | undefined {
  const { state, to } = one;
  // What an organization has declined is the plan's again, to send on or to close [REF-CLR-01].
  if (state === 'declined' && (side !== 'plan' || !AFTER_DECLINE.has(action)))
    return closed('referral_declined', 'REF-CLR-01');
  switch (action) {
    case 'receive':
      return state === 'made' ? undefined : closed('referral_received');
    case 'accept':
      return state === 'made' || state === 'received' ? undefined : closed('referral_accepted');
    case 'decline':
      if (!to) return closed('referral_with_plan');
      return state === 'begun' ? closed('referral_begun') : undefined;
    case 'send_on':
      return state === 'begun' ? closed('referral_begun') : undefined;
    case 'begin':
      if (state === 'begun') return closed('referral_begun');
      return state === 'accepted' ? undefined : closed('referral_not_accepted');
    default:
      return undefined;
  }
}
