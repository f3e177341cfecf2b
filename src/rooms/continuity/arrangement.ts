import { dateOfDayNumber, dayAt, type IsoDate } from '../../kernel/index.ts';
import type { Continuity } from './open-continuity.ts';

/** What a grant says where claims look: with whom, which days, which codes. It has no units of its own. */
export interface Arrangement {
  readonly number: string;
  readonly provider: string;
  /** None: the member may be served there, and what needs an authorization still needs one. */
  readonly codes: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly approvedOn: IsoDate;
}

/**
 * One service carries the number of the case, several the number and their place. A provider the plan does not know by number no claim
 * can name. Where a request for authorization goes with it, codes and units are that request's: granted twice, its units would bind nobody.
 */
export function arrangementsOf(one: Continuity): Arrangement[] {
  const { number, body, provider, decision, granted } = one;
  if (decision?.outcome !== 'granted' || provider === undefined) return [];
  const approvedOn = dateOfDayNumber(dayAt(decision.at));
  return granted.map(({ codes = [], from, to }, i) => ({
    number: granted.length === 1 ? number : `${number}-${i + 1}`,
    provider,
    codes: body.request === undefined ? codes : [],
    from,
    to,
    approvedOn,
  }));
}
