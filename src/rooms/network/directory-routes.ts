import {
  type Actor,
  californiaDate,
  done,
  exported,
  type Handlers,
  type IsoDate,
  order,
  refused,
} from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { Services } from '../../rules/index.ts';
import { contractedWith } from './capacity-store.ts';
import type { directoryApi } from './directory-api.ts';
import { directoryColumns } from './directory-columns.ts';
import { type DirectoryDesk, NO_PLAN, ownPlan, type PlanNetwork } from './directory-desk.ts';
import {
  directoryVersion,
  freeSiteId,
  listingById,
  organizationById,
  putListings,
  storedListings,
} from './directory-store.ts';
import type { Listing } from './listing.ts';
import { type DirectoryQuery, type FoundListing, searchDirectory } from './search-directory.ts';
import { type Editor, openSite, updateSite } from './update-site.ts';
import { holdVersions, keepVersion, versionsOf } from './version-store.ts';

const AT_ONCE = 1000;
type Asked = Omit<DirectoryQuery, 'on' | 'brand' | 'near' | 'contracts'> & {
  readonly plan: string;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
};
const NO_PLACE = refused('not_found', 'the directory has no such place');

export function directoryRoutes(desk: DirectoryDesk): Handlers<typeof directoryApi, Queryable> {
  const indexAt = (tx: Queryable, plan: string, version: number) =>
    desk.indexOf(plan, version, () => storedListings(tx, plan));
  const known = { services: desk.services, populations: desk.populations };
  const look = async (
    tx: Queryable,
    network: PlanNetwork,
    { latitude, longitude, plan: _, ...rest }: Asked,
    now: Date,
  ) => {
    const near = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
    const on = californiaDate(now);
    const version = await directoryVersion(tx, network.plan);
    const index = await indexAt(tx, network.plan, version);
    const contracts = await desk.contractsOf(network, { version, on }, (keys) => contractedWith(tx, keys, on));
    return searchDirectory(index, { ...rest, near, brand: network.brand, on, contracts });
  };
  return {
    async search({ body, tx, now }) {
      const network = desk.networkOf(body.plan);
      if (!network) return NO_PLAN;
      const answer = await look(tx, network, body, now);
      const { county, point } = answer.place;
      const isKnown = county !== undefined || point !== undefined;
      return done({ ...answer, place: { ...(county === undefined ? {} : { county }), known: isKnown } });
    },
    async export({ body: { columns: wanted, ...asked }, tx, now, language }) {
      const network = desk.networkOf(asked.plan);
      if (!network) return NO_PLAN;
      const pageOf = (page: Queryable, number: number) =>
        look(page, network, { ...asked, page: number, size: AT_ONCE }, now);
      const { total } = await pageOf(tx, 1);
      return done(
        exported({
          total,
          detail: { plan: asked.plan },
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
      const { listings } = await indexAt(tx, network.plan, await directoryVersion(tx, network.plan));
      const sorted = (values: readonly string[]) => [...new Set(values)].sort(order);
      return done({
        services: counted(
          listings.flatMap((one) => one.services),
          desk.services,
        ),
        populations: counted(
          listings.flatMap((one) => one.populations ?? []),
          desk.populations,
        ),
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
    async site({ actor, params, query, tx }) {
      const network = ownPlan(desk, actor, query.plan);
      const held = network && (await listingById(tx, network.plan, params.site));
      if (!network || !held) return NO_PLACE;
      const by = editorOf(actor);
      if (!by.maySetAll && !(by.maySetOwn && held.organization === by.organization)) {
        return refused('not_allowed', 'provider relations or the organization itself change its places', [
          'HN-PORT-07',
        ]);
      }
      return done(await heldSite(tx, held));
    },
    async updateSite({ actor, params, body, tx, now, audit }) {
      const network = ownPlan(desk, actor, body.plan);
      if (!network) return NO_PLACE;
      const seen = await holdVersions(tx, network.plan, 'site', params.site);
      const before = await listingById(tx, network.plan, params.site);
      const updated = updateSite(before, body.change, editorOf(actor), known, californiaDate(now));
      if (!updated.ok) return updated;
      if (seen !== body.seen) return refused('conflict', 'somebody changed the place meanwhile');
      const fields = Object.keys(body.change);
      await keepSite(tx, { before, after: updated.value, fields, seen }, actor, now);
      audit('directory.changed', params.site, { plan: network.plan, fields });
      return done(await heldSite(tx, updated.value));
    },
    async openSite({ actor, body, tx, now, audit }) {
      const network = ownPlan(desk, actor, body.plan);
      const by = editorOf(actor);
      const organization = by.maySetAll ? (body.organization ?? '') : actor.organization;
      if (!network || (body.organization ?? organization) !== organization) return NO_PLACE;
      const today = californiaDate(now);
      if (!(await isUnderContract(tx, [network.plan, body.plan], organization, today))) {
        return refused('not_found', 'no such organization of the plan');
      }
      await holdVersions(tx, network.plan, 'site', organization);
      const id = await freeSiteId(tx, network.plan, organization);
      const opened = openSite({ id, plan: network.plan, organization }, body.change, by, known, today);
      if (!opened.ok) return opened;
      const fields = Object.keys(body.change);
      await keepSite(tx, { before: undefined, after: opened.value, fields, seen: 0 }, actor, now);
      audit('directory.opened', id, { plan: network.plan });
      return done(await heldSite(tx, opened.value));
    },
  };
}

async function isUnderContract(tx: Queryable, keys: readonly string[], organization: string, on: IsoDate) {
  return (await contractedWith(tx, keys, on)).has(organization);
}

function editorOf({ organization, permissions }: Actor): Editor {
  return {
    organization,
    maySetAll: permissions.has('directory.edit'),
    maySetOwn: permissions.has('directory.edit_own'),
  };
}

async function keepSite(
  tx: Queryable,
  change: { before: Listing | undefined; after: Listing; fields: readonly string[]; seen: number },
  actor: Actor,
  now: Date,
): Promise<void> {
  const { plan, id, organization } = change.after;
  await putListings(tx, plan, [change.after], actor.account, now);
  await keepVersion(tx, { ...change, plan, subject: 'site', id, organization }, actor, now);
}

async function heldSite(tx: Queryable, listing: Listing) {
  const versions = await versionsOf(tx, listing.plan, 'site', listing.id);
  return { listing, seen: versions[0]?.version ?? 0, versions };
}

/** Every name the policy knows, with how many entries carry it; and whatever else entries carry. */
function counted(keys: readonly string[], names: Services) {
  const listings = new Map<string, number>(Object.keys(names).map((key) => [key, 0]));
  for (const key of keys) listings.set(key, (listings.get(key) ?? 0) + 1);
  return [...listings]
    .sort(([a], [b]) => order(a, b))
    .map(([key, n]) => ({ key, say: names[key]?.say ?? { en: key, es: key }, listings: n }));
}
