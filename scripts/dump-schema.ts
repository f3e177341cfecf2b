import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dumpSchema } from '../src/platform/db/index.ts';
import { freshDatabase } from '../src/platform/db/testing.ts';

/** Writes migrations/schema.sql from the migrations: `node scripts/dump-schema.ts`, after each new one. */
const FOLDER = fileURLToPath(new URL('../migrations', import.meta.url));
const fresh = await freshDatabase(FOLDER);
try {
  await writeFile(`${FOLDER}/schema.sql`, await dumpSchema(fresh.database));
} finally {
  await fresh.drop();
}
process.exit(0); // the shared test server is left to its reaper
