import { californiaDate, done, exported, type Handlers } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { breakGlassApi } from './api.ts';
import { breakGlass, type MemberDesk, NO_GLIMPSE, reviewRefusal } from './break-glass.ts';
import type { OPENED_COLUMNS } from './break-glass-api.ts';
import { digestOf } from './digest.ts';
import type { BreakGlassPage, Door } from './door.ts';
import { glassStore } from './glass-store.ts';

const AT_ONCE = 1000;

const OPENED: Readonly<Record<(typeof OPENED_COLUMNS)[number], (row: BreakGlassPage['rows'][number]) => string>> = {
  at: ({ at }) => at.toISOString(),
  person: ({ person }) => person,
  organization: ({ organization }) => organization,
  reason: ({ reason }) => reason,
  plan: ({ plan }) => plan,
  review: ({ review }) => review ?? '',
};

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
        rows: rows.map(({ id, at, plan, person, organization, reason, review, reviewedAt, reviewer }, i) => ({
          id,
          at: at.toISOString(),
          plan,
          handle: handles[i] ?? '',
          person,
          organization,
          reason,
          ...(review && reviewedAt
            ? { review: { found: review, at: reviewedAt.toISOString(), by: reviewer ?? '' } }
            : {}),
        })),
      });
    },
    async review({ actor, params, body, tx, now, audit }) {
      const opened = await glassStore(tx).opened(params.glimpse);
      const refusal = reviewRefusal(opened, actor.account);
      if (refusal || !opened) return { ok: false, refusal: refusal ?? NO_GLIMPSE };
      await glassStore(tx).review(params.glimpse, body.found, actor.account, now);
      audit('break_glass.reviewed', params.glimpse, { plan: opened.plan, found: body.found });
      return done({});
    },
    async export({ actor, body }) {
      const { total } = await store.breakGlassOpened(actor.plans, { offset: 0, limit: 1 });
      return done(
        exported({
          total,
          wanted: body.columns,
          columns: OPENED,
          next: async (_: Queryable, __, read) =>
            (await store.breakGlassOpened(actor.plans, { offset: read, limit: AT_ONCE })).rows,
        }),
      );
    },
  };
}
