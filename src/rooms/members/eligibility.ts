import type { IsoDate } from '../../kernel/index.ts';
import { type Coverage, coverageOn, isWithin, type Member } from './member.ts';

export interface Eligibility {
  /** `unknown`: the state sent a status for that day that nobody explained. */
  readonly eligible: 'yes' | 'no' | 'unknown';
  readonly because: 'covered' | 'not_covered' | 'ended' | 'not_begun' | 'status_unknown' | 'not_managed_care';
  readonly coverage?: Coverage;
}

/**
 * Is the member eligible with the plan on a day? Asked before every service.
 *
 * @cites HN-BILL-05, HN-CS-09, HN-DOU-05
 */
export function eligibilityOn(member: Pick<Member, 'coverage' | 'uncertain'>, on: IsoDate): Eligibility {
  const coverage = coverageOn(member as Member, on);
  if (coverage) {
    return coverage.deliverySystem === 'managed_care'
      ? { eligible: 'yes', because: 'covered', coverage }
      : { eligible: 'no', because: 'not_managed_care', coverage };
  }
  if (member.uncertain?.some((span) => isWithin(span, on))) return { eligible: 'unknown', because: 'status_unknown' };
  const later = member.coverage.some((span) => span.from !== undefined && span.from > on);
  const earlier = member.coverage.some((span) => span.to !== undefined && span.to < on);
  return { eligible: 'no', because: earlier ? 'ended' : later ? 'not_begun' : 'not_covered' };
}
