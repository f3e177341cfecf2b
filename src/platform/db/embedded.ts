import { randomBytes } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { prepareCluster, prepareSocketFolder } from './cluster.ts';
import { databaseDefect } from './database-defect.ts';
import { EmbeddedDefect, folderDefect } from './embedded-defect.ts';
import { nativeBinaries } from './native-binaries.ts';
import { clearStale, isPostmasterOf, readPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { underLock } from './start-lock.ts';
import { routeFor } from './step-down.ts';

export interface JoinOptions {
  readonly log?: (sentence: string) => void;
  /** Server settings over ours, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Begins the name of our connections in `pg_stat_activity`. */
  readonly name?: string;
  /** Runs before anybody can start the server again, when it stopped because we left. */
  readonly onStopped?: () => Promise<void>;
}

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly ssl: false;
  readonly application_name: string;
}

/** Joins the PostgreSQL of a data folder, starting it when it does not run. */
export async function joinEmbedded(dataFolder: string, options: JoinOptions = {}): Promise<Embedded> {
  try {
    await mkdir(dataFolder, { recursive: true });
  } catch (error) {
    throw folderDefect(error, dataFolder);
  }
  const embedded = new Embedded(await realpath(dataFolder), options);
  await embedded.ensure();
  return embedded;
}

/**
 * One PostgreSQL per data folder, shared by every process that joins: the command line works while the server runs.
 * Whoever comes first starts it; **the last to leave stops it**, whoever started it. Each user holds one connection as a sign
 * of presence. A user that is killed leaves without stopping it; the next one finds it running and joins.
 *
 * Two servers never write one folder: starting is under a lock, and PostgreSQL itself refuses a second postmaster.
 * For one machine: do not share the folder over a network. For development, tests and small installations: it carries old
 * libraries, listens on no port, and trusts everybody who can enter its socket folder, which is its owner alone.
 */
export class Embedded {
  readonly dataFolder: string;
  readonly #cluster: string;
  readonly #options: JoinOptions;
  readonly #name: string;
  #host = '';
  #presence: Client | undefined;
  #joining: Promise<void> | undefined;

  constructor(dataFolder: string, options: JoinOptions) {
    this.dataFolder = dataFolder;
    this.#cluster = join(dataFolder, 'postgres');
    this.#options = options;
    this.#name = `${options.name ?? 'madrone'} ${process.pid} ${randomBytes(4).toString('hex')}`;
  }

  /** Ordinary role `madrone`: owns its database, may create others, is no superuser, obeys row-level security. */
  address(database = 'madrone'): Address {
    return { ...ADMIN, user: 'madrone', database, host: this.#host, application_name: this.#name };
  }

  /** Runs and present afterwards, whatever happened to the server since. */
  async ensure(): Promise<void> {
    this.#joining ??= this.#join().finally(() => {
      this.#joining = undefined;
    });
    await this.#joining;
  }

  /** Nobody else is connected; true as well when no server runs. Whoever asks stays awake for the answer. */
  async isAlone(): Promise<boolean> {
    this.#presence?.ref();
    return this.#presence === undefined || !(await connected(this.#presence, this.#name)).others;
  }

  /** Answers whether the server is stopped now. */
  async leave(): Promise<boolean> {
    return await this.#exclusively(async () => {
      this.#presence?.ref(); // the process must not end while the farewell is under way
      await this.#presence?.end();
      this.#presence = undefined;
      const admin = await this.#running();
      if (admin) {
        const others = await othersAfter(admin, this.#name);
        await admin.end();
        if (others) return false;
        await stopPostmaster(this.#cluster);
      }
      await this.#options.onStopped?.();
      return true;
    });
  }

  async #join(): Promise<void> {
    await this.#exclusively(async () => {
      const admin = (await this.#running()) ?? (await this.#start());
      this.#host = admin.host;
      if (this.#presence) return await admin.end();
      await createDatabase(admin);
      await admin.end();
      const presence = new Client(this.address());
      presence.on('error', () => this.#absent(presence));
      presence.on('end', () => this.#absent(presence));
      await presence.connect();
      presence.unref(); // a process that forgets to leave may still end; the next user finds the server running
      this.#presence = presence;
    });
  }

  #absent(presence: Client): void {
    if (this.#presence === presence) this.#presence = undefined;
  }

  async #start(): Promise<Client> {
    const { binaries, runner } = await routeFor(this.dataFolder, await nativeBinaries(this.dataFolder));
    await prepareCluster(this.#cluster, binaries, runner);
    const socketFolder = await prepareSocketFolder(this.dataFolder, runner);
    const places = {
      listen_addresses: '',
      port: '5432',
      unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    };
    const settings = { ...SETTINGS, ...this.#options.settings, ...places };
    const logFile = join(this.dataFolder, 'postgres.log');
    await startPostmaster({ program: binaries.postgres, runner, cluster: this.#cluster, logFile, settings });
    this.#options.log?.(`PostgreSQL started in ${this.dataFolder}`);
    const admin = await this.#running();
    if (!admin)
      throw new EmbeddedDefect(
        'no-answer',
        `PostgreSQL started in ${this.dataFolder} and ended at once; see ${logFile}`,
      );
    return admin;
  }

  /** A superuser's connection, or undefined when no server of this folder lives. Waits while one starts or stops. */
  async #running(): Promise<Client | undefined> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const postmaster = await readPostmaster(this.#cluster);
      if (!postmaster) return undefined;
      const admin = new Client({ ...ADMIN, host: postmaster.socketFolder });
      admin.on('error', () => undefined); // a failed connection is answered by connect itself
      try {
        return await admin.connect();
      } catch (error) {
        const defect = databaseDefect(error);
        if (!AWAY.has(defect.code)) throw defect;
        if (!(await isPostmasterOf(this.#cluster, postmaster.pid))) {
          await clearStale(this.#cluster, postmaster);
          return undefined;
        }
        if (Date.now() > deadline) {
          throw new EmbeddedDefect('no-answer', `PostgreSQL (process ${postmaster.pid}) lives but does not answer.`, {
            cause: defect,
          });
        }
      }
      await wait(20);
    }
  }

  async #exclusively<T>(work: () => Promise<T>): Promise<T> {
    return await underLock(join(this.dataFolder, 'start.lock'), work);
  }
}

const AWAY: ReadonlySet<string> = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01', '08006']);

const ADMIN = {
  port: 5432,
  user: 'postgres',
  database: 'postgres',
  ssl: false,
  connectionTimeoutMillis: 10_000,
} as const;

/** Durable; UTC; and a log that quotes no statement and no value: errors of statements are ours to report. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  io_method: 'sync',
  unix_socket_permissions: '0700',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** Whether we still have connections, and whether others do. Administration and the tests' reaper do not count. */
async function connected(client: Client, name: string): Promise<{ own: boolean; others: boolean }> {
  const { rows } = await client.query<{ own: boolean | null; others: boolean | null }>(
    `select bool_or(application_name = $1) as own, bool_or(application_name <> $1) as others from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()
       and application_name <> 'madrone admin' and application_name not like 'madrone reaper %'`,
    [name],
  );
  return { own: rows[0]?.own ?? false, others: rows[0]?.others ?? false };
}

/** The server notices a farewell a little later; the next to leave must not take our last connections for somebody. */
async function othersAfter(admin: Client, name: string): Promise<boolean> {
  for (let tries = 0; tries < 300; tries++) {
    const { own, others } = await connected(admin, name);
    if (!own) return others;
    await wait(10);
  }
  return true;
}

async function createDatabase(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = 'madrone') as role,
            exists (select from pg_database where datname = 'madrone') as database`,
  );
  if (!rows[0]?.role) await admin.query('create role madrone login createdb createrole');
  if (!rows[0]?.database) await admin.query('create database madrone owner madrone');
}
