import { Kysely, PostgresDialect, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import { DatabaseDefect } from './database-defect.ts';

/** What Kysely needs of us: statements on one connection, answered or refused as a defect. */
export interface KyselyConnection {
  run(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>>;
  release(): void;
}

/** Kysely over our own connections, so its errors are redacted defects too. Does not support streaming cursors. */
export function kyselyOver<Tables>(connect: () => Promise<KyselyConnection>): Kysely<Tables> {
  const pool = {
    options: {},
    connect: async () => new KyselyClient(await connect()),
    end: async () => undefined, // the pool is ours to close
  };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

class KyselyClient implements PostgresPoolClient {
  readonly #connection: KyselyConnection;

  constructor(connection: KyselyConnection) {
    this.#connection = connection;
  }

  query<R>(sql: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: { read(rows: number): Promise<R[]>; close(): Promise<void> }): typeof cursor;
  // biome-ignore lint/suspicious/noExplicitAny: one implementation answers both of Kysely's overloads
  query(sql: unknown, parameters: ReadonlyArray<unknown> = []): any {
    if (typeof sql !== 'string') throw new DatabaseDefect('streaming cursors are not supported', { code: 'driver' });
    return this.#connection.run(sql, parameters);
  }

  release(): void {
    this.#connection.release();
  }
}
