import { dateOfDayNumber, dayAt, done, type Instant, type Result, refused } from '../../kernel/index.ts';
import { doorsFor, type ReferralDoor } from '../../rules/index.ts';
import { allowedBy, personOf } from '../authorizations/index.ts';
import { judgeReferral, referralFacts, serviceOf } from './judge-referral.ts';
import { type Referral, referralFrom } from './open-referral.ts';
import type { Receiver, ReferralBody, Referrer } from './referral.ts';
import type { ReferralViewer } from './referral-actions.ts';
import type { ReferralDesk } from './referral-desk.ts';
import type { ReferralEvent, ReferralEventOf } from './referral-event.ts';

export interface Making {
  readonly body: ReferralBody;
  readonly referrer: Referrer;
  readonly door: ReferralDoor;
  readonly received?: Instant | undefined;
  /** Provider the member is referred to, by plan id or NPI; the plan finds one when absent. */
  readonly to?: string | undefined;
  readonly chosenBy?: ReferralEventOf<'sent_on'>['chosenBy'];
  readonly viewer: ReferralViewer;
  readonly now: Instant;
}

export interface Made {
  readonly referral: Referral;
  /** Whether somebody had referred the member to it already. */
  readonly joined: boolean;
}

/**
 * Somebody introduces a member to a service. It is taken in whatever is missing; the same one that stands open already is joined and
 * not made twice.
 */
export async function makeReferral(desk: ReferralDesk, making: Making): Promise<Result<Made>> {
  const { body, viewer, now } = making;
  const received = making.received ?? now;
  if (received > now) return refused('received_in_future', 'a referral cannot have come in yet');
  if (!(await desk.isMember(body.member))) return refused('not_found', 'no such member');
  const fits = fitsPolicy(desk, making);
  if (!fits.ok) return fits;
  const standing = await desk.standing(body);
  if (standing !== undefined) return joinReferral(desk, standing, making);
  const to = making.to === undefined ? undefined : await receiverOf(desk, making.to, received);
  if (to && !to.ok) return to;
  const what: ReferralEventOf<'made'> = {
    kind: 'made',
    body,
    referrer: making.referrer,
    door: making.door,
    received,
    policy: desk.policy.version,
    ...(to ? { to: to.value } : {}),
    ...(to && making.chosenBy !== undefined ? { chosenBy: making.chosenBy } : {}),
  };
  const event: ReferralEvent = { at: now, by: personOf(viewer), what };
  const on = dateOfDayNumber(dayAt(received));
  const allowed = mayStand(desk, referralFrom(desk.plan, '', [event]), on);
  if (!allowed.ok) return allowed;
  const number = await desk.store.nextNumber(desk.plan, 'referral', on);
  const kept = await desk.store.append(desk.plan, number, [], [event]);
  return kept ? done({ referral: kept, joined: false }) : refused('changed_meanwhile', number);
}

/** Service, referrer and door are those of the plan's documents. */
function fitsPolicy({ policy }: ReferralDesk, { body, referrer, door, viewer }: Making): Result<void> {
  const service = serviceOf(policy, body.service);
  if (!service) return refused('referral_service_unknown', body.service);
  if (service.asks.includes('detail') && body.detail === undefined)
    return refused('referral_detail_missing', body.service);
  if (!policy.referrals.referrers.some(({ by }) => by === referrer.by)) return refused('referrer_unknown', referrer.by);
  const isOwn =
    viewer.side === 'member' ? PERSONS.has(referrer.by) : viewer.side === 'plan' || !ONLY_PLAN.has(referrer.by);
  if (!isOwn) return refused('referrer_does_not_fit', referrer.by);
  const doors = doorsFor(policy.referrals, body.service, referrer.by);
  const isOpen = viewer.side === 'plan' || WAYS[viewer.side].has(door);
  return isOpen && doors.some((one) => one.door === door) ? done(undefined) : refused('referral_door_closed', door);
}

const PERSONS: ReadonlySet<string> = new Set([
  'member',
  'guardian',
  'family_member',
  'caregiver',
  'authorized_support_person',
]);
/** What comes by letter or by word the plan keys; an office writes down what it was sent itself. */
const WAYS: Readonly<Record<'requester' | 'member', ReadonlySet<ReferralDoor>>> = {
  requester: new Set(['portal', 'outreach', 'direct', 'findhelp']),
  member: new Set(['portal']),
};
const ONLY_PLAN: ReadonlySet<string> = new Set(['plan']);

export async function receiverOf(desk: ReferralDesk, named: string, at: Instant): Promise<Result<Receiver>> {
  const provider = await desk.provider(named);
  if (!provider) return refused('unknown_provider', named);
  const network = await desk.network(provider.id, dateOfDayNumber(dayAt(at)));
  return done({
    provider: provider.id,
    inNetwork: network === 'in_network',
    ...(provider.organization === undefined ? {} : { organization: provider.organization }),
  });
}

/** Policy may speak against it; what it does not know yet, or wants looked at, stands in no referral's way. */
export function mayStand({ policy }: ReferralDesk, one: Referral | undefined, on: string): Result<unknown> {
  if (!one) throw new Error('a referral begins with how it was made');
  const no = judgeReferral(policy, one, on).find(({ answer }) => answer === 'no');
  return no ? allowedBy(no, referralFacts(policy, one)) : done(undefined);
}

/** The second who refers is a referrer like the first, and sees what became of it. */
async function joinReferral(desk: ReferralDesk, number: string, making: Making): Promise<Result<Made>> {
  const { body, referrer, door, viewer, now } = making;
  const one = await desk.store.load(desk.plan, number);
  if (!one) return refused('changed_meanwhile', number);
  if (one.referrers.some((each) => !each.tookBack && isSame(each, referrer)))
    return done({ referral: one, joined: true });
  const { reason, social, populations, contact } = body;
  const said = Object.fromEntries(
    Object.entries({ reason, social, populations, contact }).filter(([, value]) => value !== undefined),
  );
  const what: ReferralEventOf<'joined'> = { kind: 'joined', referrer, door, received: making.received ?? now, said };
  const at = Math.max(now, one.events.at(-1)?.at ?? now);
  const kept = await desk.store.append(desk.plan, number, one.events, [{ at, by: personOf(viewer), what }]);
  return kept ? done({ referral: kept, joined: true }) : refused('changed_meanwhile', number);
}

function isSame(a: Referrer, b: Referrer): boolean {
  if (a.organization !== undefined || b.organization !== undefined) return a.organization === b.organization;
  return a.by === b.by && a.name === b.name;
}
