import type { Queryable } from '../../platform/db/index.ts';
import type { GlassStore } from './break-glass.ts';

/** Opened under the request's own row-level security: for this session, and a plan its organization works for. */
export function glassStore(tx: Queryable): GlassStore {
  return {
    async open(session, { plan, member }, reason, now) {
      await tx.query(
        `insert into member_glimpse (session_id, plan, member_id, opened_at, depth, reason) values ($1, $2, $3, $4, 'full', $5)
         on conflict (session_id, plan, member_id) do update set depth = 'full', reason = excluded.reason, opened_at = excluded.opened_at,
           reviewed_at = null, reviewed_by = null, review = null`,
        [session, plan, member, now, reason],
      );
    },
    async opened(glimpse) {
      const { rows } = await tx.query<{ plan: string; by: string; isReviewed: boolean }>(
        `select g.plan, break_glass_by(g.glimpse_id)::text as by, g.reviewed_at is not null as "isReviewed"
         from member_glimpse g where g.glimpse_id = $1 and g.depth = 'full' for update`,
        [glimpse],
      );
      return rows[0];
    },
    async review(glimpse, found, by, now) {
      await tx.query(
        'update member_glimpse set review = $2, reviewed_by = $3, reviewed_at = $4 where glimpse_id = $1',
        [glimpse, found, by, now],
      );
    },
  };
}

/** Pages opened in an emergency that nobody has reviewed yet. */
export async function waitingEmergencies(
  tx: Queryable,
  plan: string,
): Promise<{ readonly n: number; readonly since: Date | null }> {
  const { rows } = await tx.query<{ n: number; since: Date | null }>(
    `select count(*)::int as n, min(opened_at) as since from member_glimpse
     where plan = $1 and depth = 'full' and reviewed_at is null`,
    [plan],
  );
  return rows[0] ?? { n: 0, since: null };
}
