import type { Queryable } from '../../platform/db/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

export type CareTies = CompiledPolicy['careTies'];

/** Ties of organizations to members by care given or approved, as the plan's policy dates them; with no members for all of the plan. */
export async function refreshCareTies(
  tx: Queryable,
  plan: string,
  members: readonly string[] | undefined,
  { network, careTies }: { readonly network: string; readonly careTies: CareTies },
): Promise<void> {
  const ties = careTies.map(({ after, days, in_force: { from, to } }) => ({ after, days, from, to }));
  await tx.query('select refresh_care_ties($1, $2, $3, $4)', [plan, members ?? null, network, JSON.stringify(ties)]);
}
