import { z } from 'zod';
import { nearest } from './nearest.ts';

/** One place where data does not fit its schema. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** A key at that place that nobody knows. */
  readonly key?: string | undefined;
}

/** What is wrong, said where it is: of a union by its best-fitting branch, of a key nobody knows with the one it may be meant for. */
export function complaintsOf(schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): Complaint[] {
  return deepest(issues, []).map(({ path, message, keys }) => ({
    path,
    message: keys.length > 0 ? strangers(schema, path, keys) : plain(message),
    key: keys[0],
  }));
}

/** The words of a schema as people say them. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'names with what each is',
};

function plain(message: string): string {
  const [, expected = '', received] = /^Invalid \w+: expected (.*?)(?:, received (\w+))?$/.exec(message) ?? [];
  const kind = KINDS[expected] ?? expected;
  if (expected !== '' && received === undefined) return kind;
  if (received === 'undefined') return `${kind}, and nothing is there`;
  if (received !== undefined) return `${kind}, not ${KINDS[received] ?? received}`;
  if (message === 'Too small: expected string to have >=1 characters') return 'a text that is not empty';
  if (message === 'Too small: expected array to have >=1 items') return 'a list that is not empty';
  return message.replace(/^Too (?:small|big): expected number to be /, 'a number ');
}

interface Issue extends Complaint {
  readonly keys: readonly string[];
}

/** A union's complaint is the complaint of its best-fitting branch: the one that got furthest into the data. */
function deepest(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[]): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    if (issue.code !== 'invalid_union') return [{ path, message: issue.message, keys }];
    const options = optionsOf(issue.errors);
    if (options) return [{ path, message: `one of ${options}`, keys }];
    const branches = issue.errors.map((branch) => deepest(branch, path)).filter((branch) => branch.length > 0);
    const score = (branch: Issue[]) =>
      Math.max(...branch.map((i) => i.path.length)) * 100 - branch.length * 10 - unrecognized(branch);
    const best = branches.sort((a, b) => score(b) - score(a))[0];
    if (best === undefined) return [{ path, message: issue.message, keys }];
    // Where no branch knows the key, what the first of them would have asked for instead says nothing.
    const unknown = best.filter((one) => one.keys.length > 0 && one.path.length === path.length);
    return unknown.length > 0 ? unknown : best;
  });
}

function unrecognized(branch: readonly Issue[]): number {
  return branch.filter(({ keys }) => keys.length > 0).length * 50;
}

/** All that the branches allow, where each allows only a choice of words. */
function optionsOf(branches: readonly (readonly z.core.$ZodIssue[])[]): string | undefined {
  const words = branches.map(([only, ...more]) =>
    only?.code === 'invalid_value' && only.path.length === 0 && more.length === 0 ? only.values : undefined,
  );
  if (words.length === 0 || words.some((values) => values === undefined)) return undefined;
  return [...new Set(words.flatMap((values) => values ?? []))].map((value) => `"${String(value)}"`).join('|');
}

/** Keys that have no place where they stand. */
function strangers(schema: z.ZodType, path: readonly PropertyKey[], keys: readonly string[]): string {
  const here = path.reduce<readonly z.core.$ZodType[]>(inside, [schema]);
  const known = new Set(here.flatMap(keysOf));
  if (keys.every((key) => known.has(key))) return `only one of ${quoted(keys)}, or these elsewhere`;
  const meant = keys.flatMap((key) => nearest(key, [...known]) ?? []);
  const elsewhere = keys.flatMap((key) => (nearest(key, [...known]) ? [] : placeOf(key, schema, path, here)));
  const hints = [...(meant.length === 0 ? [] : [`perhaps ${quoted(meant)}`]), ...elsewhere];
  if (hints.length === 0 && known.size > 0 && known.size <= FEW) hints.push(`one of ${quoted([...known])}`);
  return [`no key ${quoted(keys)}`, ...hints].join('; ');
}

/** So many names may be listed in a complaint. */
const FEW = 20;

/** A key that has its place one level further in, or further out: what a wrong indentation leaves behind. */
function placeOf(key: string, schema: z.ZodType, path: readonly PropertyKey[], here: readonly z.core.$ZodType[]) {
  const has = (schemas: readonly z.core.$ZodType[]) => schemas.flatMap(keysOf).includes(key);
  const within = [...new Set(here.flatMap(keysOf))].filter((name) => {
    const inner = inside(here, name);
    return has(inner) || has(inner.flatMap(bare).flatMap((one) => (one instanceof z.ZodArray ? [one.element] : [])));
  });
  if (within.length === 1) return [`"${key}" stands in ${quoted(within)}`];
  if (within.length > 1) return [`"${key}" stands one level further in`];
  const outside = path.map((_, i) => path.slice(0, i).reduce<readonly z.core.$ZodType[]>(inside, [schema]));
  return outside.some(has) ? [`"${key}" stands further out`] : [];
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

function inside(schemas: readonly z.core.$ZodType[], key: PropertyKey): z.core.$ZodType[] {
  return schemas.flatMap(bare).flatMap((schema) => {
    if (schema instanceof z.ZodArray) return [schema.element];
    if (schema instanceof z.ZodRecord) return [schema.valueType];
    return schema instanceof z.ZodObject ? (schema.shape[String(key)] ?? []) : [];
  });
}

function keysOf(schema: z.core.$ZodType): string[] {
  return bare(schema).flatMap((one) => {
    if (one instanceof z.ZodObject) return Object.keys(one.shape);
    return one instanceof z.ZodRecord && one.keyType instanceof z.ZodEnum ? one.keyType.options.map(String) : [];
  });
}

/** Without what makes it optional, and a union as its options. */
function bare(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return bare(schema.unwrap());
  return schema instanceof z.ZodUnion ? schema.options.flatMap(bare) : [schema];
}
