export { type CsvColumn, type CsvLayout, type CsvLimits, cellName, csvLimits } from './layout.ts';
export { type CsvEvent, readCsv } from './read-csv.ts';
export { csvLine } from './write-csv.ts';
