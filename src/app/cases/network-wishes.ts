import type { IsoDate, Result } from '../../kernel/index.ts';
import {
  capacityOf,
  checkCredentials,
  DirectoryIndex,
  type Editor,
  type FoundListing,
  formsToSupply,
  keepPaper,
  type Listing,
  openSite,
  publishedListings,
  searchDirectory,
  updateSite,
  type ZipTable,
} from '../../rooms/network/index.ts';
import { type CompiledPolicy, type NetworkRules, type PolicyBook, packsOf, type Services } from '../../rules/index.ts';
import type { Answer } from './answers.ts';
import type { CaseSite, NetworkWish } from './network-schema.ts';

export function isNetworkWish(wish: object): wish is NetworkWish {
  return Object.keys(wish).some((name) => name.startsWith('directory.') || name.startsWith('network.'));
}

/** What one wish asks. */
type Asked<K extends string> = Extract<NetworkWish, { readonly [key in K]: unknown }>[K];

/** The network as a case sees it: what the plan publishes and the sites the case adds. */
export class NetworkStage {
  readonly #policy: CompiledPolicy;
  readonly #rules: NetworkRules;
  #listings: readonly Listing[];
  readonly #contracts: Set<string>;
  readonly #populations: Services;
  readonly #services: Services;
  readonly #zips: ZipTable;

  constructor(policy: CompiledPolicy, book: PolicyBook, sites: Readonly<Record<string, CaseSite>>, zips: ZipTable) {
    this.#zips = zips;
    const packs = packsOf(book, policy.brand) ?? [];
    this.#policy = policy;
    this.#rules = Object.assign({}, ...packs.map((p) => p.network));
    this.#services = book.services ?? {};
    this.#populations = book.populations ?? {};
    this.#contracts = new Set(
      Object.entries(sites).flatMap(([id, site]) => (site.contracted ? [organizationOf(policy.plan, id, site)] : [])),
    );
    const added = Object.entries(sites).map(([id, site]) => listingOf(policy.plan, id, site));
    this.#listings = [...packs.flatMap(publishedListings), ...added];
  }

  play(wish: NetworkWish, today: IsoDate): Answer {
    if ('directory.search' in wish) return this.#search(wish['directory.search'], today);
    if ('directory.edit' in wish) return this.#edit(wish['directory.edit'], today);
    if ('directory.open' in wish) return this.#open(wish['directory.open'], today);
    if ('network.forms' in wish) {
      const { contracts, supplied = [], on = today } = wish['network.forms'];
      const spans = contracts.map(({ from = '', to = '9999-12-31' }) => ({ from, to }));
      const due = formsToSupply(this.#rules, { contracts: spans }, supplied, on);
      return { forms: due.map(({ form }) => form), cites: due.flatMap(({ cite }) => cite) };
    }
    if ('network.paper' in wish) return this.#paper(wish['network.paper'], today);
    if ('network.capacity' in wish) return this.#capacity(wish['network.capacity'], today);
    return this.#credentials(wish['network.credentials'], today);
  }

  #search(asked: Asked<'directory.search'>, today: IsoDate): Answer {
    const { near, for: audience, ...rest } = asked;
    const answer = searchDirectory(new DirectoryIndex(this.#listings, this.#services, this.#zips), {
      ...rest,
      on: today,
      brand: this.#policy.brand,
      contracts: this.#contracts,
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
      counties: Object.fromEntries(answer.counties.map(({ county, listings }) => [county, listings])),
      every_county: answer.everyCounty,
    };
  }

  #edit({ site, by, change }: Asked<'directory.edit'>, today: IsoDate): Answer {
    const before = this.#listings.find((one) => shortId(one) === site);
    return this.#kept(updateSite(before, change, this.#editorOf(by), this.#words(), today));
  }

  #open({ organization: id, by, change }: Asked<'directory.open'>, today: IsoDate): Answer {
    const { plan } = this.#policy;
    const organization = `${plan}.${id}`;
    const place = { id: `${organization}.new`, plan, organization };
    return this.#kept(openSite(place, change, this.#editorOf(by), this.#words(), today));
  }

  #kept(changed: Result<Listing>): Answer {
    if (!changed.ok) return { refused: changed.refusal.code, cites: [...(changed.refusal.cite ?? [])] };
    this.#listings = [...this.#listings.filter((one) => one.id !== changed.value.id), changed.value];
    return { site: said({ listing: changed.value, standing: 'listed', contacts: changed.value.contacts }) };
  }

  #paper({ papers, position, paper, on }: Asked<'network.paper'>, today: IsoDate): Answer {
    const kept = keepPaper(papers, { position, paper }, on ?? today);
    return kept.ok ? { papers: kept.value.length } : { refused: kept.refusal.code };
  }

  #editorOf(by: Asked<'directory.edit'>['by']): Editor {
    return by === 'provider_relations'
      ? { organization: this.#policy.plan, maySetAll: true, maySetOwn: false }
      : { organization: `${this.#policy.plan}.${by.account_manager_of}`, maySetAll: false, maySetOwn: true };
  }

  #words() {
    return { services: this.#services, populations: this.#populations };
  }

  #capacity(asked: Asked<'network.capacity'>, today: IsoDate): Answer {
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

  #credentials(asked: Asked<'network.credentials'>, today: IsoDate): Answer {
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
function said({ listing, contacts, miles, standing }: FoundListing): Readonly<Record<string, unknown>> {
  const { address, checkedOn, checkedBy, hours, notes, unknown, ...rest } = listing;
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
    checked_by: checkedBy,
    standing,
    miles,
  };
}

function organizationOf(plan: string, id: string, { organization }: CaseSite): string {
  return `${plan}.${organization ?? id}`;
}

function listingOf(plan: string, id: string, site: CaseSite): Listing {
  const { at, phone, city, zip, counties, places, languages, accepting, delivery, from, to, populations } = site;
  return {
    id: `${plan}.${id}`,
    plan,
    organization: organizationOf(plan, id, site),
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
    populations,
    accepting,
    delivery,
    from,
    to,
    checkedOn: site.checked_on,
    source: 'entered',
    cites: [],
  };
}
