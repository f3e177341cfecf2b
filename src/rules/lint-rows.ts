import { type Finding, finding } from '../kernel/index.ts';
import { plainCode } from './codes.ts';
import type { Pack, PolicyBook } from './compile.ts';
import type { SourcesFile } from './pack-schema.ts';
import type { Amount, Clause, Provision } from './schema.ts';

/** What the registry says of a row, for comparing: every number of its parameters. */
type Numbers = ReadonlyMap<string, readonly number[]>;

/**
 * A rule beside the rows it cites. A price or limit whose number none of its rows has, while they have numbers of that
 * kind, contradicts them; a code that no statement mentions is not known. Rows that give no number leave the rule free.
 */
export function lintRows(book: PolicyBook, sources: readonly SourcesFile[]): Finding[] {
  const statements = sources.flatMap((s) => s.statements);
  const cents: Numbers = new Map(statements.map((row) => [row.id, numbersOf(row.parameters, /cents|rate/)] as const));
  const counts: Numbers = new Map(
    statements.map((row) => [row.id, numbersOf(row.parameters, /max|units|visits|pumps|sessions|quantity/)] as const),
  );
  const mentioned = plainCode(JSON.stringify(statements));
  return book.packs.flatMap((pack) => lintPack(pack, cents, counts, mentioned));
}

function lintPack(pack: Pack, cents: Numbers, counts: Numbers, mentioned: string): Finding[] {
  return pack.benefits
    .flatMap((b) => b.provisions)
    .flatMap((provision) => {
      const at = `${pack.plan.plan}/${provision.id}`;
      return [
        ...unknownCodes(at, provision, mentioned),
        ...(provision.price?.first_of ?? []).flatMap((a) =>
          wrongPrice(`${at}/price`, a, a.cite ?? provision.price?.cite ?? [], cents),
        ),
        ...provision.clauses.flatMap((c) => wrongLimit(`${at}/${c.id}`, c, counts)),
      ];
    });
}

function unknownCodes(at: string, provision: Provision, mentioned: string): Finding[] {
  return (provision.applies.codes ?? [])
    .filter((c) => !c.startsWith('@') && !c.endsWith('*'))
    .flatMap((c) => c.split('-')[0] ?? [])
    .filter((c) => !mentioned.includes(plainCode(c)))
    .map((received) =>
      finding('policy.code_not_in_sources', at, {
        expected: 'a code some statement of the registry mentions',
        received,
      }),
    );
}

function wrongPrice(at: string, amount: Amount, cite: readonly string[], cents: Numbers): Finding[] {
  const own =
    'fixed' in amount
      ? [amount.fixed.rate]
      : 'rent' in amount
        ? [amount.rent.rate]
        : 'percent_of_msrp' in amount && amount.percent_of_msrp.cap !== undefined
          ? [amount.percent_of_msrp.cap]
          : [];
  const stated = cite.flatMap((id) => cents.get(id) ?? []);
  return own.flatMap((dollars) => {
    const inCents = Math.round(dollars * 100);
    return stated.length === 0 || stated.includes(inCents) || stated.includes(dollars)
      ? []
      : [finding('policy.contradicts_row', at, { expected: stated.join(', '), received: String(inCents) })];
  });
}

function wrongLimit(at: string, clause: Clause, counts: Numbers): Finding[] {
  const counter = 'limit' in clause ? clause.limit : 'authorization' in clause ? clause.authorization.after : undefined;
  if (!counter) return [];
  const stated = clause.cite.flatMap((id) => counts.get(id) ?? []);
  return stated.length === 0 || stated.includes(counter.max)
    ? []
    : [finding('policy.contradicts_row', at, { expected: stated.join(', '), received: String(counter.max) })];
}

/** Numbers of parameters whose name says that kind, however deep they stand. */
function numbersOf(value: unknown, kind: RegExp, named = false): number[] {
  if (typeof value === 'number') return named ? [value] : [];
  if (typeof value === 'string') return named && /^\d+(\.\d+)?$/.test(value) ? [Number(value)] : [];
  if (Array.isArray(value)) return value.flatMap((v) => numbersOf(v, kind, named));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, v]) => numbersOf(v, kind, named || kind.test(key)));
}
