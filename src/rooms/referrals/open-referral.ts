import type { Instant, IsoDate } from '../../kernel/index.ts';
import type { ReferralDoor } from '../../rules/index.ts';
import type { Person } from '../authorizations/index.ts';
import type { Receiver, ReferralBody, ReferralSaid, ReferralState, Referrer } from './referral.ts';
import type { ReferralEvent, ReferralEventOf } from './referral-event.ts';

/** One of those who referred, with what he said. */
export interface Referred extends Referrer {
  readonly at: Instant;
  readonly door: ReferralDoor;
  readonly said: ReferralSaid;
  readonly person: Person | undefined;
  readonly tookBack: boolean;
}

/** A referral as it stands after its events. */
export interface Referral {
  readonly plan: string;
  readonly number: string;
  readonly events: readonly ReferralEvent[];
  readonly state: ReferralState;
  readonly body: ReferralBody;
  readonly received: Instant;
  readonly referrers: readonly Referred[];
  /** Who has it; the plan when absent. */
  readonly to: Receiver | undefined;
  readonly chosenBy: ReferralEventOf<'sent_on'>['chosenBy'];
  readonly populations: readonly string[];
  readonly social: string | undefined;
  readonly contact: string | undefined;
  readonly declined: ReferralEventOf<'declined'> | undefined;
  readonly begunOn: IsoDate | undefined;
  readonly outcome: string | undefined;
  readonly closedAt: Instant | undefined;
}

export function referralFrom(plan: string, number: string, events: readonly ReferralEvent[]): Referral | undefined {
  const first = events[0];
  if (first?.what.kind !== 'made') return undefined;
  const { body, referrer, door, received, to, chosenBy } = first.what;
  const { reason, social, populations, contact } = body;
  const start: Referral = {
    plan,
    number,
    events,
    state: 'made',
    body,
    received,
    referrers: [
      { ...referrer, at: received, door, said: { reason, social, contact }, person: first.by, tookBack: false },
    ],
    to,
    chosenBy,
    populations: populations ?? [],
    social,
    contact,
    declined: undefined,
    begunOn: undefined,
    outcome: undefined,
    closedAt: undefined,
  };
  return events.slice(1).reduce(after, start);
}

function after(one: Referral, { at, by, what }: ReferralEvent): Referral {
  switch (what.kind) {
    case 'joined': {
      const { referrer, door, received, said } = what;
      return adding(
        {
          ...one,
          referrers: [...one.referrers, { ...referrer, at: received, door, said, person: by, tookBack: false }],
        },
        said,
      );
    }
    case 'received':
    case 'accepted':
      return { ...one, state: what.kind };
    case 'declined':
      return { ...one, state: 'declined', declined: what };
    case 'sent_on':
      return { ...one, state: 'made', to: what.to, chosenBy: what.chosenBy, declined: undefined };
    case 'begun':
      return { ...one, state: 'begun', begunOn: what.on };
    case 'closed':
      return { ...one, state: 'closed', outcome: what.outcome, closedAt: at };
    case 'information_added':
      return adding(one, what.said);
    case 'withdrawn':
      return withdrawn(one, what.organization, at);
    default:
      return one;
  }
}

function adding(one: Referral, { social, populations = [], contact }: ReferralSaid): Referral {
  return {
    ...one,
    social: social ?? one.social,
    contact: contact ?? one.contact,
    populations: [...new Set([...one.populations, ...populations])],
  };
}

/** It stands as long as somebody who referred has not taken it back. */
function withdrawn(one: Referral, organization: string | undefined, at: Instant): Referral {
  const referrers = one.referrers.map((each) =>
    organization === undefined || each.organization === organization ? { ...each, tookBack: true } : each,
  );
  const isOver = referrers.every(({ tookBack }) => tookBack);
  return isOver ? { ...one, referrers, state: 'withdrawn', closedAt: at } : { ...one, referrers };
}

export function isOpen({ state }: Pick<Referral, 'state'>): boolean {
  return state !== 'closed' && state !== 'withdrawn';
}

/** Two referrals are to the same when the service is, and which one of it. */
export function sameService(a: Pick<ReferralBody, 'service' | 'detail'>, b: typeof a): boolean {
  return a.service === b.service && detailKey(a.detail) === detailKey(b.detail);
}

export function detailKey(detail: string | undefined): string {
  return (detail ?? '').trim().toLowerCase();
}

/** The organizations that referred, and those that had it and sent it on: all of them follow how it goes. */
export function sendersOf({ referrers, events }: Referral): string[] {
  const sentOn = events.flatMap(({ by, what }) => (what.kind === 'sent_on' && by ? [by.organization] : []));
  return [...new Set([...referrers.flatMap(({ organization }) => organization ?? []), ...sentOn])];
}
