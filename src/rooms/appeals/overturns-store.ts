import type { Queryable } from '../../platform/db/index.ts';
import type { Grievances, Overturns } from './overturns.ts';

interface Span {
  readonly from?: number | undefined;
  readonly before?: number | undefined;
}

/** As `overturnsByGround`, counted where the cases are kept, of appeals resolved in a span of time. */
export async function overturnsIn(tx: Queryable, plans: readonly string[], span: Span): Promise<readonly Overturns[]> {
  const { rows } = await tx.query<Overturns & Record<string, unknown>>(
    `select g.ground, count(*)::int as resolved,
       count(*) filter (where e.outcome = 'upheld')::int as upheld,
       count(*) filter (where e.outcome = 'overturned')::int as overturned,
       count(*) filter (where e.outcome = 'partly_overturned')::int as partly,
       count(*) filter (where c.shown ? 'after')::int as by_state
     from case_file c cross join lateral jsonb_array_elements_text(c.shown->'grounds') g (ground)
       cross join lateral (select coalesce(c.shown->>'after', c.outcome)) e (outcome)
     where c.plan = any($1) and c.kind = 'appeal' and c.outcome is not null
       and ($2::float8 is null or c.closed_at >= to_timestamp($2::float8 / 1000))
       and ($3::float8 is null or c.closed_at < to_timestamp($3::float8 / 1000))
     group by 1 order by count(*) filter (where e.outcome <> 'upheld') desc, 2 desc, g.ground collate "C"`,
    [plans, span.from ?? null, span.before ?? null],
  );
  return rows;
}

/** As `grievancesResolved`, counted where the cases are kept. */
export async function grievancesIn(tx: Queryable, plans: readonly string[], span: Span): Promise<Grievances> {
  const { rows } = await tx.query<Grievances & Record<string, unknown>>(
    `select count(*)::int as resolved, count(*) filter (where c.shown->'exempt' = 'true')::int as exempt
     from case_file c
     where c.plan = any($1) and c.kind = 'grievance' and c.outcome is not null
       and ($2::float8 is null or c.closed_at >= to_timestamp($2::float8 / 1000))
       and ($3::float8 is null or c.closed_at < to_timestamp($3::float8 / 1000))`,
    [plans, span.from ?? null, span.before ?? null],
  );
  return rows[0] ?? { resolved: 0, exempt: 0 };
}
