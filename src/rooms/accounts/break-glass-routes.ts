import { californiaDate, done, type Handlers } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { breakGlassApi } from './api.ts';
import { breakGlass, type MemberDesk } from './break-glass.ts';
import { digestOf } from './digest.ts';
import type { Door } from './door.ts';
import { glassStore } from './glass-store.ts';

/** Opening a page in an emergency, and the list of it that compliance reads. */
export function breakGlassRoutes(
  { policy, store }: Pick<Door, 'policy' | 'store'>,
  desk: MemberDesk,
): Handlers<typeof breakGlassApi, Queryable> {
  return {
    async open({ actor, body, tx, now, audit }) {
      const world = { desk, limits: policy.limits, now, today: californiaDate(now) };
      const opened = await breakGlass(actor, body, glassStore(tx), world);
      if (!opened.ok) return opened;
      const { plan, handle } = opened.value;
      // The reason may name somebody: the record proves it, the list for compliance tells it.
      audit('member.break_glass', handle, { plan, reason_sha256: digestOf(body.reason).toString('hex') });
      return done({ handle });
    },
    async opened({ actor, query }) {
      const { total, rows } = await store.breakGlassOpened(actor.plans, query);
      const handles = await desk.handlesOf(rows);
      return done({
        total,
        rows: rows.map(({ at, plan, person, organization, reason }, i) => ({
          at: at.toISOString(),
          plan,
          handle: handles[i] ?? '',
          person,
          organization,
          reason,
        })),
      });
    },
  };
}
