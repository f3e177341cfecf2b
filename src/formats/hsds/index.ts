export { checkTables, type RawTables } from './check-tables.ts';
export { type CsvFile, readHsdsCsv, writeHsdsCsv } from './csv.ts';
export { readHsdsJson, writeHsdsJson } from './json.ts';
export { emptyTables, type HsdsTables, type MutableTables, type Row, TABLES, type TableName } from './schema.ts';
export { stableId } from './stable-id.ts';
