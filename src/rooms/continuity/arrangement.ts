import { dateOfDayNumber, dayAt, given, type IsoDate } from '../../kernel/index.ts';
import type { AgreedRate } from '../authorizations/index.ts';
import type { GrantedService } from './continuity.ts';
import type { ContinuityEventOf } from './continuity-event.ts';
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
  readonly rate?: AgreedRate;
}

/**
 * One service carries the number of the case, several the number and their place. A provider the plan does not know by number no claim
 * can name. Where a request for authorization goes with it, codes and units are that request's: granted twice, its units would bind nobody.
 */
export function arrangementsOf(one: Continuity): Arrangement[] {
  const { number, body, provider, decision, granted } = one;
  if (decision?.outcome !== 'granted' || provider === undefined) return [];
  const approvedOn = dateOfDayNumber(dayAt(decision.at));
  return granted.map((service, i) => ({
    number: granted.length === 1 ? number : `${number}-${i + 1}`,
    provider,
    codes: body.request === undefined ? (service.codes ?? []) : [],
    from: service.from,
    to: service.to,
    approvedOn,
    ...given({ rate: rateOf(one, service) }),
  }));
}

/**
 * What claims of a granted service pay. An amount is for codes; told without one it is for the code of the grant where that names just one.
 * Granted without an agreement, or an amount nobody can tie to a code: a person prices the line.
 */
function rateOf({ agreement }: Continuity, { codes = [] }: GrantedService): AgreedRate | undefined {
  if (!agreement) return undefined;
  if (agreement.is === 'not_reached') return { form: 'unclear' };
  const form = rateFormOf(agreement);
  if (form !== 'amount') return form && { form };
  const named = agreement.codes ?? (codes.length === 1 ? codes : []);
  if (agreement.agreedRate === undefined || named.length === 0) return { form: 'unclear' };
  return { form, amount: Math.round(agreement.agreedRate * 100), codes: named };
}

/** A number alone is an amount. */
export function rateFormOf({ form, agreedRate }: Pick<ContinuityEventOf<'agreement'>, 'form' | 'agreedRate'>) {
  return form ?? (agreedRate === undefined ? undefined : 'amount');
}
