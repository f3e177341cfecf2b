import { parse } from 'csv-parse/sync';
import { type Finding, finding } from '../../kernel/index.ts';
import { checkTables, type RawTables } from './check-tables.ts';
import { columnsOf, type HsdsTables, numberColumns, TABLE_NAMES, TABLES, type TableName } from './schema.ts';

export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** A spreadsheet takes a cell that begins so for a formula; a plain number is none. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The tabular form of HSDS: one CSV file for each table that has rows, with every column we know. */
export function writeHsdsCsv(tables: HsdsTables): readonly CsvFile[] {
  return TABLE_NAMES.filter((name) => tables[name].length > 0).map((name) => {
    const columns = columnsOf(name);
    const rows: readonly Partial<Record<string, unknown>>[] = tables[name];
    const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
    return { name: TABLES[name].file, text: `${[columns.join(','), ...lines].join('\r\n')}\r\n` };
  });
}

function cell(value: unknown): string {
  if (value === undefined) return '';
  const text = String(value);
  const safe = (FORMULA.test(text) && !NUMBER.test(text)) || text.startsWith("'") ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads the files of a folder; those that are no table of ours are left alone. */
export function readHsdsCsv(files: readonly CsvFile[], findings: Finding[]): HsdsTables {
  const raw: RawTables = {};
  for (const name of TABLE_NAMES) {
    const file = files.find((f) => f.name === TABLES[name].file || f.name === `${name}.csv`);
    if (file) raw[name] = rowsOf(name, file, findings);
  }
  if (!raw.organization)
    findings.push(finding('hsds.not_a_directory', 'folder', { expected: TABLES.organization.file }));
  return checkTables(raw, findings);
}

function rowsOf(name: TableName, file: CsvFile, findings: Finding[]): readonly unknown[] {
  const numbers = numberColumns(name);
  try {
    const rows: Record<string, string>[] = parse(file.text, { bom: true, columns: true, skip_empty_lines: true });
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => {
          const plain = value.startsWith("'") ? value.slice(1) : value;
          return [column, numbers.has(column) && NUMBER.test(plain) ? Number(plain) : plain];
        }),
      ),
    );
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) throw error;
    findings.push(finding('hsds.csv', file.name, { received: error.message }));
    return [];
  }
}
