import type { AppealResolution } from './appeal.ts';
import type { Appeal } from './open-appeal.ts';

/** How often what the plan decided on one ground did not stand. */
export interface Overturns {
  readonly ground: string;
  readonly resolved: number;
  readonly upheld: number;
  readonly overturned: number;
  readonly partly: number;
}

/** Of resolved appeals, by the clause or criteria the first decision rested on. An appeal of two grounds counts under both. */
export function overturnsByGround(appeals: readonly Appeal[]): Overturns[] {
  const outcomes = new Map<string, AppealResolution[]>();
  for (const { resolution, original } of appeals) {
    if (!resolution) continue;
    for (const ground of original?.grounds ?? [])
      outcomes.set(ground, [...(outcomes.get(ground) ?? []), resolution.outcome]);
  }
  return [...outcomes]
    .map(([ground, of]) => ({
      ground,
      resolved: of.length,
      upheld: of.filter((outcome) => outcome === 'upheld').length,
      overturned: of.filter((outcome) => outcome === 'overturned').length,
      partly: of.filter((outcome) => outcome === 'partly_overturned').length,
    }))
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
