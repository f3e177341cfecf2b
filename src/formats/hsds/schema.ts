import { z } from 'zod';

/**
 * The tables of the Human Services Data Specification 3.0 that a directory of care needs, column by column. Columns we do
 * not name are left unread. https://docs.openreferral.org
 */
const id = z.guid();
const link = z.guid().optional();
const text = z.string().max(20_000).optional();
const required = z.string().min(1).max(20_000);

export const TABLES = {
  organization: {
    file: 'organizations.csv',
    row: z.object({
      id,
      name: required,
      alternate_name: text,
      description: required,
      email: text,
      website: text,
      parent_organization_id: link,
    }),
  },
  organization_identifier: {
    file: 'organization_identifiers.csv',
    row: z.object({
      id,
      organization_id: link,
      identifier_scheme: text,
      identifier_type: required,
      identifier: required,
    }),
  },
  location: {
    file: 'locations.csv',
    row: z.object({
      id,
      location_type: z.enum(['physical', 'postal', 'virtual']),
      url: text,
      organization_id: link,
      name: text,
      alternate_name: text,
      description: text,
      latitude: z.number().min(-90).max(90).optional(),
      longitude: z.number().min(-180).max(180).optional(),
      external_identifier: text,
      external_identifier_type: text,
    }),
  },
  service: {
    file: 'services.csv',
    row: z.object({
      id,
      organization_id: link,
      name: required,
      alternate_name: text,
      description: text,
      url: text,
      email: text,
      status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
      eligibility_description: text,
      assured_date: text,
    }),
  },
  service_at_location: {
    file: 'service_at_location.csv',
    row: z.object({ id, service_id: link, location_id: link, description: text }),
  },
  address: {
    file: 'addresses.csv',
    row: z.object({
      id,
      location_id: link,
      attention: text,
      address_1: z.string(),
      address_2: text,
      city: z.string(),
      state_province: z.string(),
      postal_code: z.string(),
      country: z.string(),
      address_type: z.enum(['physical', 'postal', 'virtual']),
    }),
  },
  phone: {
    file: 'phones.csv',
    row: z.object({
      id,
      location_id: link,
      service_id: link,
      organization_id: link,
      contact_id: link,
      service_at_location_id: link,
      number: required,
      extension: z.number().optional(),
      type: text,
      description: text,
    }),
  },
  contact: {
    file: 'contacts.csv',
    row: z.object({
      id,
      organization_id: link,
      service_id: link,
      service_at_location_id: link,
      location_id: link,
      name: text,
      title: text,
      department: text,
      email: text,
    }),
  },
  schedule: {
    file: 'schedules.csv',
    row: z.object({
      id,
      service_id: link,
      location_id: link,
      service_at_location_id: link,
      valid_from: text,
      valid_to: text,
      freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
      byday: text,
      description: text,
      opens_at: text,
      closes_at: text,
    }),
  },
  service_area: {
    file: 'service_areas.csv',
    row: z.object({ id, service_id: link, name: text, description: text, extent: text, extent_type: text }),
  },
  language: {
    file: 'languages.csv',
    row: z.object({ id, service_id: link, location_id: link, phone_id: link, name: text, code: text, note: text }),
  },
  taxonomy: {
    file: 'taxonomies.csv',
    row: z.object({ id, name: required, description: required, uri: text, version: text }),
  },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    row: z.object({
      id,
      code: text,
      name: required,
      description: required,
      parent_id: link,
      taxonomy: text,
      taxonomy_id: link,
    }),
  },
  attribute: {
    file: 'attributes.csv',
    row: z.object({ id, link_id: link, taxonomy_term_id: link, link_type: text, link_entity: text, value: text }),
  },
} as const;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];
export type Row<T extends TableName> = z.infer<(typeof TABLES)[T]['row']>;

/** A directory as HSDS tables. */
export type HsdsTables = { readonly [T in TableName]: readonly Row<T>[] };
export type MutableTables = { [T in TableName]: Row<T>[] };

export function emptyTables(): MutableTables {
  return {
    organization: [],
    organization_identifier: [],
    location: [],
    service: [],
    service_at_location: [],
    address: [],
    phone: [],
    contact: [],
    schedule: [],
    service_area: [],
    language: [],
    taxonomy: [],
    taxonomy_term: [],
    attribute: [],
  };
}

/** The columns of a table that hold numbers, which a CSV file writes as text. */
export function numberColumns(table: TableName): ReadonlySet<string> {
  return NUMBERS[table] ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();
const NUMBERS: Partial<Record<TableName, ReadonlySet<string>>> = {
  location: new Set(['latitude', 'longitude']),
  phone: new Set(['extension']),
};

export function columnsOf(table: TableName): readonly string[] {
  return Object.keys(TABLES[table].row.shape);
}
