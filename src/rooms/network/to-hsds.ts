import {
  emptyTables,
  type HsdsTables,
  type MutableTables,
  stableId,
  type TableName,
} from '../../formats/hsds/index.ts';
import type { Services } from '../../rules/index.ts';
import { contactId, HSDS_PHONE, MADRONE, TAXONOMY } from './hsds-words.ts';
import type { Listing, ListingContact } from './listing.ts';
import type { Directory, Organization } from './organization.ts';

/**
 * A directory as HSDS 3.0. What the standard has a column for stands there; what it has none for (why a number is unknown,
 * the county a fax is kept for, a note in two languages) is an attribute of ours, so that nothing is lost on the way back.
 */
export function directoryToHsds({ organizations, listings }: Directory, services: Services): HsdsTables {
  const tables = emptyTables();
  const taxonomy = stableId('taxonomy');
  tables.taxonomy.push({ id: taxonomy, ...TAXONOMY });
  for (const key of [...new Set(listings.flatMap((one) => one.services))].sort()) {
    const name = services[key]?.say.en ?? key;
    tables.taxonomy_term.push({
      id: termId(key),
      code: key,
      name,
      description: name,
      taxonomy: TAXONOMY.name,
      taxonomy_id: taxonomy,
    });
  }
  for (const one of organizations)
    addOrganization(
      tables,
      one,
      listings.filter((l) => l.organization === one.id),
    );
  for (const one of listings) addListing(tables, one, services);
  return tables;
}

function addOrganization(tables: MutableTables, one: Organization, places: readonly Listing[]): void {
  const id = organizationId(one.id);
  const [first] = places;
  const email = places.length === 1 ? first?.contacts.find((c) => c.channel === 'email')?.value : undefined;
  tables.organization.push({ id, name: one.name, description: one.name, ...(email === undefined ? {} : { email }) });
  tables.organization_identifier.push({
    id: stableId(`identifier ${one.id}`),
    organization_id: id,
    identifier_scheme: MADRONE,
    identifier_type: MADRONE,
    identifier: one.id,
  });
  extra(tables, 'organization', id, 'kind', one.kind);
  if (one.synthetic) extra(tables, 'organization', id, 'synthetic', true);
}

function addListing(tables: MutableTables, one: Listing, services: Services): void {
  const id = stableId(`location ${one.id}`);
  const { address, latitude, longitude, hours, languages = [] } = one;
  tables.location.push({
    id,
    location_type: one.delivery === 'online' || one.delivery === 'telephone' ? 'virtual' : 'physical',
    organization_id: organizationId(one.organization),
    name: one.name,
    ...(one.business === undefined ? {} : { alternate_name: one.business }),
    ...(one.notes.length > 0 ? { description: one.notes.map((n) => n.say.en).join(' ') } : {}),
    ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
    external_identifier: one.id,
    external_identifier_type: MADRONE,
  });
  if (address) addAddress(tables, id, address);
  for (const [i, contact] of one.contacts.entries()) addContact(tables, id, contact, i);
  for (const [i, code] of languages.entries()) {
    tables.language.push({ id: stableId(`language ${one.id} ${i}`), location_id: id, code });
  }
  if (hours) {
    const { days, opens, closes, say } = hours;
    const schedule = stableId(`schedule ${one.id}`);
    const times = { freq: 'WEEKLY' as const, byday: days.join(','), opens_at: opens, closes_at: closes };
    tables.schedule.push({ id: schedule, location_id: id, ...times, ...(say ? { description: say.en } : {}) });
    if (say) extra(tables, 'schedule', schedule, 'say', say);
  }
  for (const [i, service] of one.services.entries()) addService(tables, one, id, service, i, services);
  for (const field of [
    'plan',
    'kind',
    'npi',
    'audience',
    'delivery',
    'accepting',
    'source',
    'checkedOn',
    'checkedBy',
    'populations',
    'from',
    'to',
  ] as const) {
    if (one[field] !== undefined) extra(tables, 'location', id, field, one[field]);
  }
  for (const field of ['brands', 'counties', 'places', 'notes', 'unknown', 'cites'] as const) {
    if (one[field].length > 0) extra(tables, 'location', id, field, one[field]);
  }
  if (one.languages && one.languages.length === 0) extra(tables, 'location', id, 'languages', []);
}

function addAddress(tables: MutableTables, location: string, address: NonNullable<Listing['address']>): void {
  const { attention, line, city, state, zip } = address;
  const id = stableId(`address ${location}`);
  extra(tables, 'location', location, 'address', address);
  if (line === undefined || city === undefined || zip === undefined) return; // HSDS has no half addresses
  tables.address.push({
    id,
    location_id: location,
    ...(attention === undefined ? {} : { attention }),
    address_1: line,
    city,
    state_province: state ?? 'CA',
    postal_code: zip,
    country: 'US',
    address_type: attention === undefined ? 'physical' : 'postal',
  });
}

function addContact(tables: MutableTables, location: string, contact: ListingContact, i: number): void {
  const { channel, value, extension, use, language } = contact;
  const id = contactId(location, i);
  const type = HSDS_PHONE[channel];
  if (value !== undefined && type !== undefined) {
    tables.phone.push({
      id,
      location_id: location,
      number: value,
      ...(extension === undefined || !/^\d+$/.test(extension) ? {} : { extension: Number(extension) }),
      type,
      ...(use ? { description: use.en } : {}),
    });
    if (language !== undefined) tables.language.push({ id: stableId(`language ${id}`), phone_id: id, code: language });
  } else if (value !== undefined && channel === 'email') {
    tables.contact.push({ id, location_id: location, email: value, ...(use ? { name: use.en } : {}) });
  }
  extra(tables, 'location', location, `contact.${i}`, contact);
}

function addService(
  tables: MutableTables,
  one: Listing,
  location: string,
  key: string,
  i: number,
  services: Services,
): void {
  const id = stableId(`service ${one.id} ${i} ${key}`);
  const name = services[key]?.say.en ?? key;
  const assured =
    one.checkedOn !== undefined && /^\d{4}-\d\d-\d\d$/.test(one.checkedOn) ? { assured_date: one.checkedOn } : {};
  tables.service.push({ id, organization_id: organizationId(one.organization), name, status: 'active', ...assured });
  tables.service_at_location.push({ id: stableId(`at ${id}`), service_id: id, location_id: location });
  tables.attribute.push({
    id: stableId(`term ${id}`),
    link_id: id,
    taxonomy_term_id: termId(key),
    link_type: 'taxonomy',
    link_entity: 'service',
    value: key,
  });
  const areas = [
    ...one.counties.map((county) => ({ name: county, extent_type: 'county' })),
    ...one.places.map((place) => ({ name: place, extent_type: 'place' })),
  ];
  for (const [n, area] of areas.entries()) {
    tables.service_area.push({ id: stableId(`area ${id} ${n}`), service_id: id, ...area });
  }
}

/** Something the standard has no column for, as JSON under our own name. */
function extra(tables: MutableTables, entity: TableName, link: string, field: string, value: unknown): void {
  tables.attribute.push({
    id: stableId(`attribute ${link} ${field}`),
    link_id: link,
    link_type: `${MADRONE}.${field}`,
    link_entity: entity,
    value: JSON.stringify(value),
  });
}

function organizationId(id: string): string {
  return stableId(`organization ${id}`);
}

function termId(key: string): string {
  return stableId(`term ${key}`);
}
