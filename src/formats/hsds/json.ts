import { type Finding, finding } from '../../kernel/index.ts';
import { checkTables } from './check-tables.ts';
import { type HsdsTables, TABLE_NAMES, type TableName } from './schema.ts';

type Nested = Record<string, unknown>;

/** What hangs under a row in the nested form: the key, its table, and the column that points back. */
const UNDER: Readonly<Partial<Record<TableName, readonly (readonly [string, TableName, string])[]>>> = {
  organization: [
    ['organization_identifiers', 'organization_identifier', 'organization_id'],
    ['locations', 'location', 'organization_id'],
    ['services', 'service', 'organization_id'],
    ['contacts', 'contact', 'organization_id'],
    ['phones', 'phone', 'organization_id'],
  ],
  location: [
    ['addresses', 'address', 'location_id'],
    ['phones', 'phone', 'location_id'],
    ['contacts', 'contact', 'location_id'],
    ['languages', 'language', 'location_id'],
    ['schedules', 'schedule', 'location_id'],
  ],
  service: [
    ['service_at_locations', 'service_at_location', 'service_id'],
    ['service_areas', 'service_area', 'service_id'],
    ['phones', 'phone', 'service_id'],
    ['contacts', 'contact', 'service_id'],
    ['languages', 'language', 'service_id'],
    ['schedules', 'schedule', 'service_id'],
  ],
  service_at_location: [
    ['phones', 'phone', 'service_at_location_id'],
    ['contacts', 'contact', 'service_at_location_id'],
    ['schedules', 'schedule', 'service_at_location_id'],
  ],
  phone: [['languages', 'language', 'phone_id']],
  contact: [['phones', 'phone', 'contact_id']],
};
const DEEPEST = 8;

/** A list of organizations, each with all that is its own, as the API of HSDS 3.0 gives them. */
export function writeHsdsJson(tables: HsdsTables): string {
  const terms = new Map(
    tables.taxonomy_term.map((t) => [
      t.id,
      { ...t, taxonomy_detail: tables.taxonomy.find((x) => x.id === t.taxonomy_id) },
    ]),
  );
  const attributes = Map.groupBy(tables.attribute, (a) => a.link_id ?? '');
  const byParent = new Map<string, Map<string, { readonly id: string }[]>>();
  for (const links of Object.values(UNDER)) {
    for (const [, table, column] of links ?? []) {
      const key = `${table}/${column}`;
      if (byParent.has(key)) continue;
      const rows: readonly ({ readonly id: string } & Partial<Record<string, unknown>>)[] = tables[table];
      byParent.set(
        key,
        Map.groupBy(
          rows.filter((r) => typeof r[column] === 'string'),
          (r) => String(r[column]),
        ),
      );
    }
  }
  const nest = (table: TableName, row: { readonly id: string }): Nested => {
    const children = (UNDER[table] ?? []).flatMap(([key, child, column]) => {
      const found = byParent.get(`${child}/${column}`)?.get(row.id) ?? [];
      return found.length === 0 ? [] : [[key, found.map((one) => nest(child, one))] as const];
    });
    const own = attributes.get(row.id) ?? [];
    const said = own.map((a) => ({
      ...a,
      ...(a.taxonomy_term_id ? { taxonomy_term: terms.get(a.taxonomy_term_id) } : {}),
    }));
    return { ...row, ...Object.fromEntries(children), ...(said.length > 0 ? { attributes: said } : {}) };
  };
  return `${JSON.stringify(
    tables.organization.map((row) => nest('organization', row)),
    null,
    2,
  )}\n`;
}

/** Reads the nested form, one organization or many, and the flat one that names its tables. What does not fit stays out, with a finding. */
export function readHsdsJson(text: string, findings: Finding[]): HsdsTables {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    findings.push(finding('hsds.not_json', 'file', { received: error.message }));
    return checkTables({}, findings);
  }
  if (isNested(data) && TABLE_NAMES.some((name) => Array.isArray(data[name]))) {
    const raw: Partial<Record<TableName, unknown[]>> = {};
    for (const name of TABLE_NAMES) if (Array.isArray(data[name])) raw[name] = data[name];
    return checkTables(raw, findings);
  }
  const contents = isNested(data) && Array.isArray(data.contents) ? data.contents : data; // a page of the API
  const organizations = Array.isArray(contents) ? contents : [contents];
  const flat = new Flat(findings);
  for (const [i, one] of organizations.entries()) {
    if (isNested(one) && typeof one.id === 'string' && !isOther(one)) flat.add('organization', one, 0);
    else
      findings.push(
        finding('hsds.not_a_directory', `organization[${i + 1}]`, { expected: 'an organization with its id' }),
      );
  }
  return checkTables(flat.raw, findings);
}

/** A row stands under everything that uses it, each time whole: it is one row, with every link. */
class Flat {
  readonly raw: Partial<Record<TableName, unknown[]>> = {};
  readonly #rows = new Map<string, Nested>();
  readonly #findings: Finding[];

  constructor(findings: Finding[]) {
    this.#findings = findings;
  }

  add(table: TableName, row: Nested, depth: number): void {
    const id = `${table} ${String(row.id)}`;
    const known = this.#rows.get(id);
    if (known && depth > 0) {
      for (const [column, value] of Object.entries(row)) known[column] ??= value;
    } else {
      const own = { ...row };
      this.#rows.set(id, own);
      const rows = this.raw[table] ?? [];
      rows.push(own);
      this.raw[table] = rows;
    }
    if (depth < DEEPEST) this.#addUnder(table, row, depth + 1);
  }

  #addUnder(table: TableName, row: Nested, depth: number): void {
    for (const [key, child, column] of UNDER[table] ?? []) {
      for (const one of this.#listOf(row[key], `${table} ${String(row.id)}.${key}`))
        this.add(child, { ...one, [column]: row.id }, depth);
    }
    for (const attribute of this.#listOf(row.attributes, `${table} ${String(row.id)}.attributes`)) {
      this.add('attribute', { link_entity: table, ...attribute, link_id: row.id }, depth);
      const term = attribute.taxonomy_term;
      if (!isNested(term)) continue;
      this.add('taxonomy_term', term, depth);
      if (isNested(term.taxonomy_detail)) this.add('taxonomy', term.taxonomy_detail, depth);
    }
  }

  /** Rows of a list. What stands there and is no list of rows is told, never passed over. */
  #listOf(value: unknown, at: string): readonly Nested[] {
    const rows = Array.isArray(value) ? value.filter(isNested) : [];
    const isWhole = value === undefined || value === null || (Array.isArray(value) && rows.length === value.length);
    if (!isWhole) this.#findings.push(finding('hsds.does_not_fit', at, { expected: 'a list of rows' }));
    return rows;
  }
}

function isNested(value: unknown): value is Nested {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A service, or a service at a location, has an id and a name too, but belongs to an organization. */
function isOther(row: Nested): boolean {
  return isNested(row.organization) || 'service_at_locations' in row || 'service_id' in row;
}
