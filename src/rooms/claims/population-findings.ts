import { type Finding, finding } from '../../kernel/index.ts';
import type { DateSpan } from '../members/index.ts';
import type { Population } from './memory-store.ts';
import { documentKey, rateKey } from './populate.ts';

/** What cannot stand in a population: two things under one key, a span that ends before it begins, text no database keeps. */
export function populationFindings(population: Population): Finding[] {
  const { members, providers, authorizations, documents, rates } = population;
  return [
    ...twice(
      'member',
      members.map((m) => [m.id, m.cin] as const),
    ),
    ...twice(
      'provider',
      providers.map((p) => [p.id, p.npi] as const),
    ),
    ...twice(
      'authorization',
      authorizations.map((a, i) => [`${i + 1}`, a.number] as const),
    ),
    ...twice(
      'document',
      documents.map((d, i) => [`${i + 1}`, documentKey(d)] as const),
    ),
    ...twice(
      'rate',
      rates.map((r, i) => [`${i + 1}`, rateKey(r)] as const),
    ),
    ...members.flatMap((m) =>
      [...m.coverage, ...m.otherInsurance, ...m.inpatient].flatMap((span) => reversed(`member ${m.id}`, span)),
    ),
    ...authorizations.flatMap((a) => reversed(`authorization ${a.number}`, a)),
    ...rates.flatMap((r, i) => reversed(`rate ${i + 1}`, r)),
    ...unstorable(population),
  ];
}

/** The place is the file's own name for the thing; the key itself may be a member's number and is not repeated. */
function* twice(what: string, keys: readonly (readonly [string, string])[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const [name, key] of keys) {
    if (seen.has(key))
      yield finding('population.twice', `${what} ${name}`, { expected: `one ${what} for each number or key` });
    seen.add(key);
  }
}

function reversed(at: string, { from, to }: DateSpan): Finding[] {
  return from !== undefined && to !== undefined && to < from
    ? [finding('population.dates_reversed', at, { received: `${from} to ${to}` })]
    : [];
}

/** PostgreSQL keeps no NUL in text. */
function unstorable(population: Population): Finding[] {
  const places = [
    ...population.members.map((m) => [`member ${m.id}`, m] as const),
    ...population.providers.map((p) => [`provider ${p.id}`, p] as const),
    ...population.documents.map((d, i) => [`document ${i + 1}`, d] as const),
  ];
  return places
    .filter(([, value]) => JSON.stringify(value).includes('\\u0000'))
    .map(([at]) =>
      finding('population.unreadable_text', at.replaceAll('\u0000', ''), { expected: 'text without NUL characters' }),
    );
}
