import type { BrandReach } from '../rooms/accounts/index.ts';
import type { PolicyBook } from '../rules/index.ts';

/** Every brand of every plan, and who reaches its members. */
export function brandsIn(book: PolicyBook): readonly BrandReach[] {
  return book.packs.flatMap(({ plan }) =>
    (plan.brands ?? []).map(({ key, reached_by }) => ({ plan: plan.plan, brand: key, reachedBy: reached_by })),
  );
}
