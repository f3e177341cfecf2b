import { type Actor, californiaDate, done, exported, type Handlers, order, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { networkApi } from './api.ts';
import { type CapacityAnswer, capacityOf } from './capacity.ts';
import { newestCapacity, putCapacity, type StoredCapacity, worksFor } from './capacity-store.ts';
import { checkCredentials } from './check-credentials.ts';
import { directoryColumns } from './directory-columns.ts';
import type { DirectoryDesk, PlanNetwork } from './directory-desk.ts';
import { directoryVersion, listingById, organizationById, putListings, storedListings } from './directory-store.ts';
import { practitioners, type StoredPractitioner } from './practitioner-store.ts';
import { reportCapacity } from './report-capacity.ts';
import { type DirectoryQuery, type FoundListing, searchDirectory } from './search-directory.ts';
import { updateSite } from './update-site.ts';

const AT_ONCE = 1000;
type Asked = Omit<DirectoryQuery, 'on' | 'brand' | 'near'> & {
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
};
const NO_PLAN = refused('not_found', 'no such plan');

/** The plan an actor asks about, when he works for it. */
function ownPlan(desk: DirectoryDesk, actor: Actor, plan: string): PlanNetwork | undefined {
  const network = desk.networkOf(plan);
  return network && actor.plans.includes(plan) ? network : undefined;
}

export function networkRoutes(desk: DirectoryDesk): Handlers<typeof networkApi, Queryable> {
  const indexOf = async (tx: Queryable, plan: string) =>
    desk.indexOf(plan, await directoryVersion(tx, plan), () => storedListings(tx, plan));
  const look = async (tx: Queryable, { plan, brand }: PlanNetwork, asked: Asked, now: Date) => {
    const { latitude, longitude, ...rest } = asked;
    const near = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
    return searchDirectory(await indexOf(tx, plan), { ...rest, near, brand, on: californiaDate(now) });
  };
  return {
    async search({ query, tx, now }) {
      const network = desk.networkOf(query.plan);
      if (!network) return NO_PLAN;
      const { plan: _, ...asked } = query;
      const answer = await look(tx, network, asked, now);
      const { county, point } = answer.place;
      const known = county !== undefined || point !== undefined;
      return done({ ...answer, place: { ...(county === undefined ? {} : { county }), known } });
    },
    async export({ body: { plan, columns: wanted, ...asked }, tx, now, language }) {
      const network = desk.networkOf(plan);
      if (!network) return NO_PLAN;
      const pageOf = (page: Queryable, number: number) =>
        look(page, network, { ...asked, page: number, size: AT_ONCE }, now);
      const { total } = await pageOf(tx, 1);
      return done(
        exported({
          total,
          detail: { plan },
          wanted,
          columns: directoryColumns(language),
          next: async (page: Queryable, _: FoundListing | undefined, read) =>
            (await pageOf(page, read / AT_ONCE + 1)).results,
        }),
      );
    },
    async facets({ query, tx }) {
      const network = desk.networkOf(query.plan);
      if (!network) return NO_PLAN;
      const { listings } = await indexOf(tx, network.plan);
      const counted = new Map<string, number>();
      for (const service of listings.flatMap((one) => one.services))
        counted.set(service, (counted.get(service) ?? 0) + 1);
      const services = [...counted]
        .sort(([a], [b]) => order(a, b))
        .map(([key, n]) => ({ key, say: desk.services[key]?.say ?? { en: key, es: key }, listings: n }));
      const sorted = (values: readonly string[]) => [...new Set(values)].sort(order);
      return done({
        services,
        counties: sorted(listings.flatMap((one) => one.counties)),
        languages: sorted(listings.flatMap((one) => one.languages ?? [])),
        listings: listings.length,
      });
    },
    async organization({ params, query, tx }) {
      const network = desk.networkOf(query.plan);
      if (!network) return NO_PLAN;
      const found = await organizationById(tx, network.plan, params.organization);
      return found && (found.listings.length > 0 || found.plans.length > 0)
        ? done(found)
        : refused('not_found', 'the directory has no such organization');
    },
    async updateSite({ actor, params, body, tx, now, audit }) {
      const network = ownPlan(desk, actor, body.plan);
      if (!network) return refused('not_found', 'the directory has no such place');
      const before = await listingById(tx, network.plan, params.site);
      const by = {
        organization: actor.organization,
        maySetAll: actor.permissions.has('directory.edit'),
        maySetOwn: actor.permissions.has('directory.edit_own'),
      };
      const updated = updateSite(before, body.change, by, desk.services, californiaDate(now));
      if (!updated.ok) return updated;
      await putListings(tx, network.plan, [updated.value], actor.account, now);
      audit('directory.changed', params.site, { fields: Object.keys(body.change) });
      return updated;
    },
    async practitioners({ actor, query, tx, now }) {
      const all = actor.permissions.has('directory.edit');
      if (!all && !actor.permissions.has('directory.edit_own')) {
        return refused('not_allowed', 'provider relations or the organization’s account manager see papers');
      }
      const network = ownPlan(desk, actor, query.plan);
      if (!network) return NO_PLAN;
      const people = await practitioners(tx, network.plan, all ? query.organization : actor.organization);
      return done({ practitioners: people.map((one) => judged(network, one, californiaDate(now))) });
    },
    async reportCapacity({ actor, body, tx, now, audit }) {
      const network = ownPlan(desk, actor, body.plan);
      if (!network) return NO_PLAN;
      const { plan: _, organization: named, ...said } = body;
      const organization = actor.reach === 'plan' ? named : actor.organization;
      if (organization === undefined || (named !== undefined && named !== organization)) {
        return refused('not_found', 'no such organization of the plan');
      }
      const today = californiaDate(now);
      if (!(await worksFor(tx, network.plan, organization, today))) {
        return refused('not_found', 'no such organization of the plan');
      }
      const answer = reportCapacity(network.rules, said, today);
      if (!answer.ok) return answer;
      await putCapacity(tx, network.plan, [{ ...said, organization, reportedOn: today }], actor.account, now);
      audit('capacity.reported', organization, { service: said.service });
      return done(shown(answer.value));
    },
    async capacity({ actor, query, tx, now }) {
      const network = ownPlan(desk, actor, query.plan);
      if (!network) return NO_PLAN;
      return done({ reports: reports(network, await newestCapacity(tx, network.plan), now) });
    },
    async ownCapacity({ actor, query, tx, now }) {
      const network = ownPlan(desk, actor, query.plan);
      if (!network) return NO_PLAN;
      return done({ reports: reports(network, await newestCapacity(tx, network.plan, actor.organization), now) });
    },
  };
}

function reports({ rules }: PlanNetwork, stored: readonly StoredCapacity[], now: Date) {
  return stored.map((one) => ({ ...one, answer: shown(capacityOf(rules, one, californiaDate(now))) }));
}

function shown(answer: CapacityAnswer) {
  return { ...answer, findings: answer.findings.map(({ code, severity, at }) => ({ code, severity, at })) };
}

function judged({ policy, rules }: PlanNetwork, { person, ...who }: StoredPractitioner, on: string) {
  const checked = checkCredentials(policy, rules, person, on);
  const asked = checked.ok ? checked.value.questions.map((q) => q.answer) : [];
  const of = (pick: 'reasons' | 'needed' | 'cites') => [...new Set(asked.flatMap((a) => a[pick]))];
  return {
    ...who,
    role: person.role,
    answer: checked.ok ? checked.value.answer : ('not_asked' as const),
    reasons: of('reasons'),
    needed: of('needed'),
    cites: of('cites'),
    expired: checked.ok ? checked.value.expired : [],
    expiring: checked.ok ? checked.value.expiring : [],
  };
}
