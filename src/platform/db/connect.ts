import type { Kysely } from 'kysely';
import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { columnTypes } from './column-types.ts';
import { DatabaseDefect, databaseDefect } from './database-defect.ts';
import { type Address, type Embedded, joinEmbedded } from './embedded.ts';
import { kyselyOver } from './kysely-door.ts';
import { type Answer, type CopyOutcome, type Queryable, type Rows, run, Session } from './session.ts';
import { inTransaction, type TransactionOptions } from './transaction.ts';

export interface OpenOptions {
  /** A PostgreSQL server. Without it the embedded one in `dataFolder` is joined, or started. */
  readonly url?: string | undefined;
  readonly dataFolder?: string | undefined;
  readonly log?: (sentence: string) => void;
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number;
  /** A statement that runs longer is cancelled; 30 s unless told, 0 for never. COPY is exempt. */
  readonly statementTimeoutMs?: number;
}

/** Opens a pool and proves it with one statement. Throws `DatabaseDefect` or `EmbeddedDefect`. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const log = options.log ?? (() => undefined);
  if (options.url !== undefined) {
    const { url } = options;
    return await proven(new Database(() => poolFor(options, { connectionString: url }), log));
  }
  if (options.dataFolder === undefined) throw new TypeError('openDatabase needs a url or a dataFolder');
  const embedded = await joinEmbedded(options.dataFolder, { log });
  return await proven(new Database(() => poolFor(options, embedded.address()), log, embedded));
}

async function proven(database: Database): Promise<Database> {
  try {
    await database.query('select 1');
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function poolFor(options: OpenOptions, address: { readonly connectionString: string } | Address): Pool {
  const timeout = options.statementTimeoutMs ?? 30_000;
  return new Pool({
    application_name: 'madrone',
    ...address,
    types: columnTypes,
    max: options.poolSize ?? 10,
    statement_timeout: timeout,
    // A connection whose other end fell silent is given up a little after the server would have.
    ...(timeout > 0 ? { query_timeout: timeout + 5_000 } : {}),
    idle_in_transaction_session_timeout: 120_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
}

interface Lease {
  readonly client: PoolClient;
  broken: boolean;
}

export class Database implements Queryable {
  readonly #openPool: () => Pool;
  readonly #pool: Pool;
  readonly #log: (sentence: string) => void;
  readonly #embedded: Embedded | undefined;
  #other: Database | undefined;

  constructor(openPool: () => Pool, log: (sentence: string) => void, embedded?: Embedded) {
    this.#openPool = openPool;
    const pool = openPool();
    this.#pool = pool;
    this.#log = log;
    this.#embedded = embedded;
    const lost = (error: unknown) => log(`a database connection was lost: ${databaseDefect(error).message}`);
    pool.on('error', lost);
    // A connection that dies between two statements of a transaction has no other listener, and would end the process.
    pool.on('connect', (client) => client.on('error', lost));
  }

  async query<Row extends QueryResultRow>(text: string, params: readonly unknown[] = []): Promise<Answer<Row>> {
    const { rows, rowCount } = await this.#leased((lease) => run<Row>(lease.client, text, params));
    return { rows, rowCount };
  }

  copyIn(table: string, columns: readonly string[], rows: Rows): Promise<CopyOutcome> {
    return this.transaction((tx) => tx.copyIn(table, columns, rows));
  }

  kysely<Tables>(): Kysely<Tables> {
    return kyselyOver<Tables>(async () => {
      const lease = await this.#acquire();
      return {
        run: async (sql, params) => {
          try {
            return await run(lease.client, sql, params);
          } catch (error) {
            throw noteBroken(lease, error);
          }
        },
        release: () => lease.client.release(lease.broken),
      };
    });
  }

  /**
   * Commits what `work` did, unless it throws or returns a refusal (any value with `ok: false`): then nothing remains.
   * Inside, use only the transaction it is handed; the database itself is another connection.
   */
  transaction<T>(work: (tx: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.#leased((lease) =>
      inTransaction(lease.client, options, work, (defect) => {
        lease.broken = true;
        this.#log(`a rollback was not answered: ${defect.message}`);
      }),
    );
  }

  /** One connection outside a transaction: for advisory locks, and for statements that refuse to be in one. */
  session<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#leased(async (lease) => {
      const session = new Session(lease.client);
      try {
        return await work(session);
      } finally {
        await session.end();
        lease.broken = true; // whatever it set or locked must not reach the next user of the pool
      }
    });
  }

  /**
   * The same database through connections of its own, for what is asked while a connection of this one is held: as many
   * holders as there are connections, each waiting for a second one of the same pool, would wait for each other.
   */
  get beside(): Database {
    this.#other ??= new Database(this.#openPool, this.#log, this.#embedded);
    return this.#other;
  }

  /** Waits for running work. The last to leave an embedded server stops it. */
  async close(): Promise<void> {
    await this.#endPools();
    await this.#embedded?.leave();
  }

  async #endPools(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
    if (this.#other) await this.#other.#endPools();
  }

  async #leased<T>(work: (lease: Lease) => Promise<T>): Promise<T> {
    const lease = await this.#acquire();
    try {
      return await work(lease);
    } catch (error) {
      throw noteBroken(lease, error);
    } finally {
      lease.client.release(lease.broken);
    }
  }

  /** An embedded server that was stopped or killed is started again. */
  async #acquire(): Promise<Lease> {
    try {
      return { client: await this.#pool.connect(), broken: false };
    } catch (error) {
      const defect = databaseDefect(error);
      if (this.#embedded === undefined || !GONE.has(defect.code)) throw defect;
    }
    await this.#embedded.ensure();
    try {
      return { client: await this.#pool.connect(), broken: false };
    } catch (error) {
      throw databaseDefect(error);
    }
  }
}

/** No socket, nobody listening, or starting and stopping. */
const GONE: ReadonlySet<string> = new Set(['ENOENT', 'ECONNREFUSED', '57P03']);

function noteBroken(lease: Lease, error: unknown): unknown {
  lease.broken ||= error instanceof DatabaseDefect && error.fatal;
  return error;
}
