import type { AppealResolution } from './appeal.ts';
import type { Appeal } from './open-appeal.ts';
import { isByState, outcomeAfterAll } from './wins.ts';

/** How often what the plan decided on one ground did not stand. */
export interface Overturns {
  readonly ground: string;
  readonly resolved: number;
  readonly upheld: number;
  readonly overturned: number;
  readonly partly: number;
  /** Of all: how many the state decided otherwise than the plan had answered. */
  readonly by_state: number;
}

/**
 * Of resolved appeals, by the clause or criteria the first decision rested on, as they ended after the state's remedies too. An appeal of
 * two grounds counts under both.
 */
export function overturnsByGround(appeals: readonly Appeal[]): Overturns[] {
  const byGround = new Map<string, Appeal[]>();
  for (const appeal of appeals) {
    if (outcomeAfterAll(appeal) === undefined) continue;
    for (const ground of appeal.original?.grounds ?? [])
      byGround.set(ground, [...(byGround.get(ground) ?? []), appeal]);
  }
  return [...byGround]
    .map(([ground, of]) => {
      const n = (outcome: AppealResolution) => of.filter((appeal) => outcomeAfterAll(appeal) === outcome).length;
      return {
        ground,
        resolved: of.length,
        upheld: n('upheld'),
        overturned: n('overturned'),
        partly: n('partly_overturned'),
        by_state: of.filter(isByState).length,
      };
    })
    .sort(byWeight);
}

/** Resolved grievances, those that needed no letter counted with the rest [REF-UM-GRV-02]. */
export interface Grievances {
  readonly resolved: number;
  readonly exempt: number;
}

export function grievancesResolved(cases: readonly Appeal[]): Grievances {
  const resolved = cases.filter(({ body, resolution }) => body.kind === 'grievance' && resolution);
  return { resolved: resolved.length, exempt: resolved.filter(({ resolution }) => resolution?.exempt).length };
}

/** What was overturned most often first; the order of the database too. */
function byWeight(a: Overturns, b: Overturns): number {
  return (
    b.overturned + b.partly - (a.overturned + a.partly) || b.resolved - a.resolved || (a.ground < b.ground ? -1 : 1)
  );
}
