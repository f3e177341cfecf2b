import type { IsoDate } from '../../kernel/index.ts';
import { checkBenefit, questionFacts } from '../../rooms/benefits/index.ts';
import {
  adjudicateClaims,
  type Claim,
  type ClaimLine,
  type JudgedClaim,
  type MemoryClaimStore,
  type World,
} from '../../rooms/claims/index.ts';
import { answerQuestion, type CompiledPolicy, type FactValue, fitsFact } from '../../rules/index.ts';
import { type Answer, answerOfCheck, answerOfClaim, answerOfQuestion } from './answers.ts';
import { allowed, mustBeFacts } from './case-facts.ts';
import type { CaseCheck, CaseClaim, CaseLine } from './claim-schema.ts';
import { CaseMistake, cents } from './given.ts';

/** The claims of a case, and the question before the visit, judged by the real rooms over a store in memory. */
export class ClaimStage {
  readonly #policy: CompiledPolicy;
  readonly #store: MemoryClaimStore;
  readonly #world: () => World;
  readonly #today: () => IsoDate;
  readonly #claims = new Map<string, JudgedClaim>();

  constructor(policy: CompiledPolicy, store: MemoryClaimStore, world: () => World, today: () => IsoDate) {
    this.#policy = policy;
    this.#store = store;
    this.#world = world;
    this.#today = today;
  }

  async claim(asked: CaseClaim): Promise<Answer> {
    const id = asked.id ?? `claim-${this.#claims.size + 1}`;
    if (this.#claims.has(id)) throw new CaseMistake(`two claims are called ${id}`);
    const judged = await this.#judge(this.#claimOf(asked, id));
    return answerOfClaim(this.#policy, judged, 0);
  }

  async readjudicate(id: string): Promise<Answer> {
    const before = this.#claims.get(id);
    if (!before) throw new CaseMistake(`no claim is called ${id}`);
    const judged = await this.#judge(before.claim);
    return answerOfClaim(this.#policy, judged, before.paid);
  }

  async #judge(claim: Claim): Promise<JudgedClaim> {
    const store = { loadWorld: () => Promise.resolve(this.#world()), append: this.#store.append };
    const [judged] = await adjudicateClaims(this.#policy, store, [{ claim, findings: [] }]);
    if (!judged) throw new Error('a claim was given and no decision came back');
    this.#claims.set(claim.id, judged);
    return judged;
  }

  async check(asked: CaseCheck): Promise<Answer> {
    const question = this.#benefitQuestion(asked);
    if (asked.question !== undefined) {
      const answer = answerQuestion(this.#policy, asked.question, questionFacts(question, this.#world()));
      return answer ? answerOfQuestion(answer) : { refused: 'unknown_question' };
    }
    if (asked.code === undefined) throw new CaseMistake('a check names a code or a question');
    return answerOfCheck(checkBenefit(this.#policy, question, this.#world()));
  }

  #benefitQuestion(asked: CaseCheck) {
    const plain = {
      modifiers: asked.modifiers,
      units: asked.units,
      dx: asked.dx,
      pos: asked.pos,
      to: asked.to,
      member: asked.member === undefined ? undefined : this.#memberNamed(asked.member),
      provider: asked.provider === undefined ? undefined : this.#providerNamed(asked.provider),
      rendering: asked.rendering,
      ordering: asked.ordering,
      referring: asked.referring,
      supervising: asked.supervising,
      charge: asked.charge === undefined ? undefined : cents(asked.charge),
    };
    const known = Object.fromEntries(Object.entries(plain).filter(([, v]) => v !== undefined));
    return { ...known, on: asked.on ?? this.#today(), code: asked.code ?? '', stated: this.#statedFacts(asked) };
  }

  #claimOf(asked: CaseClaim, id: string): Claim {
    const members = asked.members ?? (asked.member === undefined ? [] : [asked.member]);
    const stated: Record<string, FactValue> = {};
    if (asked.signature !== undefined) stated['claim.signature'] = asked.signature;
    if (asked.channel !== undefined) stated['claim.channel'] = asked.channel;
    if (asked.replaces !== undefined && !this.#claims.has(asked.replaces)) {
      throw new CaseMistake(`no claim is called ${asked.replaces}`);
    }
    const lines = asked.lines.map((line, i) => this.#lineOf(line, asked, i));
    const charges = lines.map((l) => l.charge);
    return {
      id,
      controlNumber: id,
      frequency: asked.frequency ?? 'original',
      ...(asked.replaces === undefined ? {} : { replaces: asked.replaces }),
      received: asked.received ?? this.#today(),
      memberIds: members.map((name) => this.#memberNamed(name)),
      charge: charges.reduce(
        (sum, c) => (sum === undefined || c === undefined ? undefined : sum + c),
        0 as number | undefined,
      ),
      billing: this.#providerNamed(asked.provider),
      ...named('rendering', asked.rendering),
      ...named('ordering', asked.ordering),
      ...named('referring', asked.referring),
      ...named('supervising', asked.supervising),
      stated,
      lines,
    };
  }

  #lineOf(line: CaseLine, claim: CaseClaim, index: number): ClaimLine {
    const from = line.on ?? claim.on ?? this.#today();
    const pos = line.pos ?? claim.pos;
    return {
      number: String(index + 1),
      code: line.code,
      modifiers: line.modifiers ?? [],
      units: line.units ?? 1,
      charge: line.charge === undefined ? undefined : cents(line.charge),
      from,
      to: line.to ?? claim.to ?? from,
      dx: line.dx ?? claim.dx ?? [],
      ...named('pos', pos),
      ...named('rendering', line.rendering),
      ...named('ordering', line.ordering),
      ...named('referring', line.referring),
      stated: this.#statedFacts(line),
    };
  }

  /** The facts a line states about itself, under their names in the vocabulary. */
  #statedFacts(line: CaseLine | CaseCheck): Record<string, FactValue> {
    const money = (value: number | undefined) => (value === undefined ? undefined : cents(value));
    const stated: Record<string, FactValue> = {
      'line.revenue': line.revenue,
      'line.minutes': line.minutes,
      'line.mode': line.mode,
      'line.setting': line.setting,
      'line.staff': line.staff,
      'line.patients': line.patients,
      'line.item': line.item,
      'line.serial': line.serial,
      'line.activity': line.activity,
      'line.on_behalf': line.on_behalf,
      'line.msrp': money(line.msrp),
      'line.retail': money(line.retail),
      'line.tax': money(line.tax),
      'line.referral_source': line.referral_source,
      'line.authorization_number': line.authorization_number,
    };
    for (const [name, value] of Object.entries(stated)) {
      const definition = this.#policy.vocabulary[name];
      if (value !== undefined && definition && !fitsFact(definition, value)) {
        throw new CaseMistake(`${name} takes ${allowed(definition)}`);
      }
    }
    mustBeFacts(this.#policy.vocabulary, line.facts ?? {});
    for (const [name, value] of Object.entries(line.facts ?? {})) {
      const isMoney = this.#policy.vocabulary[name]?.type === 'money';
      stated[name] = isMoney && typeof value === 'number' ? cents(value) : value;
    }
    return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
  }

  #memberNamed(name: string): string {
    if (!this.#world().member(name)) throw new CaseMistake(`no member is called ${name}`);
    return name;
  }

  /** Whether the case or its cast names a provider; a bare type is nobody. */
  declares(provider: string): boolean {
    return this.#store.world.provider(provider) !== undefined;
  }

  #providerNamed(name: string): string {
    if (!this.declares(name)) throw new CaseMistake(`no provider is called ${name}`);
    return name;
  }
}

function named<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
