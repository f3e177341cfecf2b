import { type Finding, finding, warning } from '../../kernel/index.ts';
import { emptyTables, type HsdsTables, type MutableTables, TABLE_NAMES, TABLES, type TableName } from './schema.ts';

/** Rows as a file has them, before anybody has looked whether they fit. */
export type RawTables = Partial<Record<TableName, readonly unknown[]>>;

/** The rows that fit; each that does not is a finding and stays out, and so is what points at nothing. */
export function checkTables(raw: RawTables, findings: Finding[]): HsdsTables {
  const tables = emptyTables();
  for (const name of TABLE_NAMES) {
    const seen = new Set<string>();
    for (const [i, row] of (raw[name] ?? []).entries()) readRow(tables, name, row, i, seen, findings);
  }
  findDangling(tables, findings);
  return tables;
}

function readRow(
  tables: MutableTables,
  name: TableName,
  row: unknown,
  i: number,
  seen: Set<string>,
  findings: Finding[],
): void {
  const at = `${name}[${i + 1}]`;
  const read = TABLES[name].row.safeParse(withoutNulls(row));
  if (!read.success) {
    for (const issue of read.error.issues) {
      findings.push(finding('hsds.does_not_fit', `${at}.${issue.path.join('.')}`, { expected: issue.message }));
    }
    return;
  }
  const rows: { readonly id: string }[] = tables[name];
  if (seen.has(read.data.id)) {
    findings.push(finding('hsds.id_twice', at, { received: read.data.id }));
    return;
  }
  seen.add(read.data.id);
  rows.push(read.data);
}

/** Publishers write "nothing" as null or as an empty text. */
function withoutNulls(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== ''));
}

const POINTS_AT: Readonly<Record<string, TableName>> = {
  organization_id: 'organization',
  parent_organization_id: 'organization',
  location_id: 'location',
  service_id: 'service',
  service_at_location_id: 'service_at_location',
  phone_id: 'phone',
  contact_id: 'contact',
  taxonomy_id: 'taxonomy',
  taxonomy_term_id: 'taxonomy_term',
};

function findDangling(tables: HsdsTables, findings: Finding[]): void {
  const ids = Object.fromEntries(TABLE_NAMES.map((name) => [name, new Set(tables[name].map((row) => row.id))]));
  for (const name of TABLE_NAMES) {
    tables[name].forEach((row, i) => {
      for (const [column, value] of Object.entries(row)) {
        const target = POINTS_AT[column];
        if (target === undefined || typeof value !== 'string' || ids[target]?.has(value)) continue;
        findings.push(warning('hsds.points_at_nothing', `${name}[${i + 1}].${column}`, { received: value }));
      }
    });
  }
}
