import type { IsoDate } from '../../kernel/index.ts';
import {
  capacityOf,
  checkCredentials,
  DirectoryIndex,
  type FoundListing,
  type Listing,
  publishedListings,
  searchDirectory,
  type ZipTable,
} from '../../rooms/network/index.ts';
import { type CompiledPolicy, type NetworkRules, type PolicyBook, packsOf, type Services } from '../../rules/index.ts';
import type { Answer } from './answers.ts';
import type { CaseSite, NetworkWish } from './network-schema.ts';

export function isNetworkWish(wish: object): wish is NetworkWish {
  return 'directory.search' in wish || 'network.credentials' in wish || 'network.capacity' in wish;
}

/** The network as a case sees it: what the plan publishes and the sites the case adds. */
export class NetworkStage {
  readonly #policy: CompiledPolicy;
  readonly #rules: NetworkRules;
  readonly #listings: readonly Listing[];
  readonly #services: Services;
  readonly #zips: ZipTable;

  constructor(policy: CompiledPolicy, book: PolicyBook, sites: Readonly<Record<string, CaseSite>>, zips: ZipTable) {
    this.#zips = zips;
    const packs = packsOf(book, policy.brand) ?? [];
    this.#policy = policy;
    this.#rules = Object.assign({}, ...packs.map((p) => p.network));
    this.#services = book.services ?? {};
    const added = Object.entries(sites).map(([id, site]) => listingOf(policy.plan, id, site));
    this.#listings = [...packs.flatMap(publishedListings), ...added];
  }

  play(wish: NetworkWish, today: IsoDate): Answer {
    if ('directory.search' in wish) return this.#search(wish['directory.search'], today);
    if ('network.capacity' in wish) return this.#capacity(wish['network.capacity'], today);
    return this.#credentials(wish['network.credentials'], today);
  }

  #search(asked: Extract<NetworkWish, { 'directory.search': unknown }>['directory.search'], today: IsoDate): Answer {
    const { near, for: audience, ...rest } = asked;
    const answer = searchDirectory(new DirectoryIndex(this.#listings, this.#services, this.#zips), {
      ...rest,
      on: today,
      brand: this.#policy.brand,
      ...(audience === undefined ? {} : { audience }),
      ...(near ? { near: { latitude: near[0], longitude: near[1] } } : {}),
    });
    const ids = answer.results.map(({ listing }) => shortId(listing));
    return {
      total: answer.total,
      results: answer.results.map(said),
      found: ids,
      not_found: this.#listings.map(shortId).filter((id) => !ids.includes(id)),
      services: [...answer.services],
      county: answer.place.county,
      language_unknown: answer.languageUnknown,
      distance_unknown: answer.distanceUnknown,
    };
  }

  #capacity(asked: Extract<NetworkWish, { 'network.capacity': unknown }>['network.capacity'], today: IsoDate): Answer {
    const report = {
      reportedOn: asked.reported_on,
      leadCareManagers: asked.lead_care_managers,
      enrolled: asked.enrolled,
      pendingOutreach: asked.pending_outreach,
    };
    const { findings, reportDue, tell, cites, ...rest } = capacityOf(this.#rules, report, asked.on ?? today);
    return {
      ...rest,
      report_due: reportDue,
      tell: [...tell],
      findings: findings.map((f) => f.code),
      cites: [...cites],
    };
  }

  #credentials(
    asked: Extract<NetworkWish, { 'network.credentials': unknown }>['network.credentials'],
    today: IsoDate,
  ): Answer {
    const { supervisor } = asked;
    const person = {
      role: asked.role,
      born: asked.born,
      livedExperience: asked.lived_experience,
      workedSince: asked.worked_since,
      outsideWalls: asked.outside_walls,
      contactAddress: asked.contact_address,
      supervisor: supervisor && {
        practicesStreetMedicine: supervisor.practices_street_medicine,
        knowsProtocols: supervisor.knows_protocols,
      },
      credentials: asked.credentials,
    };
    const checked = checkCredentials(this.#policy, this.#rules, person, asked.on ?? today);
    if (!checked.ok) return { refused: checked.refusal.code };
    const { answer, questions, expired, expiring } = checked.value;
    const of = (pick: 'reasons' | 'needed' | 'warnings' | 'cites') => [
      ...new Set(questions.flatMap((q) => q.answer[pick])),
    ];
    return {
      answer,
      questions: Object.fromEntries(questions.map((q) => [q.question, q.answer.answer])),
      reasons: of('reasons'),
      needed: of('needed'),
      warnings: of('warnings'),
      cites: of('cites'),
      expired: expired.map((c) => c.kind),
      expiring: expiring.map((c) => c.kind),
    };
  }
}

function shortId(one: Listing): string {
  return one.id.slice(one.id.indexOf('.') + 1);
}

/** A result as a case speaks of it: the first contact of each channel by the channel's name, all of them in `contacts`. */
function said({ listing, contacts, miles }: FoundListing): Readonly<Record<string, unknown>> {
  const { address, checkedOn, hours, notes, unknown, ...rest } = listing;
  const first = [...contacts].reverse().map((c) => [c.channel, c.value ?? 'unknown'] as const);
  return {
    ...rest,
    ...Object.fromEntries(first),
    id: shortId(listing),
    address: address?.line,
    city: address?.city,
    zip: address?.zip,
    contacts: contacts.map((c) => ({ ...c, unverified: c.unverified !== undefined })),
    notes: notes.map((n) => n.say.en),
    unknown: [
      ...unknown.map((u) => u.what.en),
      ...(address?.unknown?.parts ?? []),
      ...contacts.filter((c) => c.unknown !== undefined).map((c) => c.channel),
    ],
    hours: hours && `${hours.days.join(' ')} ${hours.opens}-${hours.closes}`,
    checked_on: checkedOn ?? 'unknown',
    miles,
  };
}

function listingOf(plan: string, id: string, site: CaseSite): Listing {
  const { at, phone, city, zip, counties, places, languages, accepting, delivery, from, to } = site;
  return {
    id: `${plan}.${id}`,
    plan,
    organization: `${plan}.${id}`,
    name: site.name ?? id,
    kind: site.kind ?? 'clinic',
    services: site.services,
    audience: site.for ?? 'anyone',
    counties: counties ?? [],
    places: places ?? [],
    brands: [],
    address: { city, zip },
    ...(at ? { latitude: at[0], longitude: at[1] } : {}),
    contacts: phone === undefined ? [] : [{ channel: 'phone', value: phone }],
    notes: [],
    unknown: [],
    languages,
    accepting,
    delivery,
    from,
    to,
    checkedOn: site.checked_on,
    source: 'entered',
    cites: [],
  };
}
