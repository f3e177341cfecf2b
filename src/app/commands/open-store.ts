import { type Database, migrate, openDatabase } from '../../platform/db/index.ts';
import { MIGRATIONS_FOLDER, type Settings } from '../settings.ts';

const open = new Set<Database>();

/** The database, with its schema brought up to date. */
export async function openMigrated(settings: Settings): Promise<Database> {
  const db = await openDatabase(
    settings.databaseUrl === undefined ? { dataFolder: settings.dataFolder } : { url: settings.databaseUrl },
  );
  open.add(db);
  try {
    await migrate(db, MIGRATIONS_FOLDER);
    return db;
  } catch (error) {
    await closeDatabase(db);
    throw error;
  }
}

export async function closeDatabase(db: Database): Promise<void> {
  open.delete(db);
  await db.close();
}

/** On a signal: an embedded server is not left behind. What was not committed is not there when it comes back. */
export async function closeAll(): Promise<void> {
  await Promise.all([...open].map(closeDatabase));
}
