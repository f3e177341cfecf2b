// Values a contract allows, and such values with one place spoilt. The same seed gives the same.

/** Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly additionalProperties?: Schema | boolean;
}

const PLANS = ['ccah', 'health-net', 'nowhere'];
const DAYS = ['2026-03-02', '1880-01-01', '9999-12-31', '2026-02-28'];
const WORDS = ['90000077A', 'S9443', 'E0603', 'Merced', 'SYNTHETIC words of somebody', 'm1', 'en', 'biller', '=1+1'];

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T;

/** Something the contract allows, as well as a schema tells; a pattern it does not know is tried and may be refused. */
export function valueFor(schema: Schema | undefined, random: () => number, name = ''): unknown {
  if (!schema) return 'x';
  const among = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum, random);
  if (among) return valueFor(pick(among, random), random, name);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const required = new Set(schema.required);
      const asked = Object.entries(schema.properties ?? {}).filter(([key]) => required.has(key) || random() < 0.5);
      return Object.fromEntries(asked.map(([key, of]) => [key, valueFor(of, random, key)]));
    }
    case 'array':
      return Array.from({ length: 1 + Math.floor(random() * 2) }, () => valueFor(schema.items, random, name));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, Math.floor(random() * 3));
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    default:
      return textFor(schema, random, name);
  }
}

function textFor({ format, pattern = '', minLength = 0 }: Schema, random: () => number, name: string): string {
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000001';
  if (format === 'email') return 'a@clinic.example';
  if (format === 'date' || name === 'on' || name === 'from' || name === 'to') return pick(DAYS, random);
  if (format === 'date-time') return '2026-03-02T10:00:00Z';
  if (name === 'plan') return pick(PLANS, random);
  if (pattern.includes('0-9a-f]{64}')) return 'a'.repeat(64);
  return pick(WORDS, random).padEnd(minLength, 'x');
}

const HOSTILE: readonly ((was: unknown) => unknown)[] = [
  () => null,
  () => 0,
  () => -1,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER,
  () => -2147483649,
  () => 0.1,
  () => true,
  () => '',
  () => [],
  () => ({}),
  () => 'a\u0000b',
  () => '\ud800',
  () => '\u202e\u200b\ufeff',
  () => "' or 1=1; drop table member; --",
  () => '%_\\%',
  () => '{{7*7}}#{7*7}',
  () => '../../etc/passwd',
  () => '0000-00-00',
  () => '10000-01-01',
  () => '2026-02-30',
  () => '-infinity',
  () => 'NaN',
  () => '00000000-0000-0000-0000-000000000000',
  () => 'x'.repeat(1_000_000),
  () => Array.from({ length: 20_000 }, (_, i) => i),
  () => deep(2_000),
  () => ({ __proto__: { isAdmin: true }, constructor: 1, toString: 1, hasOwnProperty: 1, length: -1 }),
  (was) => [was, was],
  (was) => (typeof was === 'string' ? was.repeat(50) : `${typeof was}`),
  (was) => (typeof was === 'string' ? `${was}\n\r\t ` : was),
];

function deep(levels: number): unknown {
  let inner: unknown = 1;
  for (let i = 0; i < levels; i++) inner = i % 2 === 0 ? [inner] : { a: inner };
  return inner;
}

/** The value with one place of it, or all of it, replaced by what nobody means well by. */
export function spoilt(value: unknown, random: () => number): unknown {
  if (value === null || typeof value !== 'object' || random() < 0.05) return pick(HOSTILE, random)(value);
  if (Array.isArray(value)) {
    const at = Math.floor(random() * value.length);
    return value.map((one, i) => (i === at ? spoilt(one, random) : one));
  }
  const keys = Object.keys(value);
  if (keys.length === 0 || random() < 0.05) return { ...value, ['__proto__' as string]: 1, unknown: 1 };
  const key = pick(keys, random);
  return { ...value, [key]: spoilt((value as Record<string, unknown>)[key], random) };
}
