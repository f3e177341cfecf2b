import { californiaDate, type IsoDate } from '../../kernel/index.ts';
import { checkBenefit, questionFacts } from '../../rooms/benefits/index.ts';
import {
  adjudicateClaims,
  type Claim,
  type ClaimLine,
  type JudgedClaim,
  MemoryClaimStore,
  type World,
} from '../../rooms/claims/index.ts';
import { answerQuestion, type CompiledPolicy, type FactValue, type PolicyBook } from '../../rules/index.ts';
import { brandsIn } from '../brands.ts';
import type { AccountWish } from './account-schema.ts';
import { AccountStage, isAccountWish } from './account-wishes.ts';
import { type Answer, answerOfCheck, answerOfClaim, answerOfQuestion } from './answers.ts';
import { AppealStage, isAppealWish } from './appeal-wishes.ts';
import { allowed, factsOf, fits, mustBeFacts } from './case-facts.ts';
import type { CaseCheck, CaseClaim, CaseLine, Given, PolicyCase, Wish } from './case-schema.ts';
import type { CaseWorld } from './case-world.ts';
import { isClockWish, playClock } from './clock-wish.ts';
import { ContinuityStage, isContinuityWish } from './continuity-wishes.ts';
import { CaseMistake, cents, populationOf, providerOf } from './given.ts';
import { isLibraryWish } from './library-case.ts';
import { LibraryStage } from './library-stage.ts';
import { isMemberWish, MemberStage, permissionOf } from './member-wishes.ts';
import { isNetworkWish, NetworkStage } from './network-wishes.ts';
import type { NoticeWish } from './notice-schema.ts';
import { isNoticeWish, isRequestWish, RequestStage } from './request-wishes.ts';

/** One case being played: its store, its clock and the claims it has named. */
export class CaseStage {
  private readonly policy: CompiledPolicy;
  private readonly store: MemoryClaimStore;
  private readonly claims = new Map<string, JudgedClaim>();
  private readonly network: NetworkStage;
  /** Who is signed in, if anybody: `accounts.actor`, `accounts.refusedWithout(permission)`. */
  private readonly accounts: AccountStage | undefined;
  private readonly library: LibraryStage;
  private readonly members: MemberStage;
  private readonly requests: RequestStage;
  private readonly appeals: AppealStage;
  private readonly continuity: ContinuityStage;
  private readonly book: PolicyBook;
  private now: Date;

  constructor({ policy, book, cast, zips, access }: CaseWorld, played: PolicyCase) {
    this.policy = policy;
    this.book = book;
    this.accounts = access && new AccountStage(access, policy.brand, brandsIn(book), played.given ?? {});
    this.network = new NetworkStage(policy, book, played.given?.sites ?? {}, zips);
    this.library = new LibraryStage(book, played.plan, played.given?.library ?? []);
    this.now = new Date(played.now);
    const population = populationOf(played.given ?? {}, cast);
    this.store = new MemoryClaimStore(population, this.today());
    this.members = new MemberStage(policy, population);
    this.requests = new RequestStage(
      policy,
      book,
      played.given ?? {},
      () => this.world,
      (id) => this.isDeclared(id),
    );
    this.appeals = new AppealStage(this.requests);
    this.continuity = new ContinuityStage(this.requests.scene, this.requests.letters, () => ({
      ...this.world,
      provider: this.store.world.provider,
    }));
  }

  /** The store's world as it stands today: the clock moves between wishes. */
  private get world(): World {
    const { world } = this.store;
    const unitOf = (member: string) => world.member(member)?.unit;
    return {
      ...world,
      today: this.today(),
      provider: (id) => world.provider(id) ?? bareType(id),
      authorizations: (unit) => [
        ...world.authorizations(unit),
        ...this.requests.grants(unit, unitOf),
        ...this.continuity.grants(unit, unitOf),
      ],
    };
  }

  async play(wish: Wish): Promise<Answer> {
    mustBeFacts(this.policy.vocabulary, factsOf(wish));
    if ('claim' in wish) return this.claim(wish.claim);
    if (isAccountWish(wish)) return this.account(wish);
    if (isNetworkWish(wish)) return this.network.play(wish, this.today());
    if (isMemberWish(wish)) {
      const refused = this.accounts?.refusedWithout(permissionOf(wish));
      return refused ?? this.members.play(wish, this.now, this.accounts?.actor, this.accounts?.comesToPlan ?? true);
    }
    if (isNoticeWish(wish)) return this.letter(wish);
    if (isRequestWish(wish)) return this.requests.play(wish, this.now.getTime(), this.accounts?.actor);
    if (isAppealWish(wish)) return this.appeals.play(wish, this.now.getTime(), this.accounts?.actor);
    if (isContinuityWish(wish)) return this.continuity.play(wish, this.now.getTime(), this.accounts?.actor);
    if ('check' in wish) return this.accounts?.refusedWithout('benefit.check') ?? this.check(wish.check);
    if (isClockWish(wish)) return playClock(this.book, this.policy.brand, wish, this.now.getTime());
    if (isLibraryWish(wish)) return this.library.play(wish, this.today());
    if ('readjudicate' in wish) return this.readjudicate(wish.readjudicate.claim);
    const { to, days = 0, hours = 0 } = wish['clock.advance'];
    this.now = to ? new Date(to) : new Date(this.now.getTime() + (days * 24 + hours) * 3_600_000);
    return { now: this.now.toISOString() };
  }

  private async letter(wish: NoticeWish): Promise<Answer> {
    const { appeal, continuity } = Object.values(wish)[0] ?? {};
    const now = this.now.getTime();
    const refused = 'notice.translate' in wish ? this.accounts?.refusedWithout('notice.translate') : undefined;
    if (refused) return refused;
    if (appeal !== undefined) return this.appeals.letter(wish, appeal, now);
    if (continuity !== undefined) return this.continuity.letter(wish, continuity, now);
    return this.requests.play(wish, now, this.accounts?.actor);
  }

  private async account(wish: AccountWish): Promise<Answer> {
    if (!this.accounts) throw new CaseMistake('nobody has said who may do what');
    return this.accounts.play(wish, this.now, (name) => this.world.member(name) !== undefined);
  }

  private today(): IsoDate {
    return californiaDate(this.now);
  }

  /** What `given` says happened before the first wish. */
  async before({ claims = [], requests = [] }: Given): Promise<void> {
    for (const claim of claims) await this.claim(claim);
    for (const request of requests) {
      mustBeFacts(this.policy.vocabulary, request.facts ?? {});
      await this.requests.given(request);
    }
  }

  async claim(asked: CaseClaim): Promise<Answer> {
    const id = asked.id ?? `claim-${this.claims.size + 1}`;
    if (this.claims.has(id)) throw new CaseMistake(`two claims are called ${id}`);
    const judged = await this.judge(this.claimOf(asked, id));
    return answerOfClaim(this.policy, judged, 0);
  }

  private async readjudicate(id: string): Promise<Answer> {
    const before = this.claims.get(id);
    if (!before) throw new CaseMistake(`no claim is called ${id}`);
    const judged = await this.judge(before.claim);
    return answerOfClaim(this.policy, judged, before.paid);
  }

  private async judge(claim: Claim): Promise<JudgedClaim> {
    const store = { loadWorld: () => Promise.resolve(this.world), append: this.store.append };
    const [judged] = await adjudicateClaims(this.policy, store, [{ claim, findings: [] }]);
    if (!judged) throw new Error('a claim was given and no decision came back');
    this.claims.set(claim.id, judged);
    return judged;
  }

  private async check(asked: CaseCheck): Promise<Answer> {
    const question = this.benefitQuestion(asked);
    if (asked.question !== undefined) {
      const answer = answerQuestion(this.policy, asked.question, questionFacts(question, this.world));
      return answer ? answerOfQuestion(answer) : { refused: 'unknown_question' };
    }
    if (asked.code === undefined) throw new CaseMistake('a check names a code or a question');
    return answerOfCheck(checkBenefit(this.policy, question, this.world));
  }

  private benefitQuestion(asked: CaseCheck) {
    const plain = {
      modifiers: asked.modifiers,
      units: asked.units,
      dx: asked.dx,
      pos: asked.pos,
      to: asked.to,
      member: asked.member === undefined ? undefined : this.memberNamed(asked.member),
      provider: asked.provider === undefined ? undefined : this.providerNamed(asked.provider),
      rendering: asked.rendering,
      ordering: asked.ordering,
      referring: asked.referring,
      supervising: asked.supervising,
      charge: asked.charge === undefined ? undefined : cents(asked.charge),
    };
    const known = Object.fromEntries(Object.entries(plain).filter(([, v]) => v !== undefined));
    return { ...known, on: asked.on ?? this.today(), code: asked.code ?? '', stated: this.statedFacts(asked) };
  }

  private claimOf(asked: CaseClaim, id: string): Claim {
    const members = asked.members ?? (asked.member === undefined ? [] : [asked.member]);
    const stated: Record<string, FactValue> = {};
    if (asked.signature !== undefined) stated['claim.signature'] = asked.signature;
    if (asked.channel !== undefined) stated['claim.channel'] = asked.channel;
    if (asked.replaces !== undefined && !this.claims.has(asked.replaces)) {
      throw new CaseMistake(`no claim is called ${asked.replaces}`);
    }
    const lines = asked.lines.map((line, i) => this.lineOf(line, asked, i));
    const charges = lines.map((l) => l.charge);
    return {
      id,
      controlNumber: id,
      frequency: asked.frequency ?? 'original',
      ...(asked.replaces === undefined ? {} : { replaces: asked.replaces }),
      received: asked.received ?? this.today(),
      memberIds: members.map((name) => this.memberNamed(name)),
      charge: charges.reduce(
        (sum, c) => (sum === undefined || c === undefined ? undefined : sum + c),
        0 as number | undefined,
      ),
      billing: this.providerNamed(asked.provider),
      ...named('rendering', asked.rendering),
      ...named('ordering', asked.ordering),
      ...named('referring', asked.referring),
      ...named('supervising', asked.supervising),
      stated,
      lines,
    };
  }

  private lineOf(line: CaseLine, claim: CaseClaim, index: number): ClaimLine {
    const from = line.on ?? claim.on ?? this.today();
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
      stated: this.statedFacts(line),
    };
  }

  /** The facts a line states about itself, under their names in the vocabulary. */
  private statedFacts(line: CaseLine | CaseCheck): Record<string, FactValue> {
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
      const definition = this.policy.vocabulary[name];
      if (value !== undefined && definition && !fits(definition, value)) {
        throw new CaseMistake(`${name} takes ${allowed(definition)}`);
      }
    }
    mustBeFacts(this.policy.vocabulary, line.facts ?? {});
    for (const [name, value] of Object.entries(line.facts ?? {})) {
      const isMoney = this.policy.vocabulary[name]?.type === 'money';
      stated[name] = isMoney && typeof value === 'number' ? cents(value) : value;
    }
    return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
  }

  private memberNamed(name: string): string {
    if (!this.world.member(name)) throw new CaseMistake(`no member is called ${name}`);
    return name;
  }

  private isDeclared(provider: string): boolean {
    return this.store.world.provider(provider) !== undefined;
  }

  private providerNamed(name: string): string {
    if (!this.isDeclared(name)) throw new CaseMistake(`no provider is called ${name}`);
    return name;
  }
}

function named<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

/** `ordering: nurse_practitioner`: somebody of that type, named no further. Declared names carry a hyphen. */
function bareType(id: string) {
  return /^[a-z_]+$/.test(id) ? providerOf(id, { types: [id] }) : undefined;
}
