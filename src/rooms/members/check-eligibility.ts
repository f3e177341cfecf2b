import { type IsoDate, isIsoDate } from '../../kernel/index.ts';
import type { AskMembers } from './ask-members.ts';
import type { Standing } from './coverage-changes.ts';
import { type Eligibility, eligibilityOn } from './eligibility.ts';
import { type FindAsked, identityOf } from './find-member.ts';

/** One question of many: who, and on which day. */
export interface EligibilityAsked extends FindAsked {
  readonly handle?: string | undefined;
  readonly on?: string | undefined;
}

export interface EligibilityAnswer {
  /** `not_found`: nobody has that identity in the asker's plans. `not_asked`: the question cannot be read. */
  readonly eligible: Eligibility['eligible'] | 'not_found' | 'not_asked';
  readonly because: Eligibility['because'] | 'not_found' | 'not_a_day' | 'several';
  readonly on: IsoDate;
  readonly plan?: string;
  readonly handle?: string;
  readonly coverage?: Eligibility['coverage'];
}

/**
 * Answers one or thousands at once, each in the order it was asked. Reads the members once.
 *
 * @cites HN-PORT-01, HN-BILL-05, HN-CS-09
 */
export async function checkEligibility(
  members: AskMembers,
  asked: readonly EligibilityAsked[],
  today: IsoDate,
): Promise<readonly EligibilityAnswer[]> {
  const identities = asked.map((a) => (a.handle === undefined ? identityOf(a) : undefined));
  const exact = identities.flatMap((identity, i) => (identity ? [{ identity, i }] : []));
  const found = exact.length === 0 ? [] : await members.glimpseStandings(exact.map((e) => e.identity));
  const byAsked = Map.groupBy(found, (f) => exact[f.n]?.i ?? -1);
  const handles = [...new Set(asked.flatMap((a) => a.handle ?? []))];
  const known = handles.length === 0 ? [] : await members.standings(handles);
  const standings = new Map<string, Standing>([...known, ...found.map((f) => [f.handle, f] as const)]);
  const planOf = new Map(found.map((f) => [f.handle, f.plan]));
  return asked.map((one, i): EligibilityAnswer => {
    const on = one.on ?? today;
    if (!isIsoDate(on)) return { eligible: 'not_asked', because: 'not_a_day', on: today };
    const choices = one.handle === undefined ? (byAsked.get(i) ?? []).map((f) => f.handle) : [one.handle];
    const answers = choices.flatMap((handle) => {
      const standing = standings.get(handle);
      const plan = planOf.get(handle);
      return standing ? [{ ...eligibilityOn(standing, on), on, handle, ...(plan === undefined ? {} : { plan }) }] : [];
    });
    const covered = answers.filter((a) => a.eligible === 'yes');
    // Somebody may have been a member of two plans: the one that covers the day answers.
    const best = covered[0] ?? answers.find((a) => a.eligible === 'unknown') ?? answers[0];
    if (!best) return { eligible: 'not_found', because: 'not_found', on };
    const plans = new Set(covered.map(({ plan }) => plan));
    return plans.size < covered.length ? { eligible: 'not_asked', because: 'several', on } : best;
  });
}
