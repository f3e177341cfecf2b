import type { Queryable } from '../../platform/db/index.ts';
import type { GlassStore } from './break-glass.ts';

/** Opened under the request's own row-level security: for this session, and a plan its organization works for. */
export function glassStore(tx: Queryable): GlassStore {
  return {
    async open(session, { plan, member }, reason, now) {
      await tx.query(
        `insert into member_glimpse (session_id, plan, member_id, opened_at, depth, reason) values ($1, $2, $3, $4, 'full', $5)
         on conflict (session_id, plan, member_id) do update set depth = 'full', reason = excluded.reason, opened_at = excluded.opened_at`,
        [session, plan, member, now, reason],
      );
    },
  };
}
