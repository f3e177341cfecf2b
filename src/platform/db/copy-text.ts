import { type Finding, finding } from '../../kernel/index.ts';

/** As in query parameters: null and undefined are NULL, an array is a PostgreSQL array, any other object is JSON. */
export type Cell = unknown;

const SPECIAL = /[\\\t\n\r]/g;
const SUSPECT = /[\\\t\n\r\0\ud800-\udfff]/;

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** PostgreSQL text holds no NUL, and a lone surrogate would be stored as another character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Rows as COPY text in chunks of about 64 kB. Cells that cannot be stored become findings, and nothing more is sent. */
export async function* copyText(
  columns: readonly string[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  findings: Finding[],
): AsyncGenerator<Buffer> {
  let chunk = '';
  let number = 0;
  for await (const row of rows) {
    number++;
    if (row.length !== columns.length) {
      throw new TypeError(`row ${number} has ${row.length} cells for ${columns.length} columns`);
    }
    const line = lineOf(row, (index) => findings.push(unstorable(number, columns[index] ?? '')));
    if (findings.length >= MOST_FINDINGS) return;
    if (findings.length > 0) continue;
    chunk += line;
    if (chunk.length >= CHUNK) {
      yield Buffer.from(chunk, 'utf8');
      chunk = '';
    }
  }
  if (chunk !== '' && findings.length === 0) yield Buffer.from(chunk, 'utf8');
}

const CHUNK = 65_536;
const MOST_FINDINGS = 1_000;

function lineOf(row: readonly Cell[], onUnstorable: (index: number) => void): string {
  let line = '';
  for (let i = 0; i < row.length; i++) {
    if (i > 0) line += '\t';
    const cell = row[i];
    if (cell === null || cell === undefined) {
      line += '\\N';
      continue;
    }
    const text = typeof cell === 'string' ? cell : textOf(cell);
    if (!SUSPECT.test(text)) {
      line += text;
      continue;
    }
    if (!isStorable(text)) onUnstorable(i);
    line += text.replace(SPECIAL, (character) => ESCAPED[character] ?? character);
  }
  return `${line}\n`;
}

function unstorable(row: number, column: string): Finding {
  return finding('text.not-storable', `row ${row}, ${column}`, {
    expected: 'text without NUL characters or halves of a character',
  });
}

function textOf(cell: Exclude<Cell, string | null | undefined>): string {
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array)
    return `\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('hex')}`;
  if (Array.isArray(cell)) return arrayText(cell);
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

function arrayText(items: readonly unknown[]): string {
  const parts = items.map((item) => {
    if (item === null || item === undefined) return 'NULL';
    if (Array.isArray(item)) return arrayText(item);
    return `"${(typeof item === 'string' ? item : textOf(item)).replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${parts.join(',')}}`;
}
