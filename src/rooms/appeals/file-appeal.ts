import { done, given, type Instant, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import {
  allowedBy,
  ask,
  type Decided,
  isAdverse,
  lapseOf,
  personOf,
  type Request,
  sinceDecided,
} from '../authorizations/index.ts';
import { type Continuity, isRefused } from '../continuity/index.ts';
import { type AppealBody, NOT_IN_TIME, type Original } from './appeal.ts';
import type { AppealViewer } from './appeal-actions.ts';
import type { AppealDesk } from './appeal-desk.ts';
import type { AppealEventOf } from './appeal-event.ts';
import { dayOf, filingFacts } from './appeal-policy.ts';
import type { Appeal } from './open-appeal.ts';

export interface Filing {
  readonly body: AppealBody;
  readonly door: AppealEventOf<'filed'>['door'];
  /** When it reached the plan, where that was before `now`: a letter keyed later. */
  readonly received?: Instant | undefined;
  readonly viewer: AppealViewer;
  readonly now: Instant;
}

/**
 * An appeal or a grievance comes in by any door, by word or in writing. A grievance may come at any time [REF-UM-GRV-01]; whether an
 * appeal comes in time, and from whom, the plan's policy says (`appeal-filing`).
 */
export async function fileAppeal(desk: AppealDesk, filing: Filing): Promise<Result<Appeal>> {
  const taken = await takeFiling(desk, filing);
  if (!taken.ok) return taken;
  const { body, now, viewer } = filing;
  const number = await desk.store.nextNumber(desk.plan, body.kind, dayOf(taken.value.received));
  const appeal = await desk.store.append(desk.plan, number, [], [{ at: now, by: personOf(viewer), what: taken.value }]);
  return appeal ? done(appeal) : refused('changed_meanwhile', number);
}

/** How it would be filed, or why not: what is told before it is sent is what holds afterwards. */
export async function takeFiling(desk: AppealDesk, filing: Filing): Promise<Result<AppealEventOf<'filed'>>> {
  const { body, now, viewer, door } = filing;
  const received = filing.received ?? now;
  if (received > now) return refused('received_in_future', 'an appeal cannot have come in yet');
  const fits = filerFits(body, viewer);
  if (!fits.ok) return fits;
  const on = dayOf(received);
  const member = await desk.requests.member(body.member, on);
  if (!member) return refused('not_found', 'no such member');
  if (body.provider !== undefined && (await desk.requests.providerNamed(body.provider)) === undefined)
    return refused('unknown_provider', body.provider);
  const original = await originalOf(desk, body, received);
  if (!original.ok) return original;
  const facts = filingFacts(body, original.value, received);
  const filed = body.kind === 'appeal' ? ask(desk.policy, 'appeal-filing', on, facts) : undefined;
  const allowed = allowedBy(filed, facts);
  if (!allowed.ok) return allowed;
  const stay = await mayAppealStay(desk, body, on);
  if (!stay.ok) return stay;
  return done({
    kind: 'filed',
    body,
    door,
    received,
    lineOfBusiness: member.lineOfBusiness,
    ...(original.value ? { original: original.value } : {}),
    clinical: isClinical(body, original.value),
    warnings: [...(filed?.warnings ?? []), ...stay.value],
    ...aidOf(desk, body, facts, on),
  });
}

/** A member files for himself or through who represents him; an office as a provider; the plan keys what anybody sent or said. */
function filerFits({ kind, filedBy, provider }: AppealBody, { side }: AppealViewer): Result<void> {
  if (filedBy === 'provider' && provider === undefined)
    return refused('requester_needed', 'which provider', ['AAH-UM-APP-01']);
  if (side === 'member' && filedBy === 'provider') return refused('filer_does_not_fit', filedBy);
  if (side === 'requester' && filedBy !== 'provider') return refused('filer_does_not_fit', filedBy);
  return kind === 'grievance' && filedBy === 'provider' && side === 'member'
    ? refused('filer_does_not_fit', kind)
    : done(undefined);
}

/** Unknown is treated as clinical: then a physician looks. */
function isClinical(body: AppealBody, original: Original | undefined): boolean {
  if (body.kind === 'grievance') return body.about === 'quality_of_care';
  return original?.basis ? original.basis === 'appropriateness' : (body.clinical ?? true);
}

async function originalOf(
  desk: AppealDesk,
  body: AppealBody,
  received: Instant,
): Promise<Result<Original | undefined>> {
  if (body.continuity !== undefined) return refusalOf(desk, body, body.continuity);
  if (body.request === undefined) return done(undefined);
  const request = await desk.requests.store.load(desk.plan, body.request);
  if (!request || request.body.member !== body.member) return refused('not_found', 'no such decision of the member');
  if (body.kind === 'grievance' || request.state === 'redirected') return done(undefined);
  const lapsed = lapseOf(desk.clocks, request, received)?.at;
  // A letter that came before the decision does not appeal it, whenever it is keyed.
  const wasDecided = request.decision !== undefined && request.decision.at <= received;
  if (!wasDecided && lapsed === undefined) return refused('not_decided', body.request);
  if (!isAdverse(request, lapsed)) return refused('nothing_denied', body.request, ['REF-UM-APP-01']);
  const before = await appealedBefore(desk, body);
  if (before) return refused('appealed_already', before.number);
  return done(request.decision ? asAppealed(request, request.decision, body) : asLapsed(request, lapsed ?? 0, body));
}

/** The appeal of the same decision that runs or was resolved. */
async function appealedBefore(
  { store, plan }: AppealDesk,
  { member, request, continuity, onBehalf }: AppealBody,
): Promise<Appeal | undefined> {
  return (await store.ofMember(plan, member, 'appeal')).find(
    ({ state, body }) =>
      state !== 'withdrawn' && body.request === request && body.continuity === continuity && body.onBehalf === onBehalf,
  );
}

/**
 * The refusal of continuity of care somebody disagrees with. A grievance may be about the case whatever became of it; appealed is what the
 * plan refused. What the state decides of an exemption is not the plan's to look at again [REF-COC-10, REF-COC-11, REF-COC-12].
 */
async function refusalOf(desk: AppealDesk, body: AppealBody, number: string): Promise<Result<Original | undefined>> {
  if (body.request !== undefined) return refused('one_decision_only', number);
  const one = await desk.continuity.store.load(desk.plan, number);
  if (!one || one.body.member !== body.member) return refused('not_found', 'no such decision of the member');
  if (one.body.kind === 'medical_exemption') return refused('state_decides_exemption', number, ['REF-COC-12']);
  const { decision } = one;
  const isDenied = decision !== undefined && isRefused(one);
  if (body.kind === 'grievance') return done(isDenied ? asRefused(one, decision, body) : undefined);
  if (!decision) return refused('not_decided', number);
  if (!isDenied) return refused('nothing_denied', number, ['REF-COC-11']);
  const before = await appealedBefore(desk, body);
  return before ? refused('appealed_already', before.number) : done(asRefused(one, decision, body));
}

function asRefused(one: Continuity, decision: NonNullable<Continuity['decision']>, body: AppealBody): Original {
  const { at, by, clauses } = decision;
  const notice = one.events.find(
    ({ what }) =>
      what.kind === 'notice_sent' && what.about === 'decision' && (what.to === undefined || what.to === 'member'),
  );
  return {
    continuity: one.number,
    outcome: 'denied',
    at,
    clauses,
    grounds: clauses.flatMap(({ id, verdict }) => (verdict === 'unmet' ? [id] : [])),
    ...given({ by: by?.account, noticeOn: notice ? dayOf(notice.at) : body.noticeOn }),
  };
}

/** Whether a refusal of continuity of care may be appealed, and what the plan's policy remarks of it. */
async function mayAppealStay(desk: AppealDesk, body: AppealBody, on: IsoDate): Promise<Result<readonly string[]>> {
  if (body.kind !== 'appeal' || body.continuity === undefined) return done([]);
  const one = await desk.continuity.store.load(desk.plan, body.continuity);
  if (!one) return done([]);
  const facts = {
    'member.line_of_business': one.lineOfBusiness,
    'coc.service_named': one.services.length > 0 || one.body.request !== undefined,
  };
  const answer = ask(desk.policy, 'continuity-appeal', on, facts);
  const allowed = allowedBy(answer, facts);
  return allowed.ok ? done(answer?.warnings ?? []) : allowed;
}

/** No decision in time is appealed as the denial it counts as: nobody made it, and nothing but the time stood against it [REF-UM-CLK-08]. */
function asLapsed(request: Request, at: Instant, body: AppealBody): Original {
  const notice = noticeSince(request, at, body);
  return { request: request.number, outcome: 'denied', at, clauses: [], grounds: [NOT_IN_TIME], ...notice };
}

/** The notice the member had, as the plan's own record says, else as the filer does. */
function noticeSince(request: Request, since: Instant, body: AppealBody): { noticeOn?: IsoDate } {
  const notice = sinceDecided(request).find(
    ({ at, what }) => at >= since && what.kind === 'notice_sent' && what.to === 'member' && what.about === 'decision',
  );
  const noticeOn = notice ? dayOf(notice.at) : body.noticeOn;
  return noticeOn === undefined ? {} : { noticeOn };
}

function asAppealed(request: Request, decision: Decided, body: AppealBody): Original | undefined {
  if (decision.outcome === 'approved') return undefined;
  const { outcome, basis, at, by, clauses, references } = decision;
  return {
    request: request.number,
    outcome,
    basis,
    at,
    ...(by ? { by: by.account } : {}),
    clauses,
    grounds: [
      ...new Set([
        ...clauses.flatMap(({ id, verdict }) => (verdict === 'unmet' ? [id] : [])),
        ...references.flatMap(({ source, met }) => (met === false ? [`criteria.${source}`] : [])),
      ]),
    ],
    ...noticeSince(request, at, body),
  };
}

/** Whether an approved service goes on while the appeal runs. A reason that is missing is said, never guessed. */
function aidOf(
  { policy }: AppealDesk,
  body: AppealBody,
  facts: ReturnType<typeof filingFacts>,
  on: string,
): { aid?: AppealEventOf<'filed'>['aid'] } {
  if (body.kind === 'grievance' || !body.continue) return {};
  const answer = ask(policy, 'appeal-aid-paid-pending', on, facts);
  return {
    aid: { granted: answer?.answer === 'yes', reasons: [...(answer?.reasons ?? []), ...(answer?.needed ?? [])] },
  };
}
