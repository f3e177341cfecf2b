/** A row of a list as a file, already text. */
type Texts = readonly string[];

/**
 * A list somebody takes away as a file: counted first, so that the record of it stands before the first row leaves; then read page
 * by page, each in a transaction of its own, so that a slow reader holds nothing.
 */
export interface Exported<Tx> {
  readonly total: number;
  readonly columns: readonly string[];
  /** What the record of it says beside the count; never a name of a member. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly pages: (read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>) => AsyncGenerator<readonly Texts[]>;
}

interface ListAsked<Tx, Row, Id extends string> {
  readonly total: number;
  /** Every column the file can have, as plain text. */
  readonly columns: Readonly<Record<Id, (row: Row) => string>>;
  /** Those that are wanted, in their order; all when absent. */
  readonly wanted?: readonly Id[] | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** The rows after the last one that was read; none when there are no more. */
  readonly next: (tx: Tx, last: Row | undefined, read: number) => Promise<readonly Row[]>;
}

export function exported<Tx, Row, Id extends string>(asked: ListAsked<Tx, Row, Id>): Exported<Tx> {
  const { total, columns, detail, next } = asked;
  const ids = asked.wanted ?? (Object.keys(columns) as Id[]);
  return {
    total,
    columns: ids,
    ...(detail ? { detail } : {}),
    async *pages(read) {
      let last: Row | undefined;
      for (let count = 0; ; ) {
        const before = last;
        const rows = await read((tx) => next(tx, before, count));
        if (rows.length === 0) return;
        yield rows.map((row) => ids.map((id) => columns[id](row)));
        last = rows.at(-1);
        count += rows.length;
      }
    },
  };
}
