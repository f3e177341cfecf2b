import { californiaDate, done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { NetworkRules } from '../../rules/index.ts';
import { type CapacityAnswer, capacityOf } from './capacity.ts';
import type { capacityApi } from './capacity-api.ts';
import { contractedWith, neverReported, newestCapacity, putCapacity, type StoredCapacity } from './capacity-store.ts';
import { type DirectoryDesk, NO_PLAN, ownPlan, type PlanNetwork } from './directory-desk.ts';
import { reportCapacity } from './report-capacity.ts';

const NO_ORGANIZATION = refused('not_found', 'no such organization of the plan');

export function capacityRoutes(desk: DirectoryDesk): Handlers<typeof capacityApi, Queryable> {
  return {
    async reportCapacity({ actor, body, tx, now, audit }) {
      const network = ownPlan(desk, actor, body.plan);
      if (!network) return NO_PLAN;
      const { plan: brand, organization: named, ...said } = body;
      const organization = actor.reach === 'plan' ? named : actor.organization;
      if (organization === undefined || (named !== undefined && named !== organization)) return NO_ORGANIZATION;
      const today = californiaDate(now);
      if (!(await contractedWith(tx, [network.plan, brand], today)).has(organization)) return NO_ORGANIZATION;
      const answer = reportCapacity(network.rules, said, today);
      if (!answer.ok) return answer;
      await putCapacity(tx, network.plan, [{ ...said, brand, organization, reportedOn: today }], actor.account, now);
      audit('capacity.reported', organization, { plan: network.plan, brand, service: said.service });
      return done(shown(answer.value));
    },
    async capacity({ actor, query, tx, now }) {
      const network = ownPlan(desk, actor, query.plan);
      if (!network) return NO_PLAN;
      const asked = { plan: network.plan, brand: ownBrand(network) };
      const services = network.rules.capacity_report?.services ?? [];
      const keys = [network.plan, network.brand];
      return done({
        duty: dutyOf(network.rules),
        reports: reports(network, await newestCapacity(tx, asked), now),
        missing: await neverReported(tx, asked, keys, services, californiaDate(now)),
      });
    },
    async ownCapacity({ actor, query, tx, now }) {
      const network = ownPlan(desk, actor, query.plan);
      if (!network) return NO_PLAN;
      const asked = { plan: network.plan, brand: network.brand, organization: actor.organization };
      return done({
        duty: dutyOf(network.rules),
        reports: reports(network, await newestCapacity(tx, asked), now),
      });
    },
  };
}

/** Whoever looks at a brand sees what is reported for it; whoever looks at the plan itself, every brand. */
function ownBrand({ plan, brand }: PlanNetwork): string | undefined {
  return plan === brand ? undefined : brand;
}

function dutyOf({ capacity_report: duty, lead_care_manager: ratio }: NetworkRules) {
  return {
    services: duty?.services ?? [],
    ...(ratio ? { mostMembers: ratio.max_members } : {}),
    cites: [...(duty?.cite ?? []), ...(ratio?.cite ?? [])],
  };
}

function reports({ rules }: PlanNetwork, stored: readonly StoredCapacity[], now: Date) {
  return stored.map((one) => ({ ...one, answer: shown(capacityOf(rules, one, californiaDate(now))) }));
}

function shown(answer: CapacityAnswer) {
  return { ...answer, findings: answer.findings.map(({ code, severity, at }) => ({ code, severity, at })) };
}
