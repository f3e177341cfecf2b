/** One place where an answer is not what a case expects. */
export interface Mismatch {
  readonly at: string;
  readonly expected: unknown;
  readonly received: unknown;
}

/** Lists whose entries stand for themselves, in order; every other list is a set that must contain what is named. */
const ORDERED = new Set([
  'lines',
  'recoveries',
  'results',
  'overturns',
  'tasks',
  'contacts',
  'answers',
  'sections',
  'recent',
  'archive',
  'history',
  'granted',
]);
/** Lists that must be whole, in any order: which letter comes first says nothing. */
const WHOLE = new Set(['notices']);
/** Under these keys a phrase holds when some string of the answer contains it. */
const PHRASES = new Set(['says']);

/** Under these keys a moment may be written in any offset, to the minute or the second. */
const MOMENTS = new Set(['now', 'due', 'started', 'received', 'lapsed']);

/** Partial matching: every key the case writes must agree, keys it leaves out are not looked at. */
export function mismatches(expected: unknown, received: unknown, at = ''): Mismatch[] {
  if (Array.isArray(expected)) return listMismatches(expected, received, at);
  if (expected !== null && typeof expected === 'object') {
    if (received === null || typeof received !== 'object') return [{ at, expected, received }];
    const answer: Record<string, unknown> = { ...received };
    return Object.entries(expected).flatMap(([key, value]) =>
      mismatches(value, answer[key], at === '' ? key : `${at}.${key}`),
    );
  }
  return same(expected, received, at) ? [] : [{ at, expected, received }];
}

function same(expected: unknown, received: unknown, at: string): boolean {
  if (typeof expected === 'number' && typeof received === 'number') return Math.abs(expected - received) < 0.005;
  if (expected === received) return true;
  return MOMENTS.has(at.split('.').at(-1) ?? '') && Date.parse(String(expected)) === Date.parse(String(received));
}

function listMismatches(expected: readonly unknown[], received: unknown, at: string): Mismatch[] {
  if (!Array.isArray(received)) return [{ at, expected, received }];
  if (PHRASES.has(at.split('.').at(-2) ?? '')) {
    const stands = (phrase: unknown) => received.some((text) => String(text).includes(String(phrase)));
    return expected.filter((phrase) => !stands(phrase)).map((phrase) => ({ at, expected: phrase, received }));
  }
  const name = at.split('.').at(-1) ?? '';
  if (!ORDERED.has(name) && !WHOLE.has(name)) {
    if (expected.length === 0 && received.length > 0) return [{ at, expected: 'nothing', received }];
    return expected.filter((item) => !received.includes(item)).map((item) => ({ at, expected: item, received }));
  }
  if (expected.length !== received.length) {
    return [{ at, expected: `${expected.length} entries`, received: `${received.length} entries` }];
  }
  const paired = WHOLE.has(name) ? pairs(expected, received) : received;
  return expected.flatMap((item, i) => mismatches(item, paired[i], `${at}[${i + 1}]`));
}

/** For each expected entry the one that fits it best, those that say most choosing first; each is taken once. */
function pairs(expected: readonly unknown[], received: readonly unknown[]): readonly unknown[] {
  const left = [...received];
  const paired: unknown[] = [];
  const keys = (item: unknown) => (item !== null && typeof item === 'object' ? Object.keys(item).length : 0);
  for (const i of [...expected.keys()].sort((a, b) => keys(expected[b]) - keys(expected[a]))) {
    const misses = left.map((one) => mismatches(expected[i], one).length);
    const [best] = left.splice(misses.indexOf(Math.min(...misses)), 1);
    paired[i] = best;
  }
  return paired;
}
