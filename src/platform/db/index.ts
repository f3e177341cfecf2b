export { backUp, restore } from './backup.ts';
export { type Database, type OpenOptions, openDatabase } from './connect.ts';
export { type Cell, isStorable } from './copy-text.ts';
export { DatabaseDefect } from './database-defect.ts';
export { EmbeddedDefect, type EmbeddedTrouble } from './embedded-defect.ts';
export { MigrationDefect, migrate } from './migrate.ts';
export { dumpSchema } from './schema-dump.ts';
export type { Answer, CopyOutcome, Queryable, Rows, Session } from './session.ts';
export type { TransactionOptions } from './transaction.ts';
