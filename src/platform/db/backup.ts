import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type Finding, finding } from '../../kernel/index.ts';
import type { Database } from './connect.ts';
import { readMigrations } from './migrate.ts';
import type { Session } from './session.ts';
import { restoreOrder, type Table, tablesOf } from './tables.ts';

/** What a backup says of itself. A folder without it is no backup: it is written last. */
interface Manifest {
  readonly made: string;
  /** Checksums of the migrations the data were made under, in order. */
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
}

const MANIFEST = 'manifest.json';

/** Writes every table, as one moment saw them, into an empty folder: `member.copy.gz` … and the manifest. */
export async function backUp(db: Database, folder: string, migrationsFolder: string, now: Date): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  const found = await readdir(folder);
  if (found.length > 0) throw new Error(`${folder} is not empty: a backup never overwrites`);
  const migrations = (await readMigrations(migrationsFolder)).map((m) => m.checksum);
  const tables = await db.transaction(
    async (tx) => {
      const written: Manifest['tables'][number][] = [];
      for (const table of await tablesOf(tx)) written.push(await writeTable(tx, table, folder));
      return written;
    },
    { readOnly: true, isolation: 'repeatable read' },
  );
  const manifest: Manifest = { made: now.toISOString(), migrations, tables };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function writeTable(tx: Session, table: Table, folder: string): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256');
  const hashing = digesting(hash);
  const rows = await tx.copyOut(table.name, table.columns, async (source) => {
    await pipeline(source, hashing, createGzip({ level: 3 }), createWriteStream(fileOf(folder, table.name)));
  });
  return { name: table.name, rows, sha256: hash.digest('hex') };
}

/**
 * Reads a backup into a database that is migrated and empty; all or nothing. Findings, and nothing stored, where the folder is
 * no whole backup, was made under other migrations, or the database already holds something.
 */
export async function restore(db: Database, folder: string, migrationsFolder: string): Promise<readonly Finding[]> {
  const manifest = await readManifest(folder);
  if (!manifest) return [finding('backup.no_manifest', folder)];
  const migrations = (await readMigrations(migrationsFolder)).map((m) => m.checksum);
  if (JSON.stringify(migrations) !== JSON.stringify(manifest.migrations)) {
    return [
      finding('backup.other_migrations', folder, {
        expected: `${migrations.length} migrations`,
        received: `${manifest.migrations.length}`,
      }),
    ];
  }
  const outcome = await db.transaction(async (tx) => {
    const findings = await restoreTables(tx, manifest, folder);
    return { ok: findings.length === 0, findings };
  });
  return outcome.findings;
}

async function restoreTables(tx: Session, manifest: Manifest, folder: string): Promise<readonly Finding[]> {
  for (const table of restoreOrder(await tablesOf(tx))) {
    const kept = manifest.tables.find((t) => t.name === table.name);
    if (!kept) return [finding('backup.table_missing', table.name)];
    const { rows } = await tx.query<{ some: boolean }>(`select exists (select from ${table.name}) as some`);
    if (rows[0]?.some) return [finding('backup.not_empty', table.name)];
    const hash = createHash('sha256');
    const hashing = digesting(hash);
    const count = await tx.copyRaw(table.name, table.columns, async (target) => {
      await pipeline(createReadStream(fileOf(folder, table.name)), createGunzip(), hashing, target);
    });
    if (hash.digest('hex') !== kept.sha256 || count !== kept.rows) {
      return [
        finding('backup.altered', `${table.name}.copy.gz`, { expected: `${kept.rows} rows`, received: `${count}` }),
      ];
    }
    for (const column of table.identities) {
      await tx.query(
        `select setval(pg_get_serial_sequence($1, $2), (select greatest(max(${column}), 1) from ${table.name}), true)`,
        [table.name, column],
      );
    }
  }
  return [];
}

/** Lets bytes through and counts them into the digest. */
function digesting(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _, next) {
      hash.update(chunk);
      next(null, chunk);
    },
  });
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const names: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  if (!names.includes(MANIFEST)) return undefined;
  return JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
}

function fileOf(folder: string, table: string): string {
  return join(folder, `${table}.copy.gz`);
}
