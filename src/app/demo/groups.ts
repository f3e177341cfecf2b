import type { Database } from '../../platform/db/index.ts';

/** Every fourth member belongs to a delegated group: the state's file does not say so, the plan's own does. */
export async function assignGroups(
  db: Database,
  plan: string,
  network: string,
  groups: readonly string[],
): Promise<void> {
  if (groups.length === 0) return;
  await db.transaction(async (tx) => {
    await tx.query(
      `insert into member_assignment (plan, member_id, kind, who, from_date)
       select $1, m.member_id, 'medical_group', ($2::text[])[1 + (m.n / 4) % cardinality($2::text[])], '2020-01-01'
       from (select member_id, row_number() over (order by member_id) as n from member where plan = $1 and synthetic) m
       where m.n % 4 = 0 on conflict do nothing`,
      [plan, groups],
    );
    await tx.query('select refresh_member_ties($1, null, $2)', [plan, network]);
  });
}

/** The delegated medical groups a plan's directory publishes. */
export async function groupsOf(db: Database, plan: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select organization_id as id from site where plan = $1 and kind = 'medical_group' and source = 'published' order by organization_id`,
    [plan],
  );
  return rows.map(({ id }) => id);
}
