import { dateOfDayNumber, dayAt, given, type Instant } from '../../kernel/index.ts';
import { type CompiledPolicy, type Speech, sayNeeded } from '../../rules/index.ts';
import {
  actorFor,
  type ListedCase,
  type NamedMember,
  type Onlooker,
  sayAction,
  sayCaseLine,
  sayReadings,
} from '../cases/index.ts';
import { remarksOf, serviceOf } from './judge-referral.ts';
import type { Referral, Referred } from './open-referral.ts';
import { type ReferralViewer, referralActions } from './referral-actions.ts';
import { referralTimes, timedReferral } from './referral-clocks.ts';
import type { ReferralDesk } from './referral-desk.ts';
import type { ReferralEvent } from './referral-event.ts';
import { type ReferralLine, type ReferralPage, referralLine } from './spoken-referral.ts';
import { fitsState } from './work-referral.ts';

/** Names beside the ids of a list. */
export interface ReferralNames {
  readonly members: ReadonlyMap<string, NamedMember>;
  readonly providers: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
}

/** One row of a worklist for one reader. */
export function sayReferralLine(
  found: ListedCase,
  names: ReferralNames,
  { policy, clocks }: Pick<ReferralDesk, 'policy' | 'clocks'>,
  reader: Onlooker,
  now: Instant,
  speech: Speech,
): ReferralLine {
  const { shape } = referralLine;
  const { detail, by, to, holder, referrers } = found.shown;
  const isOwn = reader.side === 'requester';
  return {
    ...sayCaseLine(found, names.members.get(found.number), clocks, now, speech),
    service: sayService(policy, found.category ?? '', speech),
    state: shape.state.parse(found.state),
    by: shape.by.parse(by),
    referrers: typeof referrers === 'number' ? referrers : 1,
    mine: [
      ...(isOwn && found.senders?.includes(reader.organization) ? (['sent'] as const) : []),
      ...(isOwn && holder === reader.organization ? (['received'] as const) : []),
    ],
    ...given({
      detail: typeof detail === 'string' ? detail : undefined,
      outcome: found.outcome === undefined ? undefined : sayEnding(policy, 'outcomes', found.outcome, speech),
      awaits: shape.awaits.parse(found.awaits),
      to: typeof to === 'string' ? { id: to, name: names.providers.get(to) || to } : undefined,
    }),
  };
}

export function sayService(policy: CompiledPolicy, code: string, speech: Speech) {
  const service = serviceOf(policy, code);
  return { code, label: service ? speech.local(service.say) : code };
}

function sayEnding({ referrals }: CompiledPolicy, list: 'declines' | 'outcomes', code: string, speech: Speech) {
  const found = referrals[list].find((one) => one.code === code);
  return { code, label: found ? speech.local(found.say) : code };
}

export function sayReferralPage(
  desk: ReferralDesk,
  one: Referral,
  {
    line,
    names,
    populations,
  }: {
    readonly line: ReferralLine;
    readonly names: ReferralNames;
    readonly populations: ReadonlyMap<string, string>;
  },
  viewer: ReferralViewer,
  now: Instant,
  speech: Speech,
): ReferralPage {
  const { policy } = desk;
  const { body, declined } = one;
  const isMember = viewer.side === 'member';
  const isTold = readsAll(one, viewer) || one.referrers.every((each) => isOwn(each, viewer));
  const { reasons, needed } = remarksOf(policy, one, dateOfDayNumber(dayAt(now)));
  const endings = (list: 'declines' | 'outcomes') =>
    policy.referrals[list]
      .filter((ending) => list === 'declines' || fitsState(ending, one))
      .map(({ code }) => sayEnding(policy, list, code, speech));
  return {
    ...line,
    referrals: one.referrers.map((each) => sayReferrer(each, one, viewer, names)),
    populations: (isTold ? one.populations : []).map((code) => ({ code, label: populations.get(code) ?? code })),
    asks: serviceOf(policy, body.service)?.asks ?? [],
    // What the plan still looks for in it is no worry of the member's.
    remarks: isMember ? [] : reasons.map((code) => ({ code, sentence: speech.reason(code) })),
    needed: isMember ? [] : needed.map((code) => ({ code, label: sayNeeded(speech, code) })),
    declines: endings('declines'),
    outcomes: endings('outcomes'),
    cites: serviceOf(policy, body.service)?.cite ?? [],
    actions: referralActions(one, viewer).map((state) => sayAction(state, 'referral', speech)),
    times: sayReadings(
      referralTimes(policy.referrals, desk.clocks, one, now),
      () => timedReferral(policy.referrals, one),
      now,
      speech,
    ),
    files: [],
    story: one.events.map((event) => sayEvent(event, policy, viewer, names, speech)),
    ...given({
      agreed: body.agreed,
      new_to_program: body.newToProgram,
      qualified: body.qualified,
      chosen_by: one.chosenBy,
      social: isTold ? one.social : undefined,
      contact: isTold ? one.contact : undefined,
      declined:
        declined &&
        given({
          reason: declined.code === undefined ? undefined : sayEnding(policy, 'declines', declined.code, speech),
          why: isMember ? undefined : declined.why,
        }),
      begun_on: one.begunOn,
    }),
  };
}

/** What a referrer wrote of the member is for the plan and who has the referral; another referrer reads only that he referred. */
function readsAll({ to }: Referral, { side, organization }: ReferralViewer): boolean {
  return side === 'plan' || (side === 'requester' && to?.organization === organization);
}

function isOwn({ organization, person }: Referred, viewer: ReferralViewer): boolean {
  return viewer.side === 'member' ? person?.account === viewer.account : organization === viewer.organization;
}

function sayReferrer(
  each: Referred,
  one: Referral,
  viewer: ReferralViewer,
  names: ReferralNames,
): ReferralPage['referrals'][number] {
  const { by, relation, name, organization, at, door, said, tookBack } = each;
  return {
    by,
    at,
    door,
    took_back: tookBack,
    ...given({
      relation,
      name,
      organization:
        organization === undefined
          ? undefined
          : { id: organization, name: names.organizations.get(organization) ?? '' },
      reason: readsAll(one, viewer) || isOwn(each, viewer) ? said.reason : undefined,
    }),
  };
}

function sayEvent(
  event: ReferralEvent,
  policy: CompiledPolicy,
  viewer: ReferralViewer,
  names: ReferralNames,
  speech: Speech,
): ReferralPage['story'][number] {
  const { at, by, what } = event;
  return {
    at,
    kind: what.kind,
    sentence: sentenceOf(event, policy, names, speech),
    ...given({ by: actorFor(by, viewer), note: 'why' in what && viewer.side !== 'member' ? what.why : undefined }),
  };
}

function sentenceOf({ what }: ReferralEvent, policy: CompiledPolicy, names: ReferralNames, speech: Speech): string {
  const key = `referral.story.${what.kind}`;
  const nameOf = (provider: string | undefined) =>
    provider === undefined ? '' : names.providers.get(provider) || provider;
  switch (what.kind) {
    case 'made':
      return speech.say(key, {
        by: speech.say(`referral.by.${what.referrer.by}`),
        received: speech.instant(what.received),
        to: nameOf(what.to?.provider),
        sent: String(what.to !== undefined),
      });
    case 'joined':
      return speech.say(key, { by: speech.say(`referral.by.${what.referrer.by}`) });
    case 'declined':
      return speech.say(key, {
        told: String(what.code !== undefined),
        reason: what.code === undefined ? '' : sayEnding(policy, 'declines', what.code, speech).label,
      });
    case 'sent_on':
      return speech.say(key, { to: nameOf(what.to.provider) });
    case 'begun':
      return speech.say(key, { on: speech.date(what.on) });
    case 'closed':
      return speech.say(key, { outcome: sayEnding(policy, 'outcomes', what.outcome, speech).label });
    case 'withdrawn':
      return speech.say(key, { whole: String(what.organization === undefined) });
    default:
      return speech.say(key);
  }
}
