import { type CsvLayout, readCsv } from '../../formats/csv/index.ts';
import { type Finding, finding, isNpi } from '../../kernel/index.ts';
import { organizationKind } from './organization.ts';

const id = { pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/, say: 'letters, digits, points and hyphens' };

/** The columns of a file that says which organization bills under which NPI, as docs/reference/provider-file.md documents them. */
const layout: CsvLayout = {
  columns: [
    { name: 'npi', kind: 'text', isRequired: true, max: 10 },
    { name: 'organization', kind: 'text', isRequired: true, max: 200, shape: id },
    { name: 'provider_name', kind: 'text', max: 200 },
    { name: 'types', kind: 'text', max: 200 },
    { name: 'organization_name', kind: 'text', max: 200 },
    { name: 'organization_kind', kind: 'code', codes: organizationKind.options.filter((kind) => kind !== 'plan') },
    { name: 'contract_from', kind: 'date' },
    { name: 'contract_to', kind: 'date' },
  ],
};

/** One row: a provider by NPI and its organization, with what is needed to make either where it is not there yet. */
export interface ProviderRow {
  readonly at: string;
  readonly npi: string;
  readonly organization: string;
  readonly name: string | undefined;
  readonly types: readonly string[];
  readonly organizationName: string | undefined;
  readonly organizationKind: string;
  readonly contractFrom: string | undefined;
  readonly contractTo: string | undefined;
}

/** Rows that can be used; what cannot is a finding, and its row stays out. */
export async function readProviderFile(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  isType: (type: string) => boolean,
  findings: Finding[],
): Promise<readonly ProviderRow[]> {
  const rows: ProviderRow[] = [];
  const seen = new Set<string>();
  for await (const event of readCsv(pieces, layout)) {
    if (event.kind === 'rejected') {
      findings.push(...event.findings);
      return [];
    }
    const row = rowOf(event.row, event.cells);
    const wrong = event.findings.length > 0 ? event.findings : wrongWith(row, isType, seen);
    findings.push(...wrong);
    if (wrong.length === 0) rows.push(row);
    seen.add(row.npi);
  }
  return rows;
}

function rowOf(number: number, cells: Readonly<Record<string, string>>): ProviderRow {
  const { npi = '', organization = '', types = '' } = cells;
  return {
    at: `row ${number}`,
    npi,
    organization,
    name: cells.provider_name || undefined,
    types: types.split(/[\s;|]+/).filter((type) => type !== ''),
    organizationName: cells.organization_name || undefined,
    organizationKind: cells.organization_kind || 'provider',
    contractFrom: cells.contract_from || undefined,
    contractTo: cells.contract_to || undefined,
  };
}

function wrongWith(row: ProviderRow, isType: (type: string) => boolean, seen: ReadonlySet<string>): Finding[] {
  const { at, npi, types, contractFrom: from, contractTo: to } = row;
  const unknown = types.filter((type) => !isType(type));
  return [
    ...(isNpi(npi) ? [] : [finding('network.npi', at, { received: npi })]),
    ...(seen.has(npi) ? [finding('providers.twice', at, { expected: 'one row for each NPI', received: npi })] : []),
    ...unknown.map((received) => finding('providers.type_unknown', at, { received })),
    ...(to !== undefined && (from === undefined || to < from)
      ? [finding('providers.dates', at, { expected: 'contract_from on or before contract_to' })]
      : []),
  ];
}
