import { type Actor, type Instant, refused } from '../../kernel/index.ts';
import {
  type Appeal,
  type AppealDesk,
  type AppealEvent,
  type AppealViewer,
  appealBody,
  appealNoticeWentOut,
  appealViewerOf,
  fileAppeal,
  grievancesResolved,
  keptAppeals,
  overturnsByGround,
} from '../../rooms/appeals/index.ts';
import { MemoryCases } from '../../rooms/cases/index.ts';
import { appealProofs, mattersOfAppeal, type NewNotice } from '../../rooms/notices/index.ts';
import type { Answer } from './answers.ts';
import { answerOfAppeal } from './appeal-answer.ts';
import type { AppealWish, CaseFiling } from './appeal-schema.ts';
import { appealStep } from './appeal-steps.ts';
import { CaseNames } from './case-names.ts';
import { type AskedOfCase, standingAt, WHY } from './case-step.ts';
import type { ContinuityStage } from './continuity-wishes.ts';
import type { NoticeWish } from './notice-schema.ts';
import { answerOfRefusal } from './request-answer.ts';
import { read } from './request-bodies.ts';
import { onlookerAs } from './request-people.ts';
import type { CaseRole } from './request-schema.ts';
import type { RequestStage } from './request-wishes.ts';

export function isAppealWish(wish: object): wish is AppealWish {
  return Object.keys(wish).some((key) => key.startsWith('appeal.') || key.startsWith('grievance.'));
}

/** The appeals department of a case: its real verbs over a store in memory, beside the requests it looks at. */
export class AppealStage {
  readonly #requests: RequestStage;
  readonly #continuity: ContinuityStage;
  readonly #desk: AppealDesk;
  readonly #cases = new MemoryCases();
  readonly #names = new CaseNames('appeal', 'appeals', 'no appeal was filed before');

  constructor(requests: RequestStage, continuity: ContinuityStage) {
    const { plan, policy, clocks } = requests.desk;
    this.#requests = requests;
    this.#continuity = continuity;
    const store = keptAppeals(this.#cases, clocks, async (appeal, events) => {
      const { member, request } = appeal.body;
      const about = request === undefined ? undefined : await requests.desk.store.load(plan, request);
      const matters = mattersOfAppeal(clocks, appeal, about, events as readonly AppealEvent[]);
      return requests.letters.told(matters, member, appealProofs);
    });
    this.#desk = { plan, policy, clocks, store, requests: requests.desk, continuity: continuity.desk };
  }

  /** What a wish does, and the letters it makes. */
  async play(wish: AppealWish, now: Instant, actor: Actor | undefined): Promise<Answer> {
    const { plan, store } = this.#desk;
    return this.#requests.letters.made(
      () => this.#act(wish, now, actor),
      (number) => store.load(plan, number),
      'appeal.read' in wish || 'grievance.read' in wish,
    );
  }

  /** A wish on the letters of an appeal the case has named. */
  async letter(wish: NoticeWish, name: string, now: Instant): Promise<Answer> {
    const { plan, store } = this.#desk;
    const number = this.#names.numberOf(name);
    const appeal = await store.load(plan, number);
    if (!appeal) return { refused: 'not_found' };
    const { member } = appeal.body;
    const prove = (one: NewNotice, at: Instant) => appealNoticeWentOut(store, plan, number, appealProofs(one, at));
    return this.#requests.letters.play(wish, { number, member, prove }, now, async () =>
      this.#said((await store.load(plan, number)) ?? appeal, appealViewerAs(plan, 'appeals'), now),
    );
  }

  async #act(wish: AppealWish, now: Instant, actor: Actor | undefined): Promise<Answer> {
    if ('appeal.statistics' in wish)
      return {
        overturns: overturnsByGround(this.#all('appeal')),
        grievances: grievancesResolved(this.#all('grievance')),
      };
    const viewer = (as: CaseRole | undefined, by: string | undefined, otherwise: CaseRole) =>
      actor && as === undefined ? appealViewerOf(actor) : appealViewerAs(this.#desk.plan, as ?? otherwise, by);
    if ('appeal.file' in wish) return this.#file('appeal', wish['appeal.file'], viewer, now);
    if ('grievance.file' in wish) return this.#file('grievance', wish['grievance.file'], viewer, now);
    const asked: AskedOfCase & { readonly appeal?: string | undefined } = Object.values(wish)[0] ?? {};
    const number = this.#names.numberOf(asked.appeal);
    if ('appeal.read' in wish || 'grievance.read' in wish) {
      const at = asked.at !== undefined ? Date.parse(asked.at) : now;
      const then = await standingAt(this.#desk, number, at);
      return then ? this.#said(then, viewer(asked.as, asked.by, 'appeals'), at) : { refused: 'not_found' };
    }
    const step = appealStep(wish, this.#desk.plan, await this.#whole(number));
    const asking = { viewer: viewer(asked.as, asked.by, step.otherwise), now, seen: asked.seen };
    const result = await step.take(this.#desk, number, asking);
    return result.ok ? this.#said(result.value, asking.viewer, now) : answerOfRefusal(result.refusal);
  }

  async #file(
    kind: 'appeal' | 'grievance',
    asked: CaseFiling,
    viewer: (as: CaseRole | undefined, by: string | undefined, otherwise: CaseRole) => AppealViewer,
    now: Instant,
  ): Promise<Answer> {
    const filedBy = asked.filed_by ?? 'member';
    const who = viewer(asked.as, asked.by, filedBy === 'provider' ? 'requester' : 'member');
    const request = asked.request === undefined ? undefined : this.#requests.numberOf(asked.request);
    const about = request === undefined ? undefined : await this.#requests.desk.store.load(this.#desk.plan, request);
    if (asked.request !== undefined && !about) return { refused: 'not_found' };
    const continuity = asked.continuity === undefined ? undefined : this.#continuity.numberOf(asked.continuity);
    const stay =
      continuity === undefined ? undefined : await this.#desk.continuity.store.load(this.#desk.plan, continuity);
    if (asked.continuity !== undefined && !stay) return { refused: 'not_found' };
    const { continue: goesOn } = asked;
    const body = read(appealBody, {
      kind,
      member: asked.member ?? about?.body.member ?? stay?.body.member,
      filedBy,
      onBehalf: asked.for,
      filer: asked.filer,
      writtenConsent: asked.written_consent,
      provider: asked.provider ?? (filedBy === 'provider' ? (about?.body.requester ?? 'md-1') : undefined),
      request,
      continuity,
      noticeOn: asked.notice_on,
      clinical: asked.clinical,
      expedited: asked.expedited,
      continue: goesOn && {
        approvedBefore: goesOn.approved_before,
        approvedThrough: goesOn.approved_through,
        effectiveOn: goesOn.effective_on,
      },
      goodCause: asked.good_cause,
      about: asked.about,
      reason: asked.reason ?? WHY,
      attachments: asked.attachments,
    });
    if (!body.ok) return answerOfRefusal(body.refusal);
    const received = asked.received === undefined ? undefined : Date.parse(asked.received);
    const door = asked.door ?? (who.side === 'plan' ? 'phone' : 'portal');
    const filed = who.mayFile
      ? await fileAppeal(this.#desk, { body: body.value, door, received, viewer: who, now })
      : refused('not_permitted', 'appeal.file');
    if (!filed.ok) return answerOfRefusal(filed.refusal);
    this.#names.give(asked.id, filed.value.number);
    return this.#said(filed.value, who, now);
  }

  async #said(appeal: Appeal, viewer: AppealViewer, now: Instant): Promise<Answer> {
    const { request, continuity } = appeal.body;
    const { outcome, granted } = request === undefined ? {} : await this.#requests.stands(request, now);
    return {
      ...answerOfAppeal(this.#requests.scene, appeal, viewer, now),
      ...(request === undefined ? {} : { request: { outcome, granted } }),
      ...(continuity === undefined ? {} : { continuity_case: await this.#continuity.stands(continuity) }),
    };
  }

  /** All that was asked, as an appeal that is won outright grants it. */
  async #whole(appeal: string) {
    const number = (await this.#desk.store.load(this.#desk.plan, appeal))?.body.request;
    const request = number === undefined ? undefined : await this.#requests.desk.store.load(this.#desk.plan, number);
    return (request?.lines ?? []).map(({ line, units }) => ({ line, units, outcome: 'approved' as const }));
  }

  #all(kind: 'appeal' | 'grievance'): Appeal[] {
    return this.#cases.files(this.#desk.plan, kind).flatMap((file) => this.#desk.store.read(file) ?? []);
  }
}

const WORKS: ReadonlySet<string> = new Set(['appeals', 'medical_director']);
const FILES: ReadonlySet<string> = new Set(['appeals', 'member_services', 'requester', 'member']);

function appealViewerAs(plan: string, role: CaseRole, name?: string): AppealViewer {
  return {
    ...onlookerAs(plan, role, name),
    mayFile: FILES.has(role),
    mayWork: WORKS.has(role),
    isClinician: role === 'medical_director',
  };
}
