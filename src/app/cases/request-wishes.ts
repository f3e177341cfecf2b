import { type Actor, dateOfDayNumber, dayAt, type Instant, type Permission, type Result } from '../../kernel/index.ts';
import {
  type Approval,
  type Asking,
  type Authorization,
  approvalsOf,
  type Following,
  followedFrom,
  followerOn,
  MemoryRequestStore,
  noticeWentOut,
  type Request,
  type RequestDesk,
  statedFactsOf,
  submitRequest,
  type Viewer,
  viewerOf,
  whatIsMissing,
} from '../../rooms/authorizations/index.ts';
import { checkBenefit, judgmentOfLine, questionOfLine } from '../../rooms/benefits/index.ts';
import type { World } from '../../rooms/claims/index.ts';
import { latestEnrollment } from '../../rooms/members/index.ts';
import { publishedListings } from '../../rooms/network/index.ts';
import { lapseMatter, mattersOf, type NewNotice, requestProofs } from '../../rooms/notices/index.ts';
import { type CompiledPolicy, compileClocks, type PolicyBook, packsOf } from '../../rules/index.ts';
import type { Answer } from './answers.ts';
import { CaseNames } from './case-names.ts';
import { CaseMistake } from './given.ts';
import type { Given } from './given-schema.ts';
import type { NoticeWish } from './notice-schema.ts';
import { NoticeStage } from './notice-stage.ts';
import { answerOfRefusal, answerOfRequest, pastRequest, type RequestScene } from './request-answer.ts';
import { submittedBody } from './request-bodies.ts';
import { viewerAs } from './request-people.ts';
import type { CaseRole, CaseSubmission, RequestWish } from './request-schema.ts';
import { type RequestStep, stepOf } from './request-steps.ts';

export function isNoticeWish(wish: object): wish is NoticeWish {
  return Object.keys(wish).some((key) => key.startsWith('notice.'));
}

export function isRequestWish(wish: object): wish is RequestWish | NoticeWish {
  return Object.keys(wish).some((key) => /^(authorization|notice)\./.test(key));
}

type GivenMembers = NonNullable<Given['members']>;

/** The authorization department of a case: its real verbs over a store in memory. */
export class RequestStage {
  /** The department's desk, which appeals read from and write to. */
  readonly desk: RequestDesk;
  readonly scene: RequestScene;
  readonly #store: MemoryRequestStore;
  /** The outbox of the whole case, which appeals and continuity write into too. */
  readonly letters: NoticeStage;
  readonly #followed = new Map<string, readonly Following[]>();
  readonly #knows: (provider: string) => boolean;
  readonly #names = new CaseNames('request', 'requests', 'no request was submitted before');

  /** `declared`: whether the case or its cast names a provider; a bare type is nobody who could ask or serve. */
  constructor(
    policy: CompiledPolicy,
    book: PolicyBook,
    given: Given,
    world: () => World,
    declared: (id: string) => boolean,
  ) {
    const members = given.members ?? {};
    this.#knows = declared;
    const listings = (packsOf(book, policy.brand) ?? []).flatMap(publishedListings);
    const letters = new NoticeStage(policy, book, given, world, listings);
    this.letters = letters;
    this.#store = new MemoryRequestStore(undefined, {
      told: (request, events) => letters.told(mattersOf(request, events), request.body.member, requestProofs),
    });
    const clocks = compileClocks(book, policy.brand) ?? new Map();
    this.scene = { policy, book, clocks, listings };
    this.desk = {
      plan: policy.brand,
      policy,
      clocks,
      store: this.#store,
      member: async (id, on) => memberOn(members, world(), id, on),
      contractsOf: async (provider) =>
        world()
          .provider(provider)
          ?.contracts.map((span) => ({ ...span })),
      phoneOf: async (provider) => given.sites?.[provider]?.phone,
      providerNamed: async (named) => (declared(named) ? (world().provider(named)?.id ?? named) : undefined),
      licensesOf: async ({ account, name }) =>
        (given.licenses?.[account] ?? given.licenses?.[name] ?? []).map(({ of, from = '2000-01-01', expires }) => ({
          kind: 'license' as const,
          of,
          on: from,
          ...(expires === undefined ? {} : { expires }),
        })),
      followerAt: async (facility, on) => followerOn(this.#followed.get(facility) ?? [], on),
      everyRequestOf: (member) => this.#store.ofMember(policy.brand, member),
      judge: async (body, line) => judgmentOfLine(checkBenefit(policy, questionOfLine(body, line), world()), line),
    };
  }

  /** What decisions have granted to a mother-and-infants unit so far. */
  grants(unit: string, unitOf: (member: string) => string | undefined): Authorization[] {
    return this.#store
      .all(this.desk.plan)
      .filter(({ body }) => unitOf(body.member) === unit)
      .flatMap((request) => approvalsOf(request).map((approval) => grantOf(request.body.member, unit, approval)));
  }

  /** A request of `given`, submitted when it was received. */
  async given(asked: Omit<CaseSubmission, 'as' | 'by'>): Promise<void> {
    const answer = await this.#submit(asked, viewerAs(this.desk.plan, 'requester'), Date.parse(asked.received ?? ''));
    if (answer.refused !== undefined) throw new CaseMistake(`a given request is refused: ${answer.refused}`);
  }

  /** What a wish does, and the letters it makes. */
  async play(wish: RequestWish | NoticeWish, now: Instant, actor: Actor | undefined): Promise<Answer> {
    if (isNoticeWish(wish)) return this.#letter(wish, now);
    const { plan, store } = this.desk;
    return this.letters.made(
      () => this.#act(wish, now, actor),
      (number) => store.load(plan, number),
      'authorization.read' in wish,
    );
  }

  async #letter(wish: NoticeWish, now: Instant): Promise<Answer> {
    const { plan, store } = this.desk;
    const number = this.numberOf(Object.values(wish)[0]?.request);
    const request = await store.load(plan, number);
    if (!request) return { refused: 'not_found' };
    const { member } = request.body;
    // What the calendar asks for is written before it is sent.
    const lapsed = 'notice.send' in wish ? lapseMatter(request, this.desk.clocks, now) : undefined;
    await noticeWentOut(this.desk, number, await this.letters.told(lapsed ? [lapsed] : [], member, requestProofs));
    const prove = (letter: NewNotice, at: Instant) => noticeWentOut(this.desk, number, requestProofs(letter, at));
    return this.letters.play(wish, { number, member, prove }, now, async () =>
      answerOfRequest(this.scene, (await store.load(plan, number)) ?? request, viewerAs(plan, 'nurse'), now),
    );
  }

  async #act(wish: RequestWish, now: Instant, actor: Actor | undefined): Promise<Answer> {
    const asks = (role: CaseRole | undefined, by: string | undefined, otherwise: CaseRole) =>
      actor && role === undefined ? viewerOf(actor) : viewerAs(this.desk.plan, role ?? otherwise, by);
    const acts: { as?: CaseRole | undefined } = Object.values(wish)[0] ?? {};
    if (actor && acts.as === undefined && !mayAsk(wish, actor)) return { refused: 'not_allowed' };
    if ('authorization.submit' in wish) {
      const { as, by, ...asked } = wish['authorization.submit'];
      return this.#submit(asked, asks(as, by, 'requester'), now);
    }
    if ('authorization.follow' in wish) {
      const { as, by, ...asked } = wish['authorization.follow'];
      return this.#follow(asked, asks(as, by, 'nurse'), now);
    }
    const step = stepOf(wish, this.desk.plan);
    const viewer = asks(step.asked.as, step.asked.by, step.otherwise);
    const number = this.numberOf(step.asked.request);
    if ('authorization.read' in wish) return this.#read(number, viewer, wish['authorization.read'].at, now);
    if ('authorization.missing' in wish) return this.#missing(number);
    return this.#step(step, number, { viewer, now, seen: step.asked.seen });
  }

  /** From a day on somebody follows the members at a facility. */
  #follow(asked: { facility: string; to: string; from?: string | undefined }, viewer: Viewer, now: Instant): Answer {
    const { facility, to, from = dateOfDayNumber(dayAt(now)) } = asked;
    if (!viewer.mayReview) return { refused: 'not_allowed' };
    if (!this.#knows(facility)) return { refused: 'unknown_provider' };
    const { account, name, organization, roles } = viewerAs(this.desk.plan, 'nurse', to);
    const person = to === 'nobody' ? undefined : { account, name, organization, roles };
    this.#followed.set(facility, followedFrom(this.#followed.get(facility) ?? [], from, person));
    return { assigned: person?.account ?? 'nobody' };
  }

  async #submit(asked: Omit<CaseSubmission, 'as' | 'by'>, viewer: Viewer, now: Instant): Promise<Answer> {
    const body = submittedBody(asked, dateOfDayNumber(dayAt(now)));
    if (!body.ok) return answerOfRefusal(body.refusal);
    const stated = statedFactsOf(this.scene.policy, body.value.facts, viewer.side === 'plan');
    if (!stated.ok) return answerOfRefusal(stated.refusal);
    const received = asked.received === undefined ? undefined : Date.parse(asked.received);
    const door = asked.door ?? (viewer.side === 'plan' ? 'fax' : 'portal');
    const submitted = await submitRequest(this.desk, { body: body.value, door, received, viewer, now });
    if (!submitted.ok) return answerOfRefusal(submitted.refusal);
    const { request, duplicateOf } = submitted.value;
    const known = this.#names.nameOf(duplicateOf);
    this.#names.give(asked.id, request.number);
    return { ...answerOfRequest(this.scene, request, viewer, now), duplicate_of: known ?? 'none' };
  }

  async #step({ take }: RequestStep, number: string, asking: Asking): Promise<Answer> {
    const loaded = await this.desk.store.load(this.desk.plan, number);
    return this.#said(await take(this.desk, number, asking, loaded), asking);
  }

  /** As the department sees it now. */
  async stands(number: string, now: Instant): Promise<Answer> {
    const request = await this.desk.store.load(this.desk.plan, number);
    return request ? answerOfRequest(this.scene, request, viewerAs(this.desk.plan, 'nurse'), now) : {};
  }

  #said(result: Result<Request>, { viewer, now }: Asking): Answer {
    return result.ok ? answerOfRequest(this.scene, result.value, viewer, now) : answerOfRefusal(result.refusal);
  }

  async #read(number: string, viewer: Viewer, at: string | undefined, now: Instant): Promise<Answer> {
    const moment = at === undefined ? now : Date.parse(at);
    const request = await this.desk.store.load(this.desk.plan, number);
    const then = request && pastRequest(request, moment);
    return then ? answerOfRequest(this.scene, then, viewer, moment) : { refused: 'not_found' };
  }

  async #missing(number: string): Promise<Answer> {
    const request = await this.desk.store.load(this.desk.plan, number);
    if (!request) return { refused: 'not_found' };
    const missing = await whatIsMissing(this.desk, request);
    const itemsOf = (isUnread: boolean) =>
      missing.flatMap(({ item, unread }) => ((unread !== undefined) === isUnread ? [item] : []));
    return {
      missing: itemsOf(false),
      unread: itemsOf(true),
      cites: [...new Set(missing.flatMap(({ cites }) => cites))],
    };
  }

  /** By the name the case gave it; the one submitted last when it gives none. A name nobody gave is the number of no request. */
  numberOf(name: string | undefined): string {
    return this.#names.numberOf(name);
  }
}

/** What the interface asks of somebody signed in before the verb is reached. */
function mayAsk(wish: RequestWish, { permissions }: Actor): boolean {
  const isLooking = 'authorization.read' in wish || 'authorization.missing' in wish || 'authorization.criteria' in wish;
  const any: readonly Permission[] = isLooking
    ? ['authorization.read']
    : [
        'authorization.submit',
        ...('authorization.submit' in wish
          ? (['authorization.intake'] as const)
          : wishIsOfDischarge(wish)
            ? DISCHARGING
            : REVIEWING),
      ];
  return any.some((permission) => permissions.has(permission));
}

const REVIEWING = ['authorization.intake', 'authorization.review'] as const;
const DISCHARGING = ['authorization.discharge', 'authorization.review'] as const;

function wishIsOfDischarge(wish: RequestWish): boolean {
  return Object.keys(wish).some((key) => key.includes('discharge'));
}

function grantOf(member: string, unit: string, approval: Approval): Authorization {
  const { line: _, code, provider, ...rest } = approval;
  return { ...rest, member, unit, vehicle: 'request', codes: [code], ...(provider === undefined ? {} : { provider }) };
}

function memberOn(members: GivenMembers, world: World, id: string, on: string) {
  const member = world.member(id);
  if (!member) return undefined;
  const inForce = ({ from = '', to = '9999-12-31' }: { from?: string; to?: string }) => from <= on && on <= to;
  const coverage = member.coverage.find(inForce) ?? member.coverage[0];
  const enrolledOn = latestEnrollment(member.coverage, on);
  const { group_from: from, group_to: to } = members[id] ?? {};
  const isAssigned = inForce({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  return {
    id: member.id,
    lineOfBusiness: coverage?.lineOfBusiness ?? 'unknown',
    covered: member.coverage.some((span) => inForce(span) && span.deliverySystem === 'managed_care'),
    ...(member.born === undefined ? {} : { born: member.born }),
    ...(enrolledOn === undefined ? {} : { enrolledOn }),
    ...(member.group === undefined || !isAssigned ? {} : { group: member.group }),
  };
}
