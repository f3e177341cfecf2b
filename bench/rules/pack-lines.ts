import { addDays } from '../../src/kernel/index.ts';
import type { CompiledPolicy, Facts, FactValue, HistoryLine } from '../../src/rules/index.ts';
import { type Random, randomFrom } from './random.ts';

const MEMBER = 'SYN-1';
const PROVIDER = '1000000004';

/** Lines for a real pack: its codes, with every fact its rules read set to something the vocabulary allows. */
export function packLines(count: number, policy: CompiledPolicy, seed: number): Facts[] {
  const random = randomFrom(seed);
  const codes = [...new Set(policy.provisions.flatMap((p) => p.codes.exact))];
  const names = new Set(['line.code', 'line.modifiers', 'line.units', 'line.charge', 'line.days', 'line.dx']);
  for (const { when, clauses } of policy.provisions) {
    for (const fact of when?.facts ?? []) names.add(fact);
    for (const fact of clauses.flatMap((c) => c.facts)) names.add(fact);
  }
  // Parsed, so that all lines have their facts in one shape, as the facts of real lines do.
  const blank: Record<string, FactValue> = JSON.parse(
    JSON.stringify(Object.fromEntries([...names].map((n) => [n, 0]))),
  );
  const wanted = wantedValues(policy);
  return Array.from({ length: count }, () => {
    const code = codes[random.whole(0, codes.length - 1)] ?? '';
    const on = addDays('2025-01-01', random.whole(0, 364));
    const values = { ...blank };
    for (const name of names) values[name] = randomValue(name, policy, wanted, on, random);
    values['line.code'] = code;
    values['line.modifiers'] = [];
    values['line.units'] = random.whole(1, 2);
    values['line.charge'] = random.whole(1000, 30_000);
    values['line.days'] = 1;
    const history = random.chance(0.4) ? [] : randomHistory(code, codes, on, random);
    return {
      on,
      open: false,
      member: MEMBER,
      provider: PROVIDER,
      values,
      history,
      authorizations: [],
      documents: [],
      pregnancies: [],
    };
  });
}

/** Values the clauses name, so that some lines fit them. */
function wantedValues(policy: CompiledPolicy): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (fact: string, values: readonly string[]) => found.set(fact, [...(found.get(fact) ?? []), ...values]);
  for (const { source } of policy.provisions.flatMap((p) => p.clauses)) {
    if ('diagnosis' in source)
      add(
        'line.dx',
        source.diagnosis.any_of.map((c) => c.replace('*', '0')),
      );
    if ('provider' in source) add(`${source.provider.role}.types`, source.provider.any_of);
  }
  return found;
}

function randomValue(
  name: string,
  policy: CompiledPolicy,
  wanted: ReadonlyMap<string, string[]>,
  on: string,
  random: Random,
): FactValue {
  const definition = policy.vocabulary[name];
  if (!definition || random.chance(0.05)) return undefined;
  const values = wanted.get(name) ?? definition.values ?? ['other'];
  const value = values[random.whole(0, values.length - 1)] ?? 'other';
  switch (definition.type) {
    case 'boolean':
      return random.chance(0.8);
    case 'number':
      return random.whole(1, 40);
    case 'money':
      return random.whole(1000, 30_000);
    case 'date':
      return addDays(on, -random.whole(0, 300));
    case 'text':
      return value;
    case 'set':
      return [value];
  }
}

function randomHistory(code: string, codes: readonly string[], on: string, random: Random): HistoryLine[] {
  return Array.from({ length: random.whole(1, 6) }, (_, n) => {
    const from = addDays(on, -random.whole(0, 700));
    return {
      key: `SYN/${n}`,
      member: MEMBER,
      provider: PROVIDER,
      code: random.chance(0.4) ? code : (codes[random.whole(0, codes.length - 1)] ?? code),
      modifiers: [],
      from,
      to: from,
      units: 1,
      paid: random.whole(1000, 20_000),
    };
  });
}
