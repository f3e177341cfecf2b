import type { Instant } from '../../kernel/index.ts';
import {
  type ClockEvent,
  type ClockEventKind,
  type FactValue,
  governing,
  type PlanClocks,
  readClocks,
  type TimedCase,
} from '../../rules/index.ts';
import type { CaseTimes } from '../cases/index.ts';
import type { AppealBody } from './appeal.ts';
import type { AppealHappened } from './appeal-event.ts';
import { type Appeal, tellsFiler } from './open-appeal.ts';

/** The appeal as its clocks see it. One that was asked for faster has the fast clock until that is refused. */
export function timedAppeal({ body, urgency, resolution, received, events }: Appeal): TimedCase {
  const facts: Record<string, FactValue> = { 'appeal.urgency': urgency };
  if (resolution) facts['decision.outcome'] = resolution.outcome;
  const happened = events.flatMap(({ at, what }): ClockEvent[] => {
    const kind = kindOf(body, what);
    return kind ? [{ kind, at }] : [];
  });
  return {
    of: body.kind,
    facts,
    events: [{ kind: 'received' as const, at: received }, ...happened].sort((a, b) => a.at - b.at),
  };
}

const SAME: Partial<Record<AppealHappened['kind'], ClockEventKind>> = {
  acknowledged: 'acknowledged',
  made_expedited: 'made_urgent',
  expedite_refused: 'made_standard',
  resolved: 'resolved',
  carried_out: 'carried_out',
  withdrawn: 'withdrawn',
};
const BY_NOTICE: Partial<Record<string, ClockEventKind>> = {
  acknowledgment: 'acknowledged',
  extension: 'extension_notice_sent',
  expedite_refused: 'member_notice_sent',
};

function kindOf(body: AppealBody, what: AppealHappened): ClockEventKind | undefined {
  if (what.kind !== 'notice_sent') return SAME[what.kind];
  return tellsFiler(body, what) ? BY_NOTICE[what.about] : undefined;
}

/** Every clock of an appeal at a moment. Made faster, it keeps the clock it had: that must never give more time. */
export function appealTimes(clocks: PlanClocks, appeal: Appeal, now: Instant): CaseTimes {
  const timed = timedAppeal(appeal);
  const own = readClocks(clocks, timed, now);
  const wasRaised = !appeal.body.expedited && appeal.urgency === 'expedited';
  const before = wasRaised
    ? readClocks(clocks, { ...timed, facts: { ...timed.facts, 'appeal.urgency': 'standard' } }, now)
    : [];
  const known = new Set(own.map(({ clock }) => clock.id));
  const readings = [...own, ...before.filter(({ clock }) => !known.has(clock.id))];
  return { readings, governs: governing(readings) };
}

/** Until when a grievance that nobody of a clinic has to judge needs no letters when it is resolved; while that may still be. */
export function exemptUntil(clocks: PlanClocks, appeal: Appeal, now: Instant): Instant | undefined {
  if (appeal.body.kind !== 'grievance' || appeal.state !== 'open' || appeal.clinical) return undefined;
  const events = [{ kind: 'received' as const, at: appeal.received }];
  const readings = readClocks(clocks, { of: 'grievance_exemption', facts: {}, events }, now);
  return governing(readings.filter(({ state }) => state === 'running'))?.due;
}
