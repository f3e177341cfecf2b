import { californiaDate, done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { contractedWith } from './capacity-store.ts';
import { type DirectoryDesk, NO_PLAN, ownPlan } from './directory-desk.ts';
import {
  contractedOrganizations,
  providerById,
  refreshProviderTies,
  tiedProviders,
  tieProvider,
} from './provider-tie-store.ts';
import type { providersApi } from './providers-api.ts';

const NO_PROVIDER = refused('not_found', 'the plan knows no such provider');

export function providersRoutes(desk: DirectoryDesk): Handlers<typeof providersApi, Queryable> {
  return {
    async providers({ actor, body, tx }) {
      const network = ownPlan(desk, actor, body.plan);
      return network ? done(await tiedProviders(tx, network.plan, body)) : NO_PLAN;
    },
    async tyingOrganizations({ actor, query, tx, now }) {
      const network = ownPlan(desk, actor, query.plan);
      if (!network) return NO_PLAN;
      const keys = [network.plan, network.brand];
      return done({ organizations: await contractedOrganizations(tx, keys, californiaDate(now)) });
    },
    async tieProvider({ actor, params, body, tx, now, audit }) {
      // A brand's providers are its plan's: whoever works for the brand alone ties none.
      const network = ownPlan(desk, actor, body.plan);
      const found =
        network && actor.plans.includes(network.plan) && (await providerById(tx, network.plan, params.provider));
      if (!network || !found) return NO_PROVIDER;
      const { organization, seen } = body;
      const contracts = await contractedWith(tx, [network.plan, body.plan], californiaDate(now));
      if (organization !== null && !contracts.has(organization)) {
        return refused('not_found', 'no such organization of the plan');
      }
      if (!(await tieProvider(tx, network.plan, { id: found.id, seen, organization }))) {
        return refused('conflict', 'somebody tied the provider otherwise meanwhile');
      }
      await refreshProviderTies(tx, desk.brandsOf(network.plan), found.id);
      audit('provider.tied', found.id, { plan: network.plan, organization, before: seen });
      return done((await providerById(tx, network.plan, found.id)) ?? found);
    },
  };
}
