import { describe, expect, it } from 'vitest';
import { readInstant } from '../../kernel/index.ts';
import type { ReadClock } from '../../rules/index.ts';
import { type Request, requestFrom } from './open-request.ts';
import type { Outcome, RequestKind } from './request.ts';
import type { RequestEvent } from './request-event.ts';
import { howKept } from './turnaround.ts';
import { UNIVERSE, UNIVERSE_COLUMNS } from './universe.ts';
import { YearlyMetrics } from './yearly-metrics.ts';

const at = (text: string) => readInstant(text) ?? Number.NaN;

interface Told {
  readonly received: string;
  readonly decided?: string;
  readonly outcome?: Outcome;
  readonly kind?: RequestKind;
  readonly urgency?: 'urgent' | 'non_urgent';
  readonly deferred?: true;
  readonly won?: true;
}

let numbered = 0;
function told({
  received,
  decided,
  outcome = 'approved',
  kind = 'pre_service',
  urgency = 'non_urgent',
  deferred,
  won,
}: Told): Request {
  const line = { line: 1, code: 'E1399', modifiers: [], units: 2, from: '2026-03-01' };
  const body = {
    member: 'ana',
    kind,
    urgency,
    form: 'authorization_request' as const,
    program: 'medical' as const,
    inCare: false,
    lines: [line],
    dx: [],
    requester: 'dr',
    continuity: false,
    checklist: {},
    facts: {},
    attachments: [],
  };
  const events: RequestEvent[] = [
    {
      at: at(received),
      what: {
        kind: 'submitted',
        body,
        door: 'portal',
        received: at(received),
        lineOfBusiness: 'medi_cal',
        handler: { kind: 'plan' },
        complete: true,
        warnings: [],
      },
    },
  ];
  if (deferred)
    events.push({
      at: at(received),
      what: { kind: 'deferred', why: 'exam_or_test', missing: ['x'], no_harm: 'none', expected_on: '2026-12-31' },
    });
  if (decided !== undefined)
    events.push({
      at: at(decided),
      by: { account: 'a', name: 'A', organization: 'aah', roles: ['medical_director'] },
      what: {
        kind: 'decided',
        outcome,
        decision: {
          lines: [{ line: 1, outcome, units: outcome === 'approved' ? 2 : 0 }],
          basis: 'coverage',
          references: [],
          review: {},
        },
        automatic: false,
        policy: 'p',
        clauses: [],
      },
    });
  if (won && decided !== undefined) {
    const decision = {
      lines: [{ line: 1, outcome: 'approved' as const, units: 2 }],
      basis: 'coverage' as const,
      references: [],
      review: {},
    };
    events.push({
      at: at(decided),
      what: { kind: 'decision_overturned', appeal: 'AP-1', outcome: 'approved', decision },
    });
  }
  const request = requestFrom('aah', `AR-2026-${++numbered}`, events);
  if (!request) throw new Error('it begins with its submission');
  return request;
}

function metrics(...requests: readonly Told[]) {
  const counts = new YearlyMetrics(2026);
  for (const one of requests) counts.add(told(one));
  return counts.answer();
}

describe('the year in numbers', () => {
  it('counts what was decided in the year by California’s days, whenever it came', () => {
    const { standard } = metrics(
      { received: '2025-12-30T10:00', decided: '2026-01-01T00:00' },
      { received: '2026-12-30T10:00', decided: '2026-12-31T23:59' },
      { received: '2026-12-30T10:00', decided: '2027-01-01T00:00' },
      { received: '2025-12-30T10:00', decided: '2025-12-31T23:59' },
      { received: '2026-12-30T10:00' },
    );
    expect(standard.decided).toBe(2);
  });

  it('has average and median hours from receipt to decision, and none where nothing was decided', () => {
    const hours = (n: number) => ({
      received: '2026-03-02T00:00',
      decided: `2026-03-02T${String(n).padStart(2, '0')}:00`,
    });
    expect(metrics(hours(1), hours(2), hours(9)).standard).toMatchObject({ average_hours: 4, median_hours: 2 });
    expect(metrics(hours(1), hours(2), hours(4), hours(9)).standard.median_hours).toBe(3);
    expect(metrics(hours(1)).expedited).not.toHaveProperty('median_hours');
  });

  it('tells expedited from standard, less than asked from denied, and put off from the rest', () => {
    const day = { received: '2026-03-02T00:00', decided: '2026-03-03T00:00' };
    const { standard, expedited, kinds } = metrics(
      { ...day, outcome: 'denied' },
      { ...day, outcome: 'modified' },
      { ...day, deferred: true },
      { ...day, deferred: true, outcome: 'denied' },
      { ...day, urgency: 'urgent', kind: 'concurrent' },
    );
    expect(standard).toMatchObject({ decided: 4, approved: 1, modified: 1, denied: 2, extended_approved: 1 });
    expect(expedited).toMatchObject({ decided: 1, approved: 1 });
    expect(kinds.map(({ kind, urgency, decided }) => [kind, urgency, decided])).toEqual([
      ['pre_service', 'non_urgent', 4],
      ['concurrent', 'urgent', 1],
    ]);
  });

  it('counts what an appeal won as it was decided first, and as approved after appeal', () => {
    const day = { received: '2026-03-02T00:00', decided: '2026-03-03T00:00' };
    const { standard } = metrics({ ...day, outcome: 'denied', won: true }, { ...day, outcome: 'denied' }, day);
    expect(standard).toMatchObject({ decided: 3, approved: 1, denied: 2, approved_after_appeal: 1 });
  });

  it('leaves out what was asked for after the service, and continuity of care', () => {
    const day = { received: '2026-03-02T00:00', decided: '2026-03-03T00:00' };
    expect(metrics({ ...day, kind: 'post_service' }, { ...day, kind: 'continuity' }).standard.decided).toBe(0);
  });
});

describe('how a time was kept', () => {
  const readings = (...states: string[]) => states.map((state) => ({ state }) as ReadClock);

  it('is in time only when every clock ended in time', () => {
    expect(howKept(readings('met', 'met'))).toBe('in_time');
    expect(howKept(readings('met', 'missed'))).toBe('late');
  });

  it('is not known while a clock runs or rests, unless one has run out', () => {
    expect(howKept(readings('met', 'running'))).toBeUndefined();
    expect(howKept(readings('paused'))).toBeUndefined();
    expect(howKept(readings('running', 'overdue'))).toBe('overdue');
    expect(howKept([])).toBeUndefined();
  });
});

describe('a row of the audit universe', () => {
  it('says who decided by role and how the time was kept, and nothing where nothing happened', () => {
    const request = told({ received: '2026-03-02T10:00', decided: '2026-03-03T09:30', outcome: 'denied' });
    const due = at('2026-03-09T23:59');
    const row = { request, cin: '90000001A', readings: [{ state: 'met', due } as ReadClock] };
    const cells = Object.fromEntries(UNIVERSE_COLUMNS.map((column) => [column, UNIVERSE[column](row)]));
    expect(cells).toMatchObject({
      cin: '90000001A',
      received: '2026-03-02T10:00:00-08:00',
      outcome: 'denied',
      decided: '2026-03-03T09:30:00-08:00',
      decided_by: 'medical_director',
      decision_due: '2026-03-09T23:59:00-07:00',
      kept: 'in_time',
      requester_told: '',
      member_notice: '',
      handler: 'aah',
    });
  });
});
