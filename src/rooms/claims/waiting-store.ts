import type { Queryable } from '../../platform/db/index.ts';

interface WaitingClaims {
  /** What the first waiting line of each waits for; null where no rule says. */
  readonly reason: string | null;
  readonly n: number;
  /** When the oldest of them was received. */
  readonly since: string;
}

/** Claims that wait for a person, by what they wait for, most first. */
export async function waitingClaims(tx: Queryable, plan: string): Promise<readonly WaitingClaims[]> {
  const { rows } = await tx.query<WaitingClaims & Record<string, unknown>>(
    `select w.reason, count(*)::int as n, min(c.received)::text as since
     from claim c left join lateral (
       select l->'reasons'->0->>'code' as reason from json_array_elements(c.answer->'lines') with ordinality as line (l, place)
       where l->>'outcome' = 'pended' order by place limit 1) w on true
     where c.plan = $1 and c.outcome = 'pended' group by w.reason order by n desc, since, w.reason`,
    [plan],
  );
  return rows;
}
