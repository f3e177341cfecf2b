import { dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../../kernel/index.ts';
import { governing, type NoticeKind, type NoticeTrait, type PlanClocks } from '../../rules/index.ts';
import {
  type Appeal,
  type AppealEvent,
  type AppealNotice,
  type AppealResolution,
  appealTimes,
  onceExtended,
} from '../appeals/index.ts';
import type { Request } from '../authorizations/index.ts';
import type { NoticeMatter, NoticeService } from './notice-matter.ts';
import type { NewNotice } from './notice-row.ts';
import { isOfBenefit, nameOf } from './of-request.ts';

/** The letters that what just happened to an appeal or a grievance calls for. `request` is the one whose decision is appealed. */
export function mattersOfAppeal(
  clocks: PlanClocks,
  appeal: Appeal,
  request: Request | undefined,
  happened: readonly AppealEvent[],
): NoticeMatter[] {
  return happened.flatMap((event) => {
    const told = matterOf(clocks, appeal, request, event);
    return told ? [told] : [];
  });
}

function matterOf(
  clocks: PlanClocks,
  appeal: Appeal,
  request: Request | undefined,
  { at, by, what }: AppealEvent,
): NoticeMatter | undefined {
  const { kind: of } = appeal.body;
  const place = appeal.events.findLastIndex((event) => event.what === what);
  const named = (kind: NoticeKind, more: Partial<NoticeMatter> = {}): NoticeMatter => ({
    ...common(appeal, request),
    at,
    kind,
    id: `${kind}-${place}`,
    ...more,
  });
  switch (what.kind) {
    case 'filed':
      return named(`${of}_receipt`, {
        expectedOn: dueOn(clocks, appeal, at),
        traits: [...traitsOf(appeal, request), ...aidOf(appeal)],
        ...(what.aid && !what.aid.granted ? { reasons: what.aid.reasons } : {}),
      });
    case 'expedite_refused':
      return named('appeal_expedite_refused', { reason: what.why, expectedOn: dueOn(clocks, appeal, at) });
    case 'extended':
      return named('appeal_extension', { reason: what.why, expectedOn: dueOn(clocks, onceExtended(appeal, at), at) });
    case 'resolved':
      // A grievance resolved by the next business day is owed no letter.
      if (what.exempt) return undefined;
      return named(of === 'grievance' ? 'grievance_resolution' : RESOLUTION[what.decision.outcome], {
        reason: what.decision.reason,
        references: [...what.decision.references, ...(request?.decision?.references ?? [])]
          .map(nameOf)
          .filter((name, i, all) => all.indexOf(name) === i),
        clauses: (appeal.original?.clauses ?? []).filter(isOfBenefit).map(({ id }) => id),
        granted: what.decision.lines.flatMap((line) => {
          const asked = request?.lines.find((one) => one.line === line.line);
          if (!asked || line.outcome === 'denied') return [];
          const { code, what: name } = asked;
          return [{ code, what: name, units: line.units, from: line.from ?? asked.from, to: line.to ?? asked.to }];
        }),
        decider: by?.name,
        traits: [
          ...traitsOf(appeal, request),
          ...aidOf(appeal),
          by?.roles.includes('medical_director') ? 'by_clinician' : 'by_staff',
        ],
      });
    default:
      return undefined;
  }
}

const RESOLUTION: Readonly<Record<AppealResolution, NoticeKind>> = {
  upheld: 'appeal_upheld',
  overturned: 'appeal_overturned',
  partly_overturned: 'appeal_partly',
};

function traitsOf({ body }: Appeal, request: Request | undefined): NoticeTrait[] {
  return [body.onBehalf === 'provider' ? 'of_provider' : 'of_member', ...(request ? (['about_care'] as const) : [])];
}

function aidOf({ aid }: Appeal): NoticeTrait[] {
  return aid ? [aid.granted ? 'care_goes_on' : 'care_stops'] : [];
}

/** The day by which it is answered: of the clocks that only an answer ends, the first to run out. */
function dueOn(clocks: PlanClocks, appeal: Appeal, at: Instant): IsoDate | undefined {
  const answering = appealTimes(clocks, appeal, at).readings.filter(
    ({ clock: { rule } }) => rule.ends.includes('resolved') && !rule.ends.includes('acknowledged'),
  );
  const due = governing(answering)?.due;
  return due === undefined ? undefined : dateOfDayNumber(dayAt(due));
}

function common(appeal: Appeal, request: Request | undefined): Omit<NoticeMatter, 'kind' | 'id' | 'at'> {
  const { plan, number, body, received, lineOfBusiness } = appeal;
  const provider = body.filedBy === 'provider' ? body.provider : undefined;
  return {
    plan,
    number,
    lineOfBusiness,
    requestKind: body.kind === 'grievance' ? (body.about ?? 'other') : `of_${body.onBehalf}`,
    program: request?.body.program ?? 'none',
    received,
    services: (request?.lines ?? []).map(
      ({ code, what, units, from, to }): NoticeService => ({ code, what, units, from, to }),
    ),
    traits: traitsOf(appeal, request),
    references: [],
    missing: [],
    clauses: [],
    granted: [],
    requester: provider,
  };
}

const ABOUT: Readonly<Partial<Record<NoticeKind, AppealNotice>>> = {
  appeal_receipt: 'acknowledgment',
  grievance_receipt: 'acknowledgment',
  appeal_expedite_refused: 'expedite_refused',
  appeal_extension: 'extension',
};

/** That a letter went out, for everybody it is for. */
export function appealProofs({ notice, kind, recipient, also, channel }: NewNotice, at: Instant): AppealEvent[] {
  const about = ABOUT[kind] ?? 'resolution';
  return [recipient, ...also].map((to) => ({
    at,
    what: { kind: 'notice_sent', about, notice, to, by_way_of: channel },
  }));
}
