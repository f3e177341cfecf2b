import { californiaDate, done, type Handlers } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { recoveryApi } from './api.ts';
import { beginRecovery, recoveryRefusal } from './begin-recovery.ts';
import type { Door } from './door.ts';

/** Opens its own transactions: people of another organization stand behind row-level security. */
export function recoveryRoutes(door: Door): Handlers<typeof recoveryApi, Queryable> {
  return {
    async managers({ actor, query, now }) {
      if (actor.reach !== 'plan') return done({ managers: [] });
      const found = await door.store.managersWithin(actor.plans, californiaDate(now), query);
      const of = Map.groupBy(found, ({ organization }) => organization);
      return done({
        managers: found.map(({ account, seenAt, organizationName, hasFactor, ...one }) => {
          const closed = recoveryRefusal(of.get(one.organization) ?? [], account);
          return {
            ...one,
            id: account,
            organization_name: organizationName,
            second_factor: hasFactor,
            ...(seenAt ? { seen: seenAt.toISOString() } : {}),
            ...(closed ? { closed } : {}),
          };
        }),
      });
    },
    async begin({ actor, params, body, now }) {
      const begun = await beginRecovery(door, actor, { ...body, account: params.person }, now);
      return begun.ok ? done({ expires: begun.value.expires.toISOString() }) : begun;
    },
  };
}
