import type { HsdsTables, Row } from '../../formats/hsds/index.ts';
import { type Finding, finding, isNpi, warning } from '../../kernel/index.ts';
import type { Services } from '../../rules/index.ts';
import { CHANNEL_OF, contactId, HSDS_PHONE, MADRONE } from './hsds-words.ts';
import { type Listing, type ListingContact, listing, listingContact, openHours } from './listing.ts';
import { type Directory, type Organization, organization } from './organization.ts';
import { servicesMeant } from './services.ts';

type Extras = Readonly<Record<string, unknown>>;

/**
 * HSDS tables as a directory. A directory we wrote comes back as it was; of one that others wrote each location becomes a
 * listing with the services found there. What cannot be a listing is a finding and stays out.
 */
export function directoryFromHsds(
  tables: HsdsTables,
  plan: string,
  services: Services,
  findings: Finding[],
): Directory {
  const world = joined(tables, findings);
  const organizations = tables.organization.flatMap((row) => organizationOf(row, world, findings));
  const ids = new Map(tables.organization.map((row) => [row.id, world.idOf(row.id)] as const));
  const listings = tables.location.flatMap((row, i) => {
    const one = listingOf(row, plan, ids, world, services);
    const read = listing.safeParse(one);
    if (!read.success) {
      for (const issue of read.error.issues) {
        findings.push(
          finding('hsds.does_not_fit', `location[${i + 1}].${issue.path.join('.')}`, { expected: issue.message }),
        );
      }
      return [];
    }
    if (read.data.plan !== plan) {
      findings.push(finding('hsds.other_plan', `location[${i + 1}]`, { expected: plan, received: read.data.plan }));
      return [];
    }
    if (!organizations.some((o) => o.id === read.data.organization)) {
      findings.push(finding('hsds.no_organization', `location[${i + 1}]`));
      return [];
    }
    const [schedule] = world.at(tables.schedule, row.id);
    if (schedule && !read.data.hours) {
      findings.push(warning('hsds.hours_left_out', `location[${i + 1}]`, { expected: 'days, opens_at, closes_at' }));
    }
    if (read.data.services.length === 0) findings.push(warning('hsds.no_service', `location[${i + 1}]`));
    if (read.data.npi !== undefined && !isNpi(read.data.npi)) {
      findings.push(finding('network.npi', `location[${i + 1}].npi`, { received: read.data.npi }));
      return [];
    }
    return [read.data];
  });
  return { organizations, listings };
}

interface World {
  readonly extrasOf: (id: string) => Extras;
  readonly idOf: (organization: string) => string;
  readonly at: <T extends { readonly location_id?: string | undefined }>(
    rows: readonly T[],
    location: string,
  ) => readonly T[];
  readonly servicesAt: (location: string) => readonly Row<'service'>[];
  readonly termOf: (service: string) => string | undefined;
  readonly tables: HsdsTables;
}

function joined(tables: HsdsTables, findings: Finding[]): World {
  const extras = new Map<string, Record<string, unknown>>();
  for (const [i, { link_id: link = '', link_type: type = '', value }] of tables.attribute.entries()) {
    if (!type.startsWith(`${MADRONE}.`) || value === undefined) continue;
    const of = extras.get(link) ?? {};
    extras.set(link, of);
    const read = parsed(value);
    if (read === undefined)
      findings.push(finding('hsds.does_not_fit', `attribute[${i + 1}].value`, { expected: 'JSON' }));
    else of[type.slice(MADRONE.length + 1)] = read.value;
  }
  const own = new Map(
    tables.organization_identifier
      .filter((r) => r.identifier_type === MADRONE)
      .map((r) => [r.organization_id ?? '', r.identifier] as const),
  );
  const byLocation = new Map<readonly unknown[], Map<string, unknown[]>>();
  const services = new Map(tables.service.map((s) => [s.id, s] as const));
  const terms = new Map(tables.taxonomy_term.map((t) => [t.id, t.code ?? t.name] as const));
  const termOf = new Map(
    tables.attribute.flatMap((a) =>
      a.taxonomy_term_id ? [[a.link_id ?? '', terms.get(a.taxonomy_term_id)] as const] : [],
    ),
  );
  const at: World['at'] = (rows, location) => {
    const known = byLocation.get(rows) ?? Map.groupBy(rows, (r) => r.location_id ?? '');
    byLocation.set(rows, known as Map<string, unknown[]>);
    return (known.get(location) ?? []) as typeof rows;
  };
  return {
    tables,
    at,
    extrasOf: (id) => extras.get(id) ?? {},
    idOf: (id) => own.get(id) ?? id,
    termOf: (id) => termOf.get(id),
    servicesAt: (location) =>
      at(tables.service_at_location, location).flatMap((s) => services.get(s.service_id ?? '') ?? []),
  };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function organizationOf(row: Row<'organization'>, world: World, findings: Finding[]): Organization[] {
  const { kind = 'provider', synthetic = false } = world.extrasOf(row.id);
  const read = organization.safeParse({ id: world.idOf(row.id), name: row.name, kind, synthetic });
  if (read.success) return [read.data];
  findings.push(
    finding('hsds.does_not_fit', `organization ${row.id}`, { expected: read.error.issues[0]?.message ?? '' }),
  );
  return [];
}

/** Only the address stays as it came: everything else is looked at by the schema of a listing. */
function listingOf(
  row: Row<'location'>,
  plan: string,
  organizations: ReadonlyMap<string, string>,
  world: World,
  services: Services,
): Record<string, unknown> {
  const isOurs = row.external_identifier_type === MADRONE && row.external_identifier !== undefined;
  const own = world.extrasOf(row.id);
  const offered = world.servicesAt(row.id);
  const languages = world.at(world.tables.language, row.id).flatMap((l) => l.code ?? l.name ?? []);
  const [schedule] = world.at(world.tables.schedule, row.id);
  const { counties, places } = areasOf(offered, world);
  const plain = Object.fromEntries(Object.entries(own).filter(([field]) => !field.startsWith('contact.')));
  return {
    audience: 'anyone',
    brands: [],
    notes: row.description === undefined ? [] : [{ say: { en: row.description, es: row.description } }],
    unknown: [],
    cites: [],
    kind: 'clinic',
    ...(languages.length > 0 ? { languages } : {}),
    counties,
    places,
    address: addressOf(world.at(world.tables.address, row.id)[0]),
    ...(schedule ? { hours: hoursOf(schedule, world.extrasOf(schedule.id)) } : {}),
    source: 'imported',
    plan,
    ...(isOurs ? { ...plain, ...editedAddress(own, addressOf(world.at(world.tables.address, row.id)[0])) } : {}),
    id: isOurs ? row.external_identifier : `${plan}.${row.id}`,
    organization: organizations.get(row.organization_id ?? offered[0]?.organization_id ?? '') ?? 'unknown',
    name: row.name ?? world.tables.organization.find((o) => o.id === row.organization_id)?.name,
    business: row.alternate_name,
    latitude: row.latitude,
    longitude: row.longitude,
    services: [...new Set(offered.flatMap((s) => keysOf(s, world, services)))],
    contacts: contactsOf(row, world, own),
  };
}

/** A service of another taxonomy is what our words for services make of its name. */
function keysOf(service: Row<'service'>, world: World, services: Services): readonly string[] {
  const term = world.termOf(service.id);
  if (term !== undefined && services[term]) return [term];
  return [term, service.name].flatMap((word) => (word === undefined ? [] : servicesMeant(services, word))).slice(0, 1);
}

function areasOf(offered: readonly Row<'service'>[], world: World): { counties: string[]; places: string[] } {
  const ids = new Set(offered.map((s) => s.id));
  const areas = world.tables.service_area.filter((a) => ids.has(a.service_id ?? ''));
  const named = (type: string) => [
    ...new Set(areas.flatMap((a) => (a.extent_type === type && a.name ? [a.name] : []))),
  ];
  return { counties: named('county'), places: named('place') };
}

function addressOf(row: Row<'address'> | undefined): Listing['address'] {
  if (!row) return undefined;
  const { attention, address_1, city, state_province, postal_code } = row;
  const parts = { attention, line: address_1, city, state: state_province, zip: postal_code.slice(0, 5) };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''));
}

/** An address of ours as another system may have changed it. */
function editedAddress({ address }: Extras, row: Listing['address']): { address?: unknown } {
  if (typeof address !== 'object' || address === null) return row ? { address: row } : {};
  return { address: { ...address, ...row } };
}

function hoursOf(row: Row<'schedule'>, { say }: Extras): unknown {
  const read = openHours.safeParse({
    days: (row.byday ?? '').split(',').filter((d) => d !== ''),
    opens: row.opens_at?.slice(0, 5),
    closes: row.closes_at?.slice(0, 5),
    ...(say === undefined ? {} : { say }),
  });
  return read.success ? read.data : undefined;
}

/** What another system changed in the telephone or e-mail itself counts; one it took away is gone. */
function edited(location: string, i: number, contact: unknown, world: World): unknown[] {
  const id = contactId(location, i);
  const number = world.at(world.tables.phone, location).find((p) => p.id === id)?.number;
  const email = world.at(world.tables.contact, location).find((c) => c.id === id)?.email;
  const read = listingContact.safeParse(contact);
  if (!read.success) return [contact]; // the schema of a listing says what is wrong with it
  const { channel, value } = read.data;
  if (value === undefined || (channel !== 'email' && HSDS_PHONE[channel] === undefined)) return [read.data];
  const now = number ?? email;
  return now === undefined ? [] : [{ ...read.data, value: now }];
}

/** Ours carry every contact in full and in order; of others the telephones, e-mails and web address are taken. */
function contactsOf(row: Row<'location'>, world: World, own: Extras): unknown[] {
  const ours = Object.entries(own)
    .filter(([field]) => field.startsWith('contact.'))
    .sort(([a], [b]) => Number(a.slice(8)) - Number(b.slice(8)))
    .flatMap(([field, contact]) => edited(row.id, Number(field.slice(8)), contact, world));
  if (ours.length > 0) return ours;
  const phones = world.at(world.tables.phone, row.id).map(({ number, type = 'voice', extension, description }) => {
    const contact: ListingContact = { channel: CHANNEL_OF[type] ?? 'phone', value: number };
    return {
      ...contact,
      ...(extension === undefined ? {} : { extension: String(extension) }),
      ...(description === undefined ? {} : { use: { en: description, es: description } }),
    };
  });
  const emails = world
    .at(world.tables.contact, row.id)
    .flatMap((c) => (c.email ? [{ channel: 'email', value: c.email }] : []));
  return [...phones, ...emails, ...(row.url === undefined ? [] : [{ channel: 'website', value: row.url }])];
}
