import { types } from 'pg';
import { DatabaseDefect } from './database-defect.ts';

type Parser = (text: string) => unknown;

function asText(text: string): string {
  return text;
}

/** Counts and cents are numbers; a value beyond 2^53 stops instead of losing its last digits. */
function asSafeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new DatabaseDefect('a bigint beyond 2^53 was read; cast it to text in the query', { code: 'driver' });
}

const TEXT_ARRAY: number = 1009; // the driver's list of type numbers leaves it out
const parseTextArray: Parser = types.getTypeParser(TEXT_ARRAY);

function eachOf(parse: Parser): Parser {
  return (text) => {
    const items: unknown = parseTextArray(text);
    return Array.isArray(items) ? items.map((item) => (item === null ? null : parse(String(item)))) : items;
  };
}

/**
 * What the driver would get wrong: DATE and TIMESTAMP become a JavaScript Date in the process's own zone, bigint becomes text.
 * numeric stays text (exact), json and jsonb are parsed, timestamptz is a Date (an instant).
 */
const OURS: Readonly<Record<number, Parser>> = {
  20: asSafeInteger, // bigint
  1016: eachOf(asSafeInteger), // bigint[]
  1082: asText, // date
  1182: parseTextArray, // date[]
  1114: asText, // timestamp without time zone
  1115: parseTextArray, // timestamp[]
  1186: asText, // interval
  1187: parseTextArray, // interval[]
  1231: parseTextArray, // numeric[]; the driver makes floats of it
};

export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    const ours = format === 'binary' ? undefined : OURS[oid];
    return ours ?? types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');
  },
};
