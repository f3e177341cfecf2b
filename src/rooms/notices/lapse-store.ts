import type { Instant } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';

const UNTOLD = `c.kind = 'authorization' and c.state = 'open' and (c.shown->>'lapses')::float8 < $1 and not exists (
  select from notice n where n.plan = c.plan and n.number = c.number and n.notice = 'lapse')`;

/** Requests whose limit passed undecided, as their rows say, and of which no letter has told yet. */
export async function lapsedCases(
  tx: Queryable,
  plan: string | undefined,
  now: Instant,
): Promise<readonly { readonly plan: string; readonly number: string }[]> {
  const { rows } = await tx.query<{ plan: string; number: string }>(
    `select c.plan, c.number from case_file c where ${UNTOLD} and ($2::text is null or c.plan = $2) order by c.plan, c.number`,
    [now, plan ?? null],
  );
  return rows;
}

/** Of two who look at once one writes: the case is held until the transaction ends. */
export async function isLapseToBeTold(tx: Queryable, plan: string, number: string, now: Instant): Promise<boolean> {
  await tx.query('select 1 from case_file where plan = $1 and number = $2 for update', [plan, number]);
  const { rows } = await tx.query(`select 1 from case_file c where ${UNTOLD} and c.plan = $2 and c.number = $3`, [
    now,
    plan,
    number,
  ]);
  return rows.length > 0;
}
