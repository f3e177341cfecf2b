import { given, type Instant } from '../../kernel/index.ts';
import { type PlanClocks, type Speech, sayWhy } from '../../rules/index.ts';
import { clauseSayer, type FactSources } from '../authorizations/index.ts';
import {
  type KeptAttachment,
  type ListedCase,
  type NamedMember,
  sayAction,
  sayCaseLine,
  sayOwed,
  sayReadings,
} from '../cases/index.ts';
import { type AidNow, type AidStands, aidNow } from './aid.ts';
import { type AppealViewer, appealActions } from './appeal-actions.ts';
import { appealTimes, exemptUntil, timedAppeal } from './appeal-clocks.ts';
import type { AppealDesk } from './appeal-desk.ts';
import type { Appeal } from './open-appeal.ts';
import { sayAppealStory } from './say-appeal-story.ts';
import { type AppealLine, type AppealPage, appealLine } from './spoken-appeal.ts';
import { winsOf } from './wins.ts';

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
  const { request, continuity, filed_by: filedBy, owed, exempt, after } = found.shown;
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
      after: shape.after.parse(after),
      awaits: isPlan ? shape.awaits.parse(found.awaits) : undefined,
      assigned: isPlan ? found.assigned : undefined,
      request: typeof request === 'string' ? request : undefined,
      continuity: typeof continuity === 'string' ? continuity : undefined,
    }),
  };
}

/** What the page needs beside the appeal: read by the route, said here. */
interface Beside {
  readonly line: AppealLine;
  readonly files: readonly KeptAttachment[];
  /** Handle of the request appealed, and of the case of continuity it is about, where the reader reaches them. */
  readonly request: string | undefined;
  readonly continuity: string | undefined;
  readonly providerName: string | undefined;
  /** Where the facts of a refusal of continuity stand. */
  readonly sources: FactSources | undefined;
}

interface Saying {
  readonly desk: Pick<AppealDesk, 'policy' | 'clocks'>;
  readonly now: Instant;
  readonly speech: Speech;
}

export function sayAppealPage(
  appeal: Appeal,
  { line, files, request, continuity, providerName, sources }: Beside,
  viewer: AppealViewer,
  { desk: { policy, clocks }, now, speech }: Saying,
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
    remedies: sayRemedies(appeal),
    actions: appealActions(appeal, viewer).map((state) => sayAction(state, 'appeal', speech)),
    times: sayReadings(appealTimes(clocks, appeal, now), () => timedAppeal(appeal), now, speech),
    story: sayAppealStory(appeal, viewer, clocks, speech),
    files: files.map((file) => ({ ...file })),
    ...given({
      filer: body.filer,
      provider: body.provider === undefined ? undefined : { id: body.provider, name: providerName ?? '' },
      request_handle: request,
      continuity_handle: continuity,
      about: body.about,
      aid: sayAid(aid, speech, aidNow(policy, appeal, now)),
      notice_on: appeal.original?.noticeOn ?? body.noticeOn,
      good_cause: body.goodCause,
      exempt_until: viewer.side === 'plan' ? exemptUntil(clocks, appeal, now) : undefined,
      original: sayOriginal(appeal, viewer, sources && clauseSayer(policy, speech, sources)),
      resolution: sayResolution(appeal, viewer),
    }),
  };
}

/** Whether care goes on meanwhile, and why not; what nobody has said yet is asked for by its name. */
export function sayAid(aid: Appeal['aid'], speech: Speech, stands?: AidNow): AppealPage['aid'] {
  if (!aid) return undefined;
  const said = aid.reasons.map((code) => ({ code, sentence: sayWhy(speech, code) }));
  const isReason = ({ code }: { readonly code: string }) => speech.policy.reasons[code] !== undefined;
  return {
    granted: aid.granted,
    reasons: said.filter(isReason),
    needed: said.filter((one) => !isReason(one)),
    cites: stands && stands.why !== 'while_appealed' ? ['REF-UM-APP-08', ...AID_CITES[stands.why]] : ['REF-UM-APP-08'],
    ...(stands
      ? { now: { code: stands.why, sentence: speech.say(`appeal.aid.${stands.why}`), goes_on: stands.goesOn } }
      : {}),
  };
}

const AID_CITES: Readonly<Record<Exclude<AidStands, 'while_appealed'>, readonly string[]>> = {
  until_hearing_asked: ['REF-UM-APP-12'],
  while_heard: ['REF-UM-APP-12'],
  won: ['REF-UM-APP-14'],
  withdrawn: ['REF-UM-APP-16'],
  hearing_not_asked: ['REF-UM-APP-16'],
  hearing_asked_late: ['REF-UM-APP-12'],
  decided_against: ['REF-UM-APP-16'],
};

function sayRemedies(appeal: Appeal): AppealPage['remedies'] {
  const wins = winsOf(appeal);
  return Object.entries(appeal.remedies).map(([name, { askedOn, decidedOn, outcome, received, lines = [] }]) => {
    const remedy = name as keyof Appeal['remedies'];
    return {
      remedy,
      asked_on: askedOn,
      lines: [...lines],
      ...given({
        decided_on: decidedOn,
        outcome,
        received,
        carried_out: wins.find((win) => win.remedy === remedy)?.isCarriedOut,
      }),
    };
  });
}

function sayOriginal(
  { original }: Appeal,
  { side }: AppealViewer,
  say: ReturnType<typeof clauseSayer> | undefined,
): AppealPage['original'] {
  if (!original) return undefined;
  const { request, continuity, outcome, basis, at, noticeOn, grounds, clauses } = original;
  const isPlan = side === 'plan';
  return {
    outcome,
    at,
    grounds: isPlan ? grounds : [],
    clauses: isPlan && say ? clauses.map(say) : [],
    ...given({ request, continuity, basis, notice_on: noticeOn }),
  };
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
