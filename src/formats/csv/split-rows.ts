import { parse } from 'csv-parse';

export type CellRow = readonly string[];

/** Text into rows of cells, a piece at a time. Quotes, line ends and commas inside quotes are the library's work. */
export class RowSplitter {
  private readonly parser: ReturnType<typeof parse>;
  private rows: CellRow[] = [];
  /** Why no further row can be read. */
  failure: { readonly kind: 'quotes' | 'too long'; readonly row: number } | undefined;
  private count = 0;

  constructor(maxRowBytes: number) {
    this.parser = parse({
      relax_column_count: true,
      max_record_size: maxRowBytes,
      on_record: (row: CellRow) => {
        this.count++;
        this.rows.push(row);
        return null;
      },
    });
    this.parser.on('error', (error: Error & { readonly code?: string }) => this.fail(error.code));
    // The rows leave through on_record; nothing is ever read here, but the stream must flow to end.
    this.parser.resume();
  }

  async push(text: string): Promise<readonly CellRow[]> {
    if (this.failure || text === '') return [];
    await new Promise<void>((resolve) => this.parser.write(text, () => resolve()));
    return this.take();
  }

  async end(): Promise<readonly CellRow[]> {
    if (this.failure) return [];
    await new Promise<void>((resolve) => {
      this.parser.once('close', () => resolve());
      this.parser.end();
    });
    return this.take();
  }

  private take(): readonly CellRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  private fail(code: string | undefined): void {
    this.failure ??= { kind: code === 'CSV_MAX_RECORD_SIZE' ? 'too long' : 'quotes', row: this.count + 1 };
  }
}
