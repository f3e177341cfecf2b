import type { OrganizationKind } from './access-policy.ts';

/** A brand of a plan: who reaches its members beside its own people. The policy says it (`brands` of a plan file). */
export interface BrandReach {
  readonly plan: string;
  readonly brand: string;
  readonly reachedBy: readonly ('plan_people' | 'contracted')[];
}

/**
 * The plans and brands a seat opens. Who works for the plan, or has a contract with it, comes to its brands where the policy
 * says so; a brand's own people come to the brand alone. An account of members opens only what its wards are in.
 *
 * @cites HN-PLAN-01
 */
export function plansReached(
  kind: OrganizationKind,
  plans: readonly string[],
  brands: readonly BrandReach[],
): readonly string[] {
  if (kind === 'members') return plans;
  const way = kind === 'plan' ? 'plan_people' : 'contracted';
  const more = brands.filter((b) => plans.includes(b.plan) && b.reachedBy.includes(way)).map((b) => b.brand);
  return [...new Set([...plans, ...more])];
}
