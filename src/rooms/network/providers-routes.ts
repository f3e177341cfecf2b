import { californiaDate, done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { Speech } from '../../rules/index.ts';
import { contractedWith } from './capacity-store.ts';
import { type DirectoryDesk, NO_PLAN, ownPlan, type PlanNetwork } from './directory-desk.ts';
import { lackingForms, putFormSupplied } from './form-store.ts';
import { formsToSupply } from './forms-to-supply.ts';
import {
  contractedOrganizations,
  providerById,
  refreshProviderTies,
  tiedProviders,
  tieProvider,
} from './provider-tie-store.ts';
import type { providersApi } from './providers-api.ts';

function formsOf({ rules }: PlanNetwork): string[] {
  return (rules.forms ?? []).map(({ form }) => form);
}

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
    async formsToSupply({ actor, body: { plan, page, size }, tx, now, language }) {
      const network = ownPlan(desk, actor, plan);
      if (!network) return NO_PLAN;
      const speech = new Speech(network.policy, language);
      const lacking = await lackingForms(tx, network.plan, formsOf(network));
      const tasks = lacking.flatMap(({ id, npi, name, contracts, supplied }) =>
        formsToSupply(network.rules, { contracts }, supplied, californiaDate(now)).map(({ form, title }) => ({
          ...{ id, npi, name, form },
          title: speech.local(title),
        })),
      );
      return done({ total: tasks.length, tasks: tasks.slice((page - 1) * size, page * size) });
    },
    async formSupplied({ actor, body: { plan, provider, form }, tx, now, audit }) {
      const network = ownPlan(desk, actor, plan);
      const [found] = network ? await lackingForms(tx, network.plan, formsOf(network), provider) : [];
      if (!network || !found) return NO_PROVIDER;
      const on = californiaDate(now);
      const due = formsToSupply(network.rules, found, found.supplied, on).map((one) => one.form);
      if (!due.includes(form)) return NO_PROVIDER;
      await putFormSupplied(tx, { plan: network.plan, provider: found.id, form, on }, actor);
      audit('form.supplied', found.id, { plan: network.plan, form });
      return done({ left: due.filter((one) => one !== form) });
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
