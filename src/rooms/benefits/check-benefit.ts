import type { Cents, IsoDate } from '../../kernel/index.ts';
import {
  type CompiledPolicy,
  type Decision,
  evaluate,
  type Facts,
  type FactValue,
  type Reason,
} from '../../rules/index.ts';
import { type Claim, type ClaimLine, lineFacts, partiesOf, type World } from '../claims/index.ts';

/** What a provider asks before the visit. All but the code may be left out; what is left out is not known yet. */
export interface BenefitQuestion {
  readonly on: IsoDate;
  readonly to?: IsoDate;
  readonly code: string;
  readonly modifiers?: readonly string[];
  readonly units?: number;
  readonly charge?: Cents;
  readonly dx?: readonly string[];
  readonly pos?: string;
  readonly member?: string;
  readonly provider?: string;
  readonly rendering?: string;
  readonly ordering?: string;
  readonly referring?: string;
  readonly supervising?: string;
  readonly stated: Readonly<Record<string, FactValue>>;
}

export interface BenefitAnswer {
  /** `yes`: nothing is against it, though an authorization or a paper may be outstanding. */
  readonly covered: 'yes' | 'no' | 'unknown';
  readonly authorization: 'not_needed' | 'needed' | 'on_file' | 'unknown';
  readonly referral: 'not_needed' | 'needed' | 'unknown';
  readonly documents: readonly string[];
  /** The same by what asks for them: of each group any one is enough. */
  readonly papers: readonly (readonly string[])[];
  readonly price: Cents | undefined;
  readonly payableUnits: number;
  /** Units before an authorization is needed or a limit is reached; undefined where nothing limits them. */
  readonly unitsLeft: number | undefined;
  readonly needed: readonly string[];
  readonly reasons: readonly string[];
  readonly decision: Decision;
  readonly facts: Facts;
}

/** Asks the evaluator that will judge the claim, with what is known today. Undefined member or provider: not known yet. */
export function checkBenefit(policy: CompiledPolicy, asked: BenefitQuestion, world: World): BenefitAnswer {
  const facts = questionFacts(asked, world);
  const decision = evaluate(policy, facts);
  const blocking = decision.reasons.filter((r) => r.effect !== 'warn');
  const elsewhere = blocking.some((r) => r.effect === 'elsewhere');
  const refusing = blocking.filter((r) => (r.effect === 'deny' || r.effect === 'reject') && !isPartial(r, decision));
  const open = blocking.filter((r) => r.effect === 'pend' && !isPaper(r) && !isPrice(r));
  const papers = papersOf(decision, facts);
  const refused = refusing.length > 0 || decision.outcome === 'denied';
  return {
    covered: elsewhere ? 'unknown' : refused ? 'no' : open.length > 0 ? 'unknown' : 'yes',
    authorization: authorizationAnswer(decision, facts),
    referral: referralAnswer(decision),
    documents: [...new Set(papers.flat())],
    papers,
    price: decision.allowed,
    payableUnits: refused ? 0 : decision.payable,
    unitsLeft: unitsLeft(decision, facts),
    needed: [...new Set(blocking.flatMap((r) => r.needed))],
    reasons: [...new Set(blocking.filter((r) => r.effect !== 'pend' || r.needed.length === 0).map((r) => r.code))],
    decision,
    facts,
  };
}

function isPartial(reason: Reason, decision: Decision): boolean {
  return reason.units !== undefined && reason.units < decision.billed;
}

/** An authorization or a document is something to obtain, not a fact about the service. */
function isPaper({ clause }: Reason): boolean {
  if (!clause) return false;
  if (clause.kind === 'authorization' || clause.kind === 'document') return true;
  return 'limit' in clause.source && clause.source.limit.beyond !== 'deny';
}

function isPrice({ clause, code }: Reason): boolean {
  return clause === undefined && code !== 'not_in_policy';
}

function clausesOf(decision: Decision) {
  return decision.provisions
    .flatMap((p) => p.clauses)
    .map((clause, i) => ({ clause, verdict: decision.verdicts[i] }))
    .filter(({ verdict }) => verdict !== 2);
}

function authorizationAnswer(decision: Decision, facts: Facts): BenefitAnswer['authorization'] {
  if (!decision.benefit) return 'unknown';
  const asks = clausesOf(decision).filter(({ clause: { source } }) =>
    'authorization' in source
      ? source.authorization.need !== 'never' && source.authorization.vehicle !== 'raf'
      : 'limit' in source && source.limit.beyond === 'authorization',
  );
  if (asks.some(({ verdict }) => verdict !== 1)) return 'needed';
  return asks.some(({ clause }) => (clause.allow?.(facts, decision.billed).uses.length ?? 0) > 0)
    ? 'on_file'
    : 'not_needed';
}

function referralAnswer(decision: Decision): BenefitAnswer['referral'] {
  const rafs = clausesOf(decision).filter(
    ({ clause: { source } }) => 'authorization' in source && source.authorization.vehicle === 'raf',
  );
  if (rafs.length === 0) return decision.benefit ? 'not_needed' : 'unknown';
  const needed = rafs.some(
    ({ clause: { source } }) => 'authorization' in source && source.authorization.need !== 'never',
  );
  return needed ? 'needed' : 'not_needed';
}

/** What is still outstanding. A paper that a request must hold is not, once the plan has it on file. */
function papersOf(decision: Decision, facts: Facts): readonly (readonly string[])[] {
  const onFile = new Set(facts.documents.filter(({ on }) => on <= facts.on).map(({ document }) => document));
  return clausesOf(decision).flatMap(({ clause: { source }, verdict }) => {
    if (verdict === 1) return [];
    if ('document' in source) return [source.document.any_of];
    if ('authorization' in source)
      return (source.authorization.documents ?? []).filter((one) => !onFile.has(one)).map((one) => [one]);
    return 'limit' in source && typeof source.limit.beyond === 'object' ? [source.limit.beyond.document.any_of] : [];
  });
}

function unitsLeft(decision: Decision, facts: Facts): number | undefined {
  const left = clausesOf(decision).flatMap(({ clause }) => {
    const { source } = clause;
    const counts =
      'limit' in source ? source.limit.period !== 'visit' && source.limit.period !== 'line' : 'authorization' in source;
    return counts && clause.allow ? [clause.allow(facts, decision.billed).left] : [];
  });
  const least = Math.min(...left);
  return Number.isFinite(least) ? least : undefined;
}

/** The facts of a question: a member or provider nobody named stays unknown. */
export function questionFacts(asked: BenefitQuestion, world: World): Facts {
  const line: ClaimLine = {
    number: '1',
    code: asked.code,
    modifiers: asked.modifiers ?? [],
    units: asked.units ?? 1,
    charge: asked.charge,
    from: asked.on,
    to: asked.to ?? asked.on,
    dx: asked.dx ?? [],
    ...(asked.pos === undefined ? {} : { pos: asked.pos }),
    stated: asked.stated,
  };
  const claim: Claim = {
    id: 'question',
    controlNumber: 'question',
    frequency: 'original',
    received: asked.on,
    memberIds: [asked.member ?? ''],
    charge: asked.charge,
    billing: asked.provider ?? '',
    ...(asked.rendering === undefined ? {} : { rendering: asked.rendering }),
    ...(asked.ordering === undefined ? {} : { ordering: asked.ordering }),
    ...(asked.referring === undefined ? {} : { referring: asked.referring }),
    ...(asked.supervising === undefined ? {} : { supervising: asked.supervising }),
    stated: {},
    lines: [line],
  };
  const member = asked.member === undefined ? undefined : world.member(asked.member);
  const known = lineFacts(
    claim,
    line,
    partiesOf(claim, line, member ?? STRANGER, world),
    world,
    world.history(member?.unit ?? ''),
    true,
  );
  const values: Record<string, FactValue> = { ...known.values, 'question.on': asked.on };
  if (asked.modifiers === undefined) values['line.modifiers'] = undefined;
  if (asked.dx === undefined) values['line.dx'] = undefined;
  if (!member) {
    for (const name of Object.keys(values))
      if (/^(member\.|claim\.signature|line\.(continuity|rate_form|agreed_rate))/.test(name) && !(name in asked.stated))
        values[name] = undefined;
  }
  return { ...known, values };
}

/** Stands in while nobody is named; every fact about it is taken out again. */
const STRANGER = {
  id: '',
  cin: '',
  name: { last: '', first: '' },
  unit: '',
  coverage: [],
  otherInsurance: [],
  inpatient: [],
  pregnancies: [],
  ecm: { status: 'none' },
  signatureOnFile: false,
} as const;
