import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Kysely, PostgresQueryResult } from 'kysely';
import { type ClientBase, escapeIdentifier, type QueryResultRow } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Finding } from '../../kernel/index.ts';
import { type Cell, copyText } from './copy-text.ts';
import { DatabaseDefect, databaseDefect } from './database-defect.ts';
import { kyselyOver } from './kysely-door.ts';

export interface Answer<Row> {
  readonly rows: Row[];
  /** Rows returned or changed. */
  readonly rowCount: number;
}

/** `ok: false` when cells cannot be stored; then nothing is, and a surrounding transaction can only be given up. */
export type CopyOutcome =
  | { readonly ok: true; readonly rows: number }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

/** What a store needs: a statement, a bulk load, a typed builder. A database and a transaction both are one. */
export interface Queryable {
  query<Row extends QueryResultRow = QueryResultRow>(text: string, params?: readonly unknown[]): Promise<Answer<Row>>;
  /** Streams rows in through COPY. `table` may name its schema: `claims.line`. */
  copyIn(table: string, columns: readonly string[], rows: Rows): Promise<CopyOutcome>;
  kysely<Tables>(): Kysely<Tables>;
}

/** One connection in one transaction, one statement at a time. */
export class Session implements Queryable {
  readonly #client: ClientBase;
  #turn: Promise<void> = Promise.resolve();
  #over = false;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  async query<Row extends QueryResultRow>(text: string, params: readonly unknown[] = []): Promise<Answer<Row>> {
    const { rows, rowCount } = await this.#inTurn(() => run<Row>(this.#client, text, params));
    return { rows, rowCount };
  }

  /** Several statements in one text, as a migration holds them. */
  script(text: string): Promise<void> {
    return this.#inTurn(() => runScript(this.#client, text));
  }

  copyIn(table: string, columns: readonly string[], rows: Rows): Promise<CopyOutcome> {
    return this.#inTurn(() => copyInto(this.#client, table, columns, rows));
  }

  /** A table as COPY text, handed to `sink`; the number of its rows. For a backup. */
  copyOut(table: string, columns: readonly string[], sink: (source: Readable) => Promise<void>): Promise<number> {
    return this.#inTurn(async () => {
      const stream = copyTo(`copy ${escapeIdentifier(table)} (${listOf(columns)}) to stdout`);
      stream.query_timeout = 2 ** 31 - 1;
      await runScript(this.#client, 'set local statement_timeout = 0');
      try {
        await sink(this.#client.query(stream));
      } finally {
        stream.callback?.(); // the driver's timer goes on for weeks, and the process with it, until it is told
      }
      return stream.rowCount;
    });
  }

  /** COPY text from `source` as it was copied out; the number of rows. For a restore. */
  copyRaw(table: string, columns: readonly string[], source: (target: Writable) => Promise<void>): Promise<number> {
    return this.#inTurn(async () => {
      await runScript(this.#client, 'set local statement_timeout = 0');
      const stream = copyFrom(`copy ${escapeIdentifier(table)} (${listOf(columns)}) from stdin`);
      stream.query_timeout = 2 ** 31 - 1;
      await source(this.#client.query(stream));
      return stream.rowCount;
    });
  }

  kysely<Tables>(): Kysely<Tables> {
    return kyselyOver<Tables>(async () => ({
      run: (sql, params) => {
        if (OWN_TRANSACTION.test(sql)) throw new DatabaseDefect('already in a transaction: use it', { code: '25001' });
        return this.#inTurn(() => run(this.#client, sql, params));
      },
      release: () => undefined, // the transaction holds the connection
    }));
  }

  /** After this the connection belongs to somebody else: late statements are refused, running ones awaited. */
  async end(): Promise<void> {
    this.#over = true;
    await this.#turn;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#over) throw new DatabaseDefect('used after its transaction ended', { code: '25P01' });
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    try {
      return await work();
    } finally {
      resolve();
    }
  }
}

const OWN_TRANSACTION = /^\s*(begin|start transaction|commit|rollback)\s*($|;|isolation|read)/i;

function listOf(columns: readonly string[]): string {
  return columns.map((c) => escapeIdentifier(c)).join(', ');
}

/** Runs one statement (the extended protocol takes no second one); what the driver throws comes out as a redacted defect. */
export async function run<Row extends QueryResultRow>(
  client: ClientBase,
  text: string,
  params: readonly unknown[] = [],
): Promise<PostgresQueryResult<Row>> {
  try {
    const name = nameOf(text);
    const statement = { ...(name === undefined ? {} : { name }), text, values: [...params], queryMode: 'extended' };
    const result = await client.query<Row>(statement);
    return { command: result.command as Command, rows: result.rows, rowCount: result.rowCount ?? 0 };
  } catch (error) {
    throw databaseDefect(error);
  }
}

const MOST_NAMED = 1_000;
const names = new Map<string, string>();

/** Statements are planned once a connection: with row-level security, planning is a third of a short one. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMED) return known;
  const name = `madrone_${names.size}`;
  names.set(text, name);
  return name;
}

type Command = PostgresQueryResult<unknown>['command']; // Kysely's list is shorter than PostgreSQL's

/** Runs a text of several statements in one trip. Never for text with values in it. */
export async function runScript(client: ClientBase, text: string): Promise<void> {
  try {
    await client.query(text);
  } catch (error) {
    throw databaseDefect(error);
  }
}

async function copyInto(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: Rows,
): Promise<CopyOutcome> {
  const findings: Finding[] = [];
  const target = table.split('.').map(escapeIdentifier).join('.');
  const stream = copyFrom(`copy ${target} (${columns.map(escapeIdentifier).join(', ')}) from stdin`);
  stream.query_timeout = 2 ** 31 - 1;
  const source = new Source(copyText(columns, rows, findings), findings);
  await runScript(client, 'set local statement_timeout = 0');
  try {
    await pipeline(Readable.from(source.chunks()), client.query(stream));
  } catch (error) {
    if (findings.length > 0) return { ok: false, findings };
    throw source.error ?? databaseDefect(error);
  }
  await runScript(client, 'set local statement_timeout to default');
  return { ok: true, rows: stream.rowCount };
}

/** The chunks, and what went wrong on the caller's side of the stream. An error in it makes the server give up the COPY. */
class Source {
  readonly #chunks: AsyncGenerator<Buffer>;
  readonly #findings: readonly Finding[];
  error: unknown;

  constructor(chunks: AsyncGenerator<Buffer>, findings: readonly Finding[]) {
    this.#chunks = chunks;
    this.#findings = findings;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    try {
      for (let next = await this.#next(); !next.done; next = await this.#next()) yield next.value;
    } finally {
      await this.#chunks.return(undefined); // lets the caller's rows close what they had open
    }
  }

  /** What the server did wrong comes in at the `yield` above; only what fails here is the caller's. */
  async #next(): Promise<IteratorResult<Buffer>> {
    try {
      const next = await this.#chunks.next();
      if (next.done && this.#findings.length > 0) throw new Error('cells that cannot be stored');
      return next;
    } catch (error) {
      this.error = error;
      throw new Error('the rows ended early', { cause: error }); // this text reaches the server's log: no data in it
    }
  }
}
