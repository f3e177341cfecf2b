import { type Finding, finding } from '../../kernel/index.ts';
import { readCell, shown } from './check-cell.ts';
import { type CsvColumn, type CsvLayout, type CsvLimits, cellName, csvLimits } from './layout.ts';
import { sniffCsv } from './sniff.ts';
import { type CellRow, RowSplitter } from './split-rows.ts';

export type CsvEvent =
  /** A row; a bad one carries its findings and is for nobody to use. Cells the file does not have are absent. */
  | {
      readonly kind: 'row';
      readonly row: number;
      readonly cells: Readonly<Record<string, string>>;
      readonly findings: readonly Finding[];
    }
  /** The file as a whole is not what it should be: nothing of it may be used. */
  | { readonly kind: 'rejected'; readonly findings: readonly Finding[] };

/** Rows of a flat file against its layout, streamed. The header is row 1. */
export async function* readCsv(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  layout: CsvLayout,
  options: Partial<CsvLimits> = {},
): AsyncGenerator<CsvEvent> {
  const limits = { ...csvLimits, ...options };
  const pass = new CsvPass(layout, limits);
  const splitter = new RowSplitter(limits.maxRowBytes);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of chunks) {
    const foreign = bytes === 0 && chunk.length > 0 ? sniffCsv(chunk) : undefined;
    bytes += chunk.length;
    if (foreign) pass.reject(foreign);
    else if (bytes > limits.maxBytes) {
      pass.reject(finding('csv.too_large', 'file', { expected: `at most ${limits.maxBytes} bytes` }));
    } else yield* pass.take(await splitter.push(decoded(decoder, chunk, pass)), splitter);
    if (pass.isOver) break;
  }
  if (!pass.isOver) {
    decoded(decoder, undefined, pass);
    yield* pass.take(await splitter.end(), splitter);
    if (bytes === 0 || !pass.hasHeader) pass.reject(finding('csv.empty', 'file', { expected: 'a header and rows' }));
  }
  if (pass.rejections.length > 0) yield { kind: 'rejected', findings: pass.rejections };
}

function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined, pass: CsvPass): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const expected = 'text in UTF-8';
    pass.reject(finding('csv.encoding', `after row ${pass.row}`, { expected, received: 'bytes that are not UTF-8' }));
    return '';
  }
}

class CsvPass {
  row = 0;
  hasHeader = false;
  readonly rejections: Finding[] = [];
  private readonly layout: CsvLayout;
  private readonly limits: CsvLimits;
  private columns: readonly (CsvColumn | undefined)[] = [];

  constructor(layout: CsvLayout, limits: CsvLimits) {
    this.layout = layout;
    this.limits = limits;
  }

  get isOver(): boolean {
    return this.rejections.length > 0;
  }

  reject(...findings: readonly Finding[]): void {
    const room = this.limits.maxFindings - this.rejections.length;
    this.rejections.push(...findings.slice(0, room));
  }

  *take(rows: readonly CellRow[], { failure }: RowSplitter): Generator<CsvEvent> {
    for (const cells of rows) {
      this.row++;
      if (this.isOver) return;
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      if (!this.hasHeader) this.header(cells);
      else if (this.row > this.limits.maxRows) {
        this.reject(finding('csv.too_many_rows', 'file', { expected: `at most ${this.limits.maxRows} rows` }));
      } else yield this.read(cells);
    }
    if (!failure || this.isOver) return;
    const at = `row ${failure.row}`;
    if (failure.kind === 'quotes')
      this.reject(finding('csv.quotes', at, { expected: 'a quote that is closed before a comma or line end' }));
    else
      this.reject(finding('csv.row_too_long', at, { expected: `at most ${this.limits.maxRowBytes} bytes in a row` }));
  }

  private header(cells: CellRow): void {
    this.hasHeader = true;
    const names = cells.map((cell) => cell.trim().toLowerCase());
    const known = new Map(this.layout.columns.map((column) => [column.name, column]));
    this.columns = names.map((name) => known.get(name));
    const all = this.layout.columns.map((column) => column.name).join(', ');
    for (const [i, name] of names.entries()) {
      const at = cellName(1, i, shown(cells[i] ?? ''));
      if (!known.has(name)) this.reject(finding('csv.header_unknown', at, { expected: all, received: shown(name) }));
      else if (names.indexOf(name) < i) this.reject(finding('csv.header_twice', at, { received: name }));
    }
    for (const column of this.layout.columns) {
      if (column.isRequired && !names.includes(column.name)) {
        this.reject(finding('csv.header_missing', 'row 1', { expected: column.name }));
      }
    }
  }

  private read(cells: CellRow): CsvEvent {
    const { row } = this;
    const values: Record<string, string> = {};
    const findings: Finding[] = [];
    if (cells.length !== this.columns.length) {
      const detail = { expected: `${this.columns.length} cells`, received: `${cells.length}` };
      findings.push(finding('csv.cells', `row ${row}`, detail));
      return { kind: 'row', row, cells: values, findings };
    }
    for (const [i, column] of this.columns.entries()) {
      if (!column) continue;
      const { value, wrong } = readCell(cells[i] ?? '', column, cellName(row, i, column.name));
      if (wrong) findings.push(wrong);
      values[column.name] = value;
    }
    return { kind: 'row', row, cells: values, findings };
  }
}
