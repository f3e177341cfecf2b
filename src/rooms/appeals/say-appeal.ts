import { given, type Instant } from '../../kernel/index.ts';
import { type PlanClocks, type Speech, sayWhy } from '../../rules/index.ts';
import {
  actorFor,
  type KeptAttachment,
  type ListedCase,
  type NamedMember,
  sayAction,
  sayCaseLine,
  sayOwed,
  sayReadings,
} from '../cases/index.ts';
import { type AppealViewer, appealActions } from './appeal-actions.ts';
import { appealTimes, exemptUntil, timedAppeal } from './appeal-clocks.ts';
import type { AppealEvent } from './appeal-event.ts';
import type { Appeal } from './open-appeal.ts';
import { type AppealLine, type AppealPage, appealLine } from './spoken-appeal.ts';

/** One row of a worklist for one reader. */
export function sayAppealLine(
  found: ListedCase,
  member: NamedMember | undefined,
  clocks: PlanClocks,
  viewer: AppealViewer,
  now: Instant,
  speech: Speech,
): AppealLine {
  const { shape } = appealLine;
  const { request, filed_by: filedBy, owed, exempt } = found.shown;
  const isPlan = viewer.side === 'plan';
  return {
    ...sayCaseLine(found, member, clocks, now, speech),
    kind: shape.kind.parse(found.kind),
    state: shape.state.parse(found.state),
    category: shape.category.parse(found.category),
    expedited: found.urgency === 'urgent',
    filed_by: shape.filed_by.parse(filedBy),
    exempt: exempt === true,
    owed: isPlan ? sayOwed(owed, 'appeal', speech) : [],
    ...given({
      outcome: shape.outcome.parse(found.outcome),
      awaits: isPlan ? shape.awaits.parse(found.awaits) : undefined,
      assigned: isPlan ? found.assigned : undefined,
      request: typeof request === 'string' ? request : undefined,
    }),
  };
}

/** What the page needs beside the appeal: read by the route, said here. */
interface Beside {
  readonly line: AppealLine;
  readonly files: readonly KeptAttachment[];
  /** Handle of the request appealed, where the reader reaches it. */
  readonly request: string | undefined;
  readonly providerName: string | undefined;
}

export function sayAppealPage(
  appeal: Appeal,
  { line, files, request, providerName }: Beside,
  viewer: AppealViewer,
  { clocks, now, speech }: { readonly clocks: PlanClocks; readonly now: Instant; readonly speech: Speech },
): AppealPage {
  const { body, aid } = appeal;
  const sayCode = (code: string) => ({ code, sentence: sayWhy(speech, code) });
  return {
    ...line,
    door: appeal.door,
    reason: body.reason,
    expedite: appeal.expedite,
    clinical: appeal.clinical,
    warnings: appeal.warnings.map(sayCode),
    carried_out: appeal.carriedOut,
    remedies: Object.entries(appeal.remedies).map(([remedy, asked]) => ({
      remedy: remedy as keyof Appeal['remedies'],
      asked_on: asked.askedOn,
      ...given({ decided_on: asked.decidedOn, outcome: asked.outcome }),
    })),
    actions: appealActions(appeal, viewer).map((state) => sayAction(state, 'appeal', speech)),
    times: sayReadings(appealTimes(clocks, appeal, now), () => timedAppeal(appeal), now, speech),
    story: sayStory(appeal, viewer, speech),
    files: files.map((file) => ({ ...file })),
    ...given({
      filer: body.filer,
      provider: body.provider === undefined ? undefined : { id: body.provider, name: providerName ?? '' },
      request_handle: request,
      about: body.about,
      aid: sayAid(aid, speech),
      notice_on: appeal.original?.noticeOn ?? body.noticeOn,
      good_cause: body.goodCause,
      exempt_until: viewer.side === 'plan' ? exemptUntil(clocks, appeal, now) : undefined,
      original: sayOriginal(appeal, viewer),
      resolution: sayResolution(appeal, viewer),
    }),
  };
}

/** Whether care goes on meanwhile, and why not; what nobody has said yet is asked for by its name. */
export function sayAid(aid: Appeal['aid'], speech: Speech): AppealPage['aid'] {
  if (!aid) return undefined;
  const said = aid.reasons.map((code) => ({ code, sentence: sayWhy(speech, code) }));
  const isReason = ({ code }: { readonly code: string }) => speech.policy.reasons[code] !== undefined;
  return {
    granted: aid.granted,
    reasons: said.filter(isReason),
    needed: said.filter((one) => !isReason(one)),
    cites: ['REF-UM-APP-08'],
  };
}

function sayOriginal({ original }: Appeal, { side }: AppealViewer): AppealPage['original'] {
  if (!original) return undefined;
  const { request, outcome, basis, at, noticeOn, grounds } = original;
  return { request, outcome, at, grounds: side === 'plan' ? grounds : [], ...given({ basis, notice_on: noticeOn }) };
}

function sayResolution({ resolution }: Appeal, { side }: AppealViewer): AppealPage['resolution'] {
  if (!resolution) return undefined;
  const { outcome, at, reason, lines, by, noticeAt } = resolution;
  return {
    outcome,
    at,
    reason,
    lines: [...lines],
    ...given({ by: by && side === 'plan' ? { name: by.name, roles: by.roles } : undefined, notice_at: noticeAt }),
  };
}

/** The plan's own work stays with the plan. */
const INTERNAL: ReadonlySet<string> = new Set(['assigned']);

function sayStory({ events }: Appeal, viewer: AppealViewer, speech: Speech): AppealPage['story'] {
  const isPlan = viewer.side === 'plan';
  return events
    .filter(({ what }) => isPlan || !INTERNAL.has(what.kind))
    .map((event) => ({
      at: event.at,
      kind: event.what.kind,
      sentence: sentenceOf(event, speech),
      ...given({
        by: actorFor(event.by, viewer),
        note: noteOf(event.what, isPlan || event.by?.organization === viewer.organization),
      }),
    }));
}

function sentenceOf({ what }: AppealEvent, speech: Speech): string {
  const key = `appeal.story.${what.kind}`;
  switch (what.kind) {
    case 'filed':
      return speech.say(key, { kind: what.body.kind, received: speech.instant(what.received) });
    case 'notice_sent':
      return speech.say(key, { about: what.about });
    case 'resolved':
      return speech.say(key, { outcome: what.decision.outcome });
    case 'assigned':
      return speech.say(key, { name: what.to?.name ?? '', somebody: String(what.to !== undefined) });
    case 'remedy_asked':
      return speech.say(key, { remedy: what.remedy, on: speech.date(what.on) });
    case 'remedy_decided':
      return speech.say(key, { remedy: what.remedy, on: speech.date(what.on), outcome: what.outcome });
    default:
      return speech.say(key);
  }
}

/** What a person wrote. What somebody added is told to his own side and to the plan. */
function noteOf(what: AppealEvent['what'], isOwn: boolean): string | undefined {
  if (what.kind === 'resolved') return what.decision.reason;
  if (what.kind === 'information_added') return isOwn ? what.note : undefined;
  return 'why' in what ? what.why : undefined;
}
