import { type Finding, finding } from '../kernel/index.ts';
import { brokenSets, type CodeMatcher, compileCodes } from './codes.ts';
import type { Pack, PolicyBook } from './compile.ts';
import { lintWords } from './explain-lint.ts';
import { authorizationListCitations, lintAuthorizationList } from './lint-authorization-list.ts';
import { clockCitations, lintClocks } from './lint-clocks.ts';
import { directoryCitations, lintDirectory } from './lint-directory.ts';
import { lintLibrary } from './lint-library.ts';
import { lintNotices } from './lint-notices.ts';
import { lintPredicate } from './lint-predicate.ts';
import { lintReferrals } from './lint-referrals.ts';
import { lintRows } from './lint-rows.ts';
import { noticeCitations } from './notice-schema.ts';
import type { SourcesFile } from './pack-schema.ts';
import { referralCitations } from './referral-policy.ts';
import type { Clause, Predicate, Provision } from './schema.ts';

/** What a book says that cannot be right: each finding names the file-independent address `pack/provision/clause`. */
export function lintPolicy(book: PolicyBook, sources: readonly SourcesFile[]): Finding[] {
  const broken = brokenSets(book.codeSets);
  if (broken.length > 0) {
    const detail = { expected: 'sets that name only whole sets' };
    return broken.map((name) => finding('policy.unknown_code_set', `code-sets/${name}`, detail));
  }
  const known = new Set(sources.flatMap((s) => s.statements.map((row) => row.id)));
  const packs = book.packs.flatMap((pack) => [
    ...lintCitations(pack, known),
    ...lintPack(book, pack),
    ...lintOverlaps(book, pack),
    ...lintAuthorizationList(pack),
  ]);
  return [
    ...packs,
    ...lintLibrary(book, sources),
    ...lintRows(book, sources),
    ...lintDirectory(book, sources),
    ...lintClocks(book),
    ...lintNotices(book),
    ...lintReferrals(book),
    ...lintWords(book),
  ];
}

function lintCitations(pack: Pack, known: ReadonlySet<string>): Finding[] {
  return citationsOf(pack)
    .filter(({ id }) => !known.has(id))
    .map(({ at, id }) => finding('policy.citation_does_not_resolve', at, { received: id }));
}

/** Every citation of a pack with the address it stands at. */
export function citationsOf(pack: Pack): { at: string; id: string }[] {
  const name = pack.plan.plan;
  const cited: { at: string; id: string }[] = [];
  const add = (at: string, ids: readonly string[] | undefined) => cited.push(...(ids ?? []).map((id) => ({ at, id })));
  add(`${name}/plan`, pack.plan.cite);
  for (const brand of pack.plan.brands ?? []) add(`${name}/plan`, brand.cite);
  for (const said of [...(pack.plan.programs ?? []), ...Object.values(pack.plan.choices ?? {})])
    add(`${name}/plan`, said.cite);
  add(`${name}/plan`, pack.plan.discharge?.cite);
  for (const county of pack.plan.counties ?? []) add(`${name}/plan`, county.cite);
  for (const benefit of pack.benefits) {
    add(`${name}/${benefit.benefit}`, benefit.cite);
    for (const note of benefit.notes ?? []) add(`${name}/${benefit.benefit}`, note.cite);
    for (const provision of benefit.provisions) {
      add(`${name}/${provision.id}`, provision.cite);
      add(`${name}/${provision.id}/price`, provision.price?.cite);
      for (const amount of provision.price?.first_of ?? []) add(`${name}/${provision.id}/price`, amount.cite);
      for (const clause of provision.clauses) add(`${name}/${provision.id}/${clause.id}`, clause.cite);
    }
  }
  for (const { at, ids } of [
    ...directoryCitations(pack),
    ...authorizationListCitations(pack),
    ...referralCitations(pack),
  ])
    add(at, ids);
  for (const question of pack.questions) {
    add(`${name}/${question.question}`, question.cite);
    for (const provision of question.provisions) {
      add(`${name}/${provision.id}`, provision.cite);
      for (const clause of provision.clauses) add(`${name}/${provision.id}/${clause.id}`, clause.cite);
    }
  }
  for (const { at, ids } of clockCitations(pack)) add(at, ids);
  for (const { at, ids } of pack.notices ? noticeCitations(name, pack.notices) : []) add(at, ids);
  add(`${name}/837p`, pack.claimFile?.cite);
  for (const dialect of pack.enrollments ?? []) add(`${name}/834-${dialect.name}`, dialect.cite);
  return cited;
}

interface Place {
  readonly id: string;
  readonly in_force: { readonly from?: string | undefined; readonly to?: string | undefined };
  readonly clauses: readonly Clause[];
  readonly predicates: readonly Predicate[];
}

function lintPack(book: PolicyBook, pack: Pack): Finding[] {
  const name = pack.plan.plan;
  const provisions = pack.benefits.flatMap((b) => b.provisions);
  const questions = pack.questions.flatMap((q) => q.provisions);
  const places: Place[] = [
    ...provisions.map((p) => ({ ...p, predicates: p.applies.when ? [p.applies.when] : [] })),
    ...questions.map((p) => ({ ...p, predicates: p.when ? [p.when] : [] })),
  ];
  const found: Finding[] = [];
  const seen = new Set<string>();
  for (const place of places) {
    const at = `${name}/${place.id}`;
    if (seen.has(place.id)) found.push(finding('policy.id_used_twice', at));
    seen.add(place.id);
    found.push(...lintDates(at, place.in_force), ...place.predicates.flatMap((p) => lintPredicate(book, at, p)));
    const ids = new Set<string>();
    for (const clause of place.clauses) {
      const here = `${at}/${clause.id}`;
      if (ids.has(clause.id)) found.push(finding('policy.id_used_twice', here));
      ids.add(clause.id);
      found.push(...lintClause(book, here, clause, place));
    }
  }
  for (const question of questions) {
    for (const id of question.overrides ?? []) {
      const [plan, provision] = id.split('/');
      const target = book.packs.find((p) => p.plan.plan === plan);
      if (!target?.questions.some((q) => q.provisions.some((p) => p.id === provision))) {
        found.push(finding('policy.override_of_nothing', `${name}/${question.id}`, { received: id }));
      }
    }
  }
  for (const provision of provisions) found.push(...lintProvision(book, `${name}/${provision.id}`, provision));
  return found;
}

function lintDates(at: string, { from, to }: Place['in_force']): Finding[] {
  return from !== undefined && to !== undefined && to < from
    ? [finding('policy.dates_reversed', at, { received: `${from} to ${to}` })]
    : [];
}

function lintProvision(book: PolicyBook, at: string, provision: Provision): Finding[] {
  const found: Finding[] = [];
  const { applies } = provision;
  if (!applies.codes && !applies.all_lines)
    found.push(finding('policy.applies_to_nothing', at, { expected: 'codes or all_lines' }));
  found.push(...unknownSets(book, at, applies.codes));
  for (const id of provision.overrides ?? []) {
    const [pack, rest] = [id.split('/')[0], id.split('/').slice(1).join('/')];
    const target = book.packs.find((p) => p.plan.plan === pack);
    if (!target?.benefits.some((b) => b.provisions.some((p) => p.id === rest))) {
      found.push(finding('policy.override_of_nothing', at, { received: id }));
    }
  }
  return found;
}

function unknownSets(book: PolicyBook, at: string, patterns: readonly string[] | undefined): Finding[] {
  return (patterns ?? [])
    .filter((p) => p.startsWith('@') && !book.codeSets[p.slice(1)])
    .map((received) => finding('policy.unknown_code_set', at, { received }));
}

function lintClause(book: PolicyBook, at: string, clause: Clause, place: Place): Finding[] {
  const found = clause.in_force ? lintDates(at, clause.in_force) : [];
  const { from, to } = place.in_force;
  const own = clause.in_force;
  if ((own?.from && to && own.from > to) || (own?.to && from && own.to < from)) {
    found.push(finding('policy.clause_never_in_force', at));
  }
  for (const received of [clause.reason, clause.unknown_reason]) {
    if (received !== undefined && !book.reasons[received])
      found.push(finding('policy.unknown_reason', at, { received }));
  }
  if (clause.when) found.push(...lintPredicate(book, at, clause.when));
  if ('require' in clause) found.push(...lintPredicate(book, at, clause.require));
  if ('modifiers' in clause && Object.keys(clause.modifiers).length === 0) {
    found.push(finding('policy.test_of_nothing', at, { received: 'modifiers' }));
  }
  if ('diagnosis' in clause) found.push(...unknownSets(book, at, clause.diagnosis.any_of));
  if ('exclusion' in clause && clause.exclusion.with !== 'same_code') {
    found.push(...unknownSets(book, at, clause.exclusion.with));
  }
  if ('follows' in clause) found.push(...unknownSets(book, at, clause.follows.codes));
  if ('limit' in clause) found.push(...unknownSets(book, at, clause.limit.codes));
  if ('authorization' in clause) {
    const { need, after, unless } = clause.authorization;
    if ((need === 'after') !== (after !== undefined)) {
      found.push(finding('policy.authorization_after', at, { expected: '`after` exactly when need is after' }));
    }
    found.push(...unknownSets(book, at, after?.codes), ...(unless ? lintPredicate(book, at, unless) : []));
  }
  if ('provider' in clause) {
    const values = book.vocabulary[`${clause.provider.role}.types`]?.values;
    const unknown = [...clause.provider.any_of, ...(clause.provider.review ?? [])].filter(
      (t) => values && !values.includes(t),
    );
    found.push(...unknown.map((received) => finding('policy.unknown_value', at, { received })));
  }
  return found;
}

/** Two benefits of one authority and one specificity that can cover the same line on the same day: a tie nobody declared. */
function lintOverlaps(book: PolicyBook, pack: Pack): Finding[] {
  const benefits = pack.benefits
    .flatMap((b) => b.provisions)
    .filter((p) => p.role === 'benefit')
    .map((p) => ({
      p,
      codes: compileCodes(
        (p.applies.codes ?? []).filter((c) => !c.startsWith('@') || book.codeSets[c.slice(1)]),
        book.codeSets,
      ),
    }));
  return benefits.flatMap((a, i) =>
    benefits
      .slice(i + 1)
      .filter((b) => overlaps(a.p, b.p) && sharePlainCode(a.codes, b.codes))
      .map((b) =>
        finding('policy.overlap', `${pack.plan.plan}/${a.p.id}`, { received: `${pack.plan.plan}/${b.p.id}` }),
      ),
  );
}

function overlaps(a: Provision, b: Provision): boolean {
  if ((a.in_force.to ?? '9999') < (b.in_force.from ?? '') || (b.in_force.to ?? '9999') < (a.in_force.from ?? ''))
    return false;
  // A condition narrows a provision: which of the two applies is decided by the facts, so only unconditional ties are errors.
  if (a.applies.when || b.applies.when) return false;
  const [ma, mb] = [a.applies.modifiers, b.applies.modifiers];
  return (!ma && !mb) || (ma !== undefined && mb !== undefined && ma.some((m) => mb.includes(m)));
}

/** A code both cover whatever its modifiers; one that needs its modifiers is told apart by them. */
function sharePlainCode(a: CodeMatcher, b: CodeMatcher): boolean {
  return (
    a.exact.some((code) => b.matches(code)) ||
    b.exact.some((code) => a.matches(code)) ||
    a.families.some((f) => b.families.some((g) => f.startsWith(g) || g.startsWith(f)))
  );
}
