import { type Database, migrate, openDatabase } from '../../platform/db/index.ts';
import { MIGRATIONS_FOLDER, type Settings } from '../settings.ts';

/** The database, with its schema brought up to date. */
export async function openMigrated(settings: Settings): Promise<Database> {
  const db = await openDatabase(
    settings.databaseUrl === undefined ? { dataFolder: settings.dataFolder } : { url: settings.databaseUrl },
  );
  try {
    await migrate(db, MIGRATIONS_FOLDER);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
