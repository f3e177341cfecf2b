import type { IsoDate } from '../kernel/index.ts';
import { type CompiledPrice, compilePrice } from './amounts.ts';
import type { AuthorizationList } from './authorization-list.ts';
import { type Candidates, indexByCode } from './candidates.ts';
import { type CompiledClause, compileClause, FIRST_DAY, LAST_DAY } from './clauses.ts';
import type { CalendarFile, ClockFile } from './clock-schema.ts';
import { type CodeMatcher, compileCodes, shareCode } from './codes.ts';
import type { ClaimFileDialect, EnrollmentDialect } from './dialect-schema.ts';
import type { DirectoryFile, NetworkRules, Services } from './directory.ts';
import type { Catalogues } from './explain-words.ts';
import type { PlanLibrary } from './library-schema.ts';
import type { PlanNotices } from './notice-schema.ts';
import type { CodeSets, PlanFile, Reasons } from './pack-schema.ts';
import { type CompiledPredicate, compilePredicate } from './predicate.ts';
import { referralPolicy } from './referral-policy.ts';
import type { ReferralFile } from './referral-schema.ts';
import type { BenefitFile, Provision, QuestionFile } from './schema.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One pack as its files say it: the statewide one or a plan's. */
export interface Pack {
  readonly plan: PlanFile;
  readonly benefits: readonly BenefitFile[];
  readonly questions: readonly QuestionFile[];
  readonly claimFile?: ClaimFileDialect;
  readonly enrollments?: readonly EnrollmentDialect[];
  readonly clocks?: readonly ClockFile[];
  /** Whom the plan's documents name for a service, and how they are reached. */
  readonly directory?: readonly DirectoryFile[];
  /** What the plan asks of reported capacity. */
  readonly network?: NetworkRules;
  /** Which codes need authorization, by edition, as the plan publishes it. */
  readonly authorizationList?: AuthorizationList;
  readonly library?: PlanLibrary;
  /** The wording of letters, what they must hold, and to whom they go. */
  readonly notices?: PlanNotices;
  /** Whom one may be referred to, by which door, and how a referral ends. */
  readonly referrals?: ReferralFile;
}

/** Everything under `policy/`, parsed and checked; `version` is a digest of its bytes. */
export interface PolicyBook {
  readonly version: string;
  readonly packs: readonly Pack[];
  readonly codeSets: CodeSets;
  readonly reasons: Reasons;
  readonly vocabulary: Vocabulary;
  /** Days that do not count as business days. */
  readonly calendars?: readonly CalendarFile[];
  /** What a directory can be searched for. */
  readonly services?: Services;
  readonly populations?: Services;
  /** Language → key → message template. */
  readonly words: Catalogues;
}

export interface CompiledProvision {
  /** `pack/provision`. */
  readonly id: string;
  readonly role: 'benefit' | 'edit';
  readonly benefit: BenefitFile;
  readonly source: Provision;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly modifiers: readonly string[] | undefined;
  readonly when: CompiledPredicate | undefined;
  readonly clauses: readonly CompiledClause[];
  readonly price: CompiledPrice | undefined;
  readonly codes: CodeMatcher;
  /** 0 for the statewide pack, 1 for a plan's own: the nearer authority wins. */
  readonly authority: number;
  readonly specificity: number;
  readonly overrides: ReadonlySet<string>;
  /** Lines with a lower rank are judged first, so that an exclusion sees its counterpart. */
  readonly rank: number;
}

export interface CompiledQuestion {
  readonly id: string;
  readonly source: QuestionFile;
  readonly provisions: readonly {
    readonly id: string;
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly when: CompiledPredicate | undefined;
    readonly clauses: readonly CompiledClause[];
    readonly overrides: ReadonlySet<string>;
  }[];
}

/** One plan's policy, ready to judge. Compiled once for each version of the book. */
export interface CompiledPolicy {
  readonly version: string;
  readonly plan: string;
  readonly brand: string;
  readonly provisions: readonly CompiledProvision[];
  readonly questions: ReadonlyMap<string, CompiledQuestion>;
  readonly reasons: Reasons;
  readonly vocabulary: Vocabulary;
  readonly codeSets: CodeSets;
  readonly words: Catalogues;
  /** The plan's name as a remittance carries it. */
  readonly name: string;
  /** Words of a claim's line notes and the facts they state. */
  readonly lineNotes: Readonly<Record<string, string>>;
  /** Where claim files depart from the guide: the state's before the plan's own, which has the last word. */
  readonly claimOverrides: ClaimFileDialect['overrides'];
  /** Dialects of the 834 that reach the plan, its own before the state's. */
  readonly enrollments: readonly EnrollmentDialect[];
  /** Programs a member can be in, the state's and the plan's. */
  readonly programs: NonNullable<PlanFile['programs']>;
  /** What a member decides, each with its rule; the plan's own word goes before the state's. */
  readonly choices: NonNullable<PlanFile['choices']>;
  /** Who coordinates discharges, and what a member may need then; of a plan without it nobody does. */
  readonly discharge: PlanFile['discharge'];
  /** How long care ties an organization to a member. */
  readonly careTies: NonNullable<PlanFile['care_ties']>;
  /** What the state's and the plan's documents say of referrals. */
  readonly referrals: ReferralFile;
  readonly speaking: (code: string) => Candidates;
  /** Provisions that may speak of a line with this code, edits first. */
  readonly candidates: (code: string) => readonly CompiledProvision[];
  /** Exclusions that reach back to a line already paid. */
  readonly recovering: readonly { readonly provision: CompiledProvision; readonly clause: CompiledClause }[];
}

/** The packs a plan stands on, statewide first. Undefined for a plan the book does not know. */
export function packsOf(book: PolicyBook, planOrBrand: string): readonly Pack[] | undefined {
  const own = book.packs.find(
    (p) => p.plan.plan === planOrBrand || p.plan.brands?.some((brand) => brand.key === planOrBrand),
  );
  if (!own) return undefined;
  const above = { ...book, packs: book.packs.filter((p) => p !== own) };
  const base = own.plan.extends ? packsOf(above, own.plan.extends) : [];
  return [...(base ?? []), own];
}

/** Undefined when no pack carries that plan or brand. */
export function compilePolicy(book: PolicyBook, planOrBrand: string): CompiledPolicy | undefined {
  const packs = packsOf(book, planOrBrand);
  const own = packs?.at(-1);
  if (!packs || !own) return undefined;
  const provisions = ranked(
    packs.flatMap((pack, authority) => compilePack(pack, authority, book.codeSets)),
    book.codeSets,
  );
  const speaking = indexByCode(provisions);
  const questions = new Map<string, CompiledQuestion>();
  for (const pack of packs) {
    for (const source of pack.questions) {
      const inherited = questions.get(source.question)?.provisions ?? [];
      questions.set(source.question, {
        id: source.question,
        source,
        provisions: [...inherited, ...compileQuestion(pack, source, book.codeSets)],
      });
    }
  }
  return {
    version: book.version,
    plan: own.plan.plan,
    brand: planOrBrand,
    provisions,
    questions,
    reasons: book.reasons,
    vocabulary: book.vocabulary,
    codeSets: book.codeSets,
    words: book.words,
    name: own.plan.brands?.find((b) => b.key === planOrBrand)?.name.en ?? own.plan.name.en,
    claimOverrides: packs.flatMap((p) => p.claimFile?.overrides ?? []),
    lineNotes: Object.assign({}, ...packs.map((p) => p.claimFile?.line_notes ?? {})),
    enrollments: packs.toReversed().flatMap((p) => p.enrollments ?? []),
    programs: packs.flatMap((p) => p.plan.programs ?? []),
    choices: Object.assign({}, ...packs.map((p) => p.plan.choices ?? {})),
    discharge: packs.findLast((p) => p.plan.discharge)?.plan.discharge,
    careTies: packs.findLast((p) => p.plan.care_ties)?.plan.care_ties ?? [],
    referrals: referralPolicy(packs),
    speaking,
    candidates: (code) => speaking(code).provisions,
    recovering: provisions.flatMap((provision) =>
      provision.clauses
        .filter(({ source }) => 'exclusion' in source && source.exclusion.recover)
        .map((clause) => ({ provision, clause })),
    ),
  };
}

function compilePack(pack: Pack, authority: number, sets: CodeSets): Omit<CompiledProvision, 'rank'>[] {
  return pack.benefits.flatMap((benefit) =>
    benefit.provisions.map((source) => {
      const id = `${pack.plan.plan}/${source.id}`;
      const codes = compileCodes(source.applies.codes ?? [], sets);
      const context = { provisionId: id, codes, sets };
      const { when, modifiers } = source.applies;
      return {
        id,
        role: source.role,
        benefit,
        source,
        from: source.in_force.from ?? FIRST_DAY,
        to: source.in_force.to ?? LAST_DAY,
        modifiers,
        when: when ? compilePredicate(when) : undefined,
        clauses: source.clauses.map((clause) => compileClause(clause, context)),
        price: source.price ? compilePrice(source.price, codes) : undefined,
        codes,
        authority,
        specificity: (source.applies.codes ? 4 : 0) + (modifiers || codes.needsModifiers ? 2 : 0) + (when ? 1 : 0),
        overrides: new Set(source.overrides),
      };
    }),
  );
}

function compileQuestion(pack: Pack, source: QuestionFile, sets: CodeSets): CompiledQuestion['provisions'] {
  return source.provisions.map((provision) => {
    const id = `${pack.plan.plan}/${provision.id}`;
    const context = { provisionId: id, codes: compileCodes([], sets), sets };
    return {
      id,
      from: provision.in_force.from ?? FIRST_DAY,
      to: provision.in_force.to ?? LAST_DAY,
      when: provision.when ? compilePredicate(provision.when) : undefined,
      clauses: provision.clauses.map((clause) => compileClause(clause, context)),
      overrides: new Set(provision.overrides),
    };
  });
}

/** A provision that another's exclusion names is judged before it; those of a circle of exclusions stay in file order. */
function ranked(provisions: readonly Omit<CompiledProvision, 'rank'>[], sets: CodeSets): CompiledProvision[] {
  const before = new Map(provisions.map((p) => [p.id, excludedBy(p, provisions, sets)] as const));
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (before.get(from) ?? []).some((next) => reaches(next, to, seen));
  };
  const ranks = new Map<string, number>();
  const rankOf = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    const earlier = (before.get(id) ?? []).filter((other) => !reaches(other, id));
    const rank = earlier.reduce((most, other) => Math.max(most, rankOf(other) + 1), 0);
    ranks.set(id, rank);
    return rank;
  };
  return provisions.map((p) => ({ ...p, rank: rankOf(p.id) }));
}

/** Ids of the provisions whose codes this one's exclusions name. */
function excludedBy(
  provision: Omit<CompiledProvision, 'rank'>,
  provisions: readonly Omit<CompiledProvision, 'rank'>[],
  sets: CodeSets,
): readonly string[] {
  const named = provision.source.clauses.flatMap((c) =>
    'exclusion' in c && c.exclusion.with !== 'same_code' ? c.exclusion.with : [],
  );
  if (named.length === 0) return [];
  const matcher = compileCodes(named, sets);
  return provisions.filter((other) => other.id !== provision.id && shareCode(matcher, other.codes)).map((o) => o.id);
}
