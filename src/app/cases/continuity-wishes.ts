import { type Actor, dateOfDayNumber, dayAt, type Instant, instantText, refused } from '../../kernel/index.ts';
import type { Authorization } from '../../rooms/authorizations/index.ts';
import { MemoryCases } from '../../rooms/cases/index.ts';
import type { World } from '../../rooms/claims/index.ts';
import {
  arrangementsOf,
  type Continuity,
  type ContinuityDesk,
  type ContinuityEvent,
  type ContinuityViewer,
  continuityActions,
  continuityBody,
  continuityNoticeWentOut,
  continuityOwed,
  continuityTimes,
  continuityViewerOf,
  contradicted,
  judgeContinuity,
  keptContinuity,
  lastDayOf,
  openContinuity,
  openOutreach,
  timedContinuity,
  whoseTurn,
} from '../../rooms/continuity/index.ts';
import { continuityProofs, endingOf, mattersOfContinuity, type NewNotice } from '../../rooms/notices/index.ts';
import { knownFromWorld } from '../continuity-doors.ts';
import type { Answer } from './answers.ts';
import { CaseNames } from './case-names.ts';
import { type AskedOfCase, answerOfActions, standingAt } from './case-step.ts';
import { answerOfReadings } from './clock-wish.ts';
import type { CaseOpening, ContinuityWish } from './continuity-schema.ts';
import { continuityStep } from './continuity-steps.ts';
import type { NoticeWish } from './notice-schema.ts';
import type { NoticeStage } from './notice-stage.ts';
import { answerOfRefusal, contactsOf, type RequestScene } from './request-answer.ts';
import { read } from './request-bodies.ts';
import { onlookerAs } from './request-people.ts';
import type { CaseRole } from './request-schema.ts';

export function isContinuityWish(wish: object): wish is ContinuityWish {
  return Object.keys(wish).some((key) => key.startsWith('continuity.') || key.startsWith('exemption.'));
}

/** Continuity of care in a case: the room's own verbs over a store in memory, with the members, network and paid lines of the case. */
export class ContinuityStage {
  readonly #scene: RequestScene;
  readonly #cases = new MemoryCases();
  readonly desk: ContinuityDesk;
  readonly #names = new CaseNames('continuity', 'continuity cases', 'no continuity case was opened before');

  readonly #letters: NoticeStage;

  constructor(scene: RequestScene, letters: NoticeStage, world: () => World) {
    this.#scene = scene;
    this.#letters = letters;
    const { policy, clocks } = scene;
    this.desk = {
      plan: policy.brand,
      policy,
      clocks,
      store: keptContinuity(this.#cases, clocks, {
        told: (one, events) => {
          const matters = mattersOfContinuity(clocks, one, events as readonly ContinuityEvent[]);
          return letters.told(matters, one.body.member, continuityProofs);
        },
      }),
      ...knownFromWorld(async () => world()),
    };
  }

  /** What grants of continuity say to claims of a mother-and-infants unit so far. */
  grants(unit: string, unitOf: (member: string) => string | undefined): Authorization[] {
    const { plan, store } = this.desk;
    return this.#cases.files(plan, 'continuity').flatMap((file) => {
      const one = unitOf(file.member) === unit ? store.read(file) : undefined;
      const stands = { member: file.member, unit, vehicle: 'continuity' as const };
      return one ? arrangementsOf(one).map((arrangement) => ({ ...arrangement, ...stands })) : [];
    });
  }

  numberOf(name: string): string {
    return this.#names.numberOf(name);
  }

  /** How a case stands, for what is about it. */
  async stands(number: string) {
    const one = await this.desk.store.load(this.desk.plan, number);
    return { outcome: one?.decision?.outcome ?? 'none', until: (one && lastDayOf(one)) ?? 'none' };
  }

  /** What a wish does, and the letters it makes. */
  async play(wish: ContinuityWish, now: Instant, actor: Actor | undefined): Promise<Answer> {
    const { plan, store } = this.desk;
    return this.#letters.made(
      () => this.#act(wish, now, actor),
      (number) => store.load(plan, number),
      'continuity.read' in wish || 'exemption.read' in wish,
    );
  }

  /** A wish on the letters of a case that was named. What the calendar asks for is written before it is sent. */
  async letter(wish: NoticeWish, name: string, now: Instant): Promise<Answer> {
    const { plan, store } = this.desk;
    const number = this.#names.numberOf(name);
    const one = await store.load(plan, number);
    if (!one) return { refused: 'not_found' };
    const { member } = one.body;
    const ending = 'notice.send' in wish ? endingOf(this.#letters.book, one, now) : undefined;
    const told = await this.#letters.told(ending ? [ending] : [], member, continuityProofs);
    await continuityNoticeWentOut(store, plan, number, told);
    const prove = (letter: NewNotice, at: Instant) =>
      continuityNoticeWentOut(store, plan, number, continuityProofs(letter, at));
    return this.#letters.play(wish, { number, member, prove }, now, async () =>
      this.#said((await store.load(plan, number)) ?? one, viewerOfRole(plan, 'nurse'), now),
    );
  }

  async #act(wish: ContinuityWish, now: Instant, actor: Actor | undefined): Promise<Answer> {
    const viewer = (as: CaseRole | undefined, by: string | undefined, otherwise: CaseRole) =>
      actor && as === undefined ? continuityViewerOf(actor) : viewerOfRole(this.desk.plan, as ?? otherwise, by);
    if ('continuity.open' in wish) return this.#open('continuity', wish['continuity.open'], viewer, now);
    if ('exemption.open' in wish) return this.#open('medical_exemption', wish['exemption.open'], viewer, now);
    if ('continuity.outreach_list' in wish) {
      const { members, as, by } = wish['continuity.outreach_list'];
      const tasks = await openOutreach(this.desk, members, { viewer: viewer(as, by, 'nurse'), now });
      for (const { opened } of tasks) if (opened.ok) this.#names.give(undefined, opened.value.number);
      return {
        tasks: tasks.map(({ member, opened }) =>
          opened.ok ? { member, number: opened.value.number } : { member, refused: opened.refusal.code },
        ),
      };
    }
    const asked: AskedOfCase & { readonly continuity?: string | undefined } = Object.values(wish)[0] ?? {};
    const number = this.#names.numberOf(asked.continuity);
    if ('continuity.read' in wish || 'exemption.read' in wish) {
      const at = asked.at === undefined ? now : Date.parse(asked.at);
      const then = await standingAt(this.desk, number, at);
      return then ? this.#said(then, viewer(asked.as, asked.by, 'nurse'), at) : { refused: 'not_found' };
    }
    const step = continuityStep(wish);
    const asking = { viewer: viewer(asked.as, asked.by, step.otherwise), now, seen: asked.seen };
    const result = await step.take(this.desk, number, asking);
    return result.ok ? this.#said(result.value, asking.viewer, now) : answerOfRefusal(result.refusal);
  }

  async #open(
    kind: 'continuity' | 'medical_exemption',
    asked: CaseOpening,
    viewer: (as: CaseRole | undefined, by: string | undefined, otherwise: CaseRole) => ContinuityViewer,
    now: Instant,
  ): Promise<Answer> {
    const askedBy = asked.asked_by ?? 'member';
    const who = viewer(asked.as, asked.by, askedBy === 'provider' ? 'requester' : 'member_services');
    const body = read(continuityBody, {
      kind,
      member: asked.member,
      askedBy,
      provider: asked.provider,
      providerName: asked.provider_name,
      form: asked.form ?? (askedBy === 'provider' ? 'authorization_request' : 'other'),
      noted: asked.noted ?? true,
      request: asked.request,
      program: asked.program,
      serviceKind: asked.service_kind ?? (asked.facts?.['coc.service_kind'] ? undefined : 'professional_services'),
      services: asked.services,
      urgency: asked.urgency,
      evidence: asked.evidence,
      facts: asked.facts,
    });
    if (!body.ok) return answerOfRefusal(body.refusal);
    const received = asked.received === undefined ? undefined : Date.parse(asked.received);
    const door = asked.door ?? (who.side === 'plan' ? 'phone' : 'portal');
    const opened = who.mayFile
      ? await openContinuity(this.desk, { body: body.value, door, received, viewer: who, now })
      : refused('not_permitted', 'continuity.file');
    if (!opened.ok) return answerOfRefusal(opened.refusal);
    this.#names.give(asked.id, opened.value.number);
    return this.#said(opened.value, who, now);
  }

  #said(one: Continuity, viewer: ContinuityViewer, now: Instant): Answer {
    const { policy, book, clocks, listings } = this.#scene;
    const { readings } = continuityTimes(clocks, one, now);
    const timed = answerOfReadings(book, readings, () => timedContinuity(one), now);
    const judged = judgeContinuity(this.desk, one, 'relationship', dateOfDayNumber(dayAt(now)));
    const isExemption = one.body.kind === 'medical_exemption';
    return {
      ...timed,
      number: one.number,
      state: one.state,
      kind: one.body.kind,
      urgency: one.urgency,
      clock_state: timed.state,
      received: instantText(one.received),
      handled_by: contactsOf(listings, policy.plan, undefined, 'continuity_of_care'),
      policy_says: judged.answer && {
        answer: judged.answer.answer,
        reasons: judged.answer.reasons,
        needed: judged.answer.needed,
      },
      outcome: one.decision?.outcome ?? 'none',
      automatic: one.decision?.automatic ?? false,
      reasons: one.decision?.reasons,
      since: one.granted[0]?.from ?? 'none',
      until: lastDayOf(one) ?? 'none',
      granted_services: Object.fromEntries(one.granted.map(({ service, to }) => [service, to])),
      contradicted: Object.fromEntries(contradicted(one).map(({ fact, known }) => [fact, known ?? 'unknown'])),
      offered: one.offered,
      chosen: one.chosen,
      plan_assigned: one.assigned,
      review_on: one.reviewOn ?? 'none',
      ...(isExemption ? { exempt: one.state === 'decided' && one.decision?.outcome === 'exempt' } : {}),
      owed: continuityOwed(one),
      awaits: whoseTurn(one),
      ...answerOfActions(continuityActions(one, viewer)),
      events: one.events.map(({ what }) => what.kind),
    };
  }
}

const CLINICIANS: ReadonlySet<string> = new Set(['nurse', 'pharmacist', 'medical_director']);
const FILES: ReadonlySet<string> = new Set([
  ...CLINICIANS,
  'member_services',
  'authorization_specialist',
  'requester',
  'member',
]);

function viewerOfRole(plan: string, role: CaseRole, name?: string): ContinuityViewer {
  const isClinician = CLINICIANS.has(role);
  return { ...onlookerAs(plan, role, name), mayFile: FILES.has(role), mayWork: isClinician, isClinician };
}
