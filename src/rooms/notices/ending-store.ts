import { dateOfDayNumber, dayAt, type Instant } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';

const UNTOLD = `c.kind = 'continuity' and c.state = 'decided' and c.outcome = 'granted' and not exists (
  select from notice n where n.plan = c.plan and n.number = c.number and n.notice = 'continuity_ending-' || (c.shown->>'until'))`;

/** Continuity of care that was granted and whose end no letter has told yet. When it is time the plan's rule says. */
export async function endingCases(
  tx: Queryable,
  plan: string | undefined,
  now: Instant,
): Promise<readonly { readonly plan: string; readonly number: string }[]> {
  const { rows } = await tx.query<{ plan: string; number: string }>(
    `select c.plan, c.number from case_file c where ${UNTOLD} and ($1::text is null or c.plan = $1) and c.shown->>'until' >= $2
     order by c.plan, c.number`,
    [plan ?? null, dateOfDayNumber(dayAt(now))],
  );
  return rows;
}

/** Of two who look at once one writes: the case is held until the transaction ends. */
export async function isStillToBeTold(tx: Queryable, plan: string, number: string): Promise<boolean> {
  await tx.query('select 1 from case_file where plan = $1 and number = $2 for update', [plan, number]);
  const { rows } = await tx.query(`select 1 from case_file c where ${UNTOLD} and c.plan = $1 and c.number = $2`, [
    plan,
    number,
  ]);
  return rows.length > 0;
}
