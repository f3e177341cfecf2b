import { backUp, restore } from '../../platform/db/index.ts';
import { loadSpeech } from '../policy-folder.ts';
import { MIGRATIONS_FOLDER, type Settings } from '../settings.ts';
import { closeDatabase, openMigrated } from './open-store.ts';
import { EXIT, sayAll } from './speak.ts';

/** `madrone backup FOLDER`: every table as one moment saw it, while the server goes on. */
export async function backupCommand(folder: string, settings: Settings): Promise<number> {
  const db = await openMigrated(settings);
  try {
    const { tables } = await backUp(db, folder, MIGRATIONS_FOLDER, new Date());
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${folder}: ${tables.length} tables, ${rows} rows`);
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}

/** `madrone restore FOLDER`: into an empty database, all or nothing. */
export async function restoreCommand(folder: string, lang: string, settings: Settings): Promise<number> {
  const db = await openMigrated(settings);
  try {
    const findings = await restore(db, folder, MIGRATIONS_FOLDER);
    if (findings.length > 0) return sayAll(findings, await loadSpeech(lang), EXIT.badInput);
    console.log(`${folder} is restored.`);
    return EXIT.yes;
  } finally {
    await closeDatabase(db);
  }
}
