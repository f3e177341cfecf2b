import { addDays, dateOfDayNumber, dayAt, type IsoDate } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import type { Referral } from './open-referral.ts';

/** Which organization a referral lets find the member, and from which day to which. */
export interface ReferralTie {
  readonly organization: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * Whoever accepted a referral is about to serve the member: until it is closed, withdrawn, declined or sent on, and no longer than
 * policy says, from the day of acceptance and anew from the day the service began. Received is not accepted.
 */
export function referralTie(careTies: CompiledPolicy['careTies'], one: Referral): ReferralTie | undefined {
  const { state, to, begunOn = '' } = one;
  const accepted = one.events.findLast(({ what }) => what.kind === 'accepted');
  if ((state !== 'accepted' && state !== 'begun') || to?.organization === undefined || !accepted) return undefined;
  const from = dateOfDayNumber(dayAt(accepted.at));
  const rule = careTies.find(
    ({ after, in_force: span }) => after === 'referral' && (span.from ?? from) <= from && from <= (span.to ?? from),
  );
  if (!rule) return undefined;
  return { organization: to.organization, from, to: addDays(begunOn > from ? begunOn : from, rule.days) };
}
