import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber, instantText, readInstant } from '../kernel/index.ts';
import { type ClockEvent, type ClockStep, readClock } from './clock.ts';
import { compileCalendar } from './clock-calendar.ts';
import { type ClockEventKind, type ClockRule, calendarFile, clockRule } from './clock-schema.ts';

const calendar = compileCalendar(
  calendarFile.parse({
    calendar: 'test',
    title: { en: 'x', es: 'x' },
    cite: ['X-1'],
    holidays: [
      {
        id: 'new-year',
        say: { en: 'x', es: 'x' },
        cite: ['X-1'],
        on: { month: 1, day: 1 },
        moved: { sunday: 'monday', saturday: 'friday' },
      },
      { id: 'king', say: { en: 'x', es: 'x' }, cite: ['X-1'], on: { month: 1, weekday: 'monday', nth: 3 } },
      { id: 'memorial', say: { en: 'x', es: 'x' }, cite: ['X-1'], on: { month: 5, weekday: 'monday', nth: -1 } },
      {
        id: 'after',
        say: { en: 'x', es: 'x' },
        cite: ['X-1'],
        on: { month: 11, weekday: 'thursday', nth: 4, then_days: 1 },
      },
      { id: 'once', say: { en: 'x', es: 'x' }, cite: ['X-1'], on: { date: '2026-06-10' } },
      {
        id: 'gone',
        say: { en: 'x', es: 'x' },
        cite: ['X-1'],
        on: { month: 9, day: 9 },
        in_force: { to: '2025-12-31' },
      },
    ],
  }),
);

function rule(parts: object): ClockRule {
  return clockRule.parse({
    id: 'x',
    title: { en: 'x', es: 'x' },
    cite: ['X-1'],
    in_force: {},
    basis: 'plan',
    starts: { on: ['received'] },
    ends: ['decided', 'withdrawn'],
    ...parts,
  });
}

const at = (text: string) => readInstant(text) ?? Number.NaN;
const happened = (...list: [ClockEventKind, string][]): ClockEvent[] =>
  list.map(([kind, text]) => ({ kind, at: at(text) }));

function read(parts: object, events: ClockEvent[], now = '2099-01-01') {
  const steps: ClockStep[] = [];
  const reading = readClock(rule(parts), events, calendar, at(now), (step) => steps.push(step));
  expect(readClock(rule(parts), events, calendar, at(now))).toEqual(reading);
  const skipped = steps.flatMap((s) =>
    s.step === 'skipped' ? [`${dateOfDayNumber(s.day)} ${typeof s.why === 'string' ? s.why : s.why.id}`] : [],
  );
  return { ...reading, due: reading.due === undefined ? undefined : instantText(reading.due), skipped, steps };
}

describe('days', () => {
  it('counts calendar days by date, whatever the hour, through weekend and holiday [AAH-UM-TAT-01]', () => {
    const days = { limit: { calendar_days: 5 } };
    expect(read(days, happened(['received', '2026-01-16T14:20'])).due).toBe('2026-01-21T23:59:59-08:00');
    expect(read(days, happened(['received', '2026-01-16T00:00'])).due).toBe('2026-01-21T23:59:59-08:00');
    expect(read(days, happened(['received', '2026-01-16T23:59'])).due).toBe('2026-01-21T23:59:59-08:00');
  });

  it('leaves out weekends and holidays of business days, and says which', () => {
    const { due, skipped } = read({ limit: { business_days: 5 } }, happened(['received', '2026-01-14T09:00']));
    expect(due).toBe('2026-01-22T23:59:59-08:00');
    expect(skipped).toEqual(['2026-01-17 weekend', '2026-01-18 weekend', '2026-01-19 king']);
  });

  it('counts from a weekend or holiday as from any day 0', () => {
    expect(read({ limit: { business_days: 1 } }, happened(['received', '2026-01-17T10:00'])).due).toBe(
      '2026-01-20T23:59:59-08:00',
    );
  });

  it('keeps a holiday where it is moved to, the last Monday, the day after, one date, and none past its last year', () => {
    const next = (from: string) =>
      read({ limit: { business_days: 1 } }, happened(['received', from])).due?.slice(0, 10);
    expect(next('2021-12-30')).toBe('2022-01-03'); // 1 January 2022 is a Saturday, kept on Friday the 31st
    expect(next('2022-12-30')).toBe('2023-01-03'); // 1 January 2023 is a Sunday, kept on Monday the 2nd
    expect(next('2026-05-22')).toBe('2026-05-26');
    expect(next('2026-11-26')).toBe('2026-11-30');
    expect(next('2026-06-09')).toBe('2026-06-11');
    expect([next('2025-09-08'), next('2026-09-08')]).toEqual(['2025-09-10', '2026-09-09']);
  });

  it('counts months to the same day, or the last one a month has', () => {
    expect(read({ limit: { months: 6 } }, happened(['received', '2026-08-31T10:00'])).due).toBe(
      '2027-02-28T23:59:59-08:00',
    );
  });
});

describe('hours', () => {
  it('lets hours pass where the clocks are put back or forward, and says so [AAH-UM-TAT-02, AAH-UM-TAT-03]', () => {
    const back = read({ limit: { hours: 72 } }, happened(['received', '2026-10-30T09:10']));
    expect(back.due).toBe('2026-11-02T08:10:00-08:00');
    expect(back.steps).toContainEqual({ step: 'shifted', hours: -1 });
    const forward = read({ limit: { hours: 24 } }, happened(['received', '2026-03-07T13:00']));
    expect(forward.due).toBe('2026-03-08T14:00:00-07:00');
    expect(forward.steps).toContainEqual({ step: 'shifted', hours: 1 });
  });

  it('adds the hours of a wait, and keeps what is left while it lasts', () => {
    const waits = {
      limit: { hours: 24 },
      pauses: [{ from: ['information_requested'], until: ['information_received'], cite: ['X-1'] }],
    };
    const events = happened(['received', '2026-02-02T08:00'], ['information_requested', '2026-02-02T10:00']);
    expect(read(waits, events)).toMatchObject({ state: 'paused', left: 22 * 3_600_000 });
    const after = [...events, ...happened(['information_received', '2026-02-05T10:00'])];
    expect(read(waits, after).due).toBe('2026-02-06T08:00:00-08:00');
  });
});

describe('waits', () => {
  const waiting = {
    limit: { business_days: 5 },
    pauses: [{ from: ['information_requested'], until: ['information_received'], cite: ['X-1'] }],
  };

  it('counts the day a wait begins and goes on the business day after it ends [CCAH-ECM-OUT-01]', () => {
    const events = happened(
      ['received', '2023-08-07T10:00'],
      ['information_requested', '2023-08-09T15:00'],
      ['information_received', '2023-08-14T09:00'],
    );
    const { due, skipped } = read(waiting, events);
    expect(due).toBe('2023-08-17T23:59:59-07:00');
    expect(skipped).toEqual([
      '2023-08-10 paused',
      '2023-08-11 paused',
      '2023-08-12 paused',
      '2023-08-13 paused',
      '2023-08-14 paused',
    ]);
  });

  it('says how many days are left while it lasts', () => {
    const events = happened(['received', '2023-08-07T10:00'], ['information_requested', '2023-08-09T15:00']);
    expect(read(waiting, events)).toMatchObject({ state: 'paused', left: 3, due: undefined });
  });

  it('may give the whole limit again [HN-AUTH-07]', () => {
    const again = {
      limit: { business_days: 5 },
      starts: { on: ['information_complete'] },
      pauses: [{ from: ['information_requested'], until: ['information_complete'], restarts: true, cite: ['X-1'] }],
    };
    expect(read(again, happened(['received', '2024-04-01']))).toMatchObject({ state: 'not_started' });
    const events = happened(
      ['received', '2024-04-01'],
      ['information_requested', '2024-04-02'],
      ['information_complete', '2024-04-10'],
    );
    expect(read(again, events).due).toBe('2024-04-17T23:59:59-07:00');
    const twice = [
      ...events,
      ...happened(['information_requested', '2024-04-12'], ['information_complete', '2024-04-15']),
    ];
    expect(read(again, twice).due).toBe('2024-04-22T23:59:59-07:00');
  });
});

describe('extensions', () => {
  const longer = {
    limit: { business_days: 5 },
    extensions: [{ on: ['deferral_notice_sent'], adds: { calendar_days: 14 }, cite: ['X-1'] }],
  };

  it('lengthens once, from the due time it finds', () => {
    const events = happened(
      ['received', '2026-02-02T09:00'],
      ['deferral_notice_sent', '2026-02-06T09:00'],
      ['deferral_notice_sent', '2026-02-10T09:00'],
    );
    expect(read(longer, events).due).toBe('2026-02-23T23:59:59-08:00');
  });

  it('lengthens nothing when the time is over', () => {
    const events = happened(['received', '2026-02-02T09:00'], ['deferral_notice_sent', '2026-02-10T00:00']);
    const { due, steps } = read(longer, events);
    expect(due).toBe('2026-02-09T23:59:59-08:00');
    expect(steps.map((s) => s.step)).toContain('extension_late');
  });

  it('keeps the time of day of a limit in hours', () => {
    const hours = {
      limit: { hours: 72 },
      extensions: [{ on: ['deferral_notice_sent'], adds: { calendar_days: 14 }, cite: ['X-1'] }],
    };
    const events = happened(['received', '2026-10-30T09:10'], ['deferral_notice_sent', '2026-10-31T09:00']);
    expect(read(hours, events).due).toBe('2026-11-16T08:10:00-08:00');
    const onTheDay = (from: string, told: string) =>
      read(hours, happened(['received', from], ['deferral_notice_sent', told])).due;
    expect(onTheDay('2026-10-29T12:00', '2026-10-30T12:00')).toBe('2026-11-15T11:00:00-08:00');
    expect(onTheDay('2026-03-05T10:00', '2026-03-06T10:00')).toBe('2026-03-22T11:00:00-07:00');
  });
});

describe('state', () => {
  const days = { limit: { calendar_days: 5 } };

  it('is in time until the last millisecond of the day and late after it', () => {
    const last = at('2026-01-22') - 1;
    const events = happened(['received', '2026-01-16T14:20']);
    const decided = (moment: number) =>
      readClock(rule(days), [...events, { kind: 'decided', at: moment }], undefined, at('2027-01-01')).state;
    expect([decided(last), decided(last + 1)]).toEqual(['met', 'missed']);
    expect(readClock(rule(days), events, undefined, last).state).toBe('running');
    expect(readClock(rule(days), events, undefined, last + 1).state).toBe('overdue');
  });

  it('knows at a past moment only what had happened by then', () => {
    const events = happened(['received', '2026-01-16T14:20'], ['decided', '2026-01-20T09:00']);
    expect(read(days, events, '2026-01-16T14:00').state).toBe('not_started');
    expect(read(days, events, '2026-01-18').state).toBe('running');
    expect(read(days, events, '2026-01-21').state).toBe('met');
  });

  it('is not moved by an end from before the start', () => {
    expect(read(days, happened(['decided', '2026-01-10'], ['received', '2026-01-16'])).state).toBe('overdue');
  });

  it('starts from the latest where the rule says so', () => {
    const urgent = { limit: { hours: 72 }, starts: { on: ['received', 'made_urgent'], which: 'latest' } };
    expect(read(urgent, happened(['received', '2026-02-02T09:00'], ['made_urgent', '2026-02-05T09:00'])).due).toBe(
      '2026-02-08T09:00:00-08:00',
    );
  });
});

describe('whatever happens', () => {
  const limit = fc.oneof(
    fc.record({ hours: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ calendar_days: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ business_days: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ months: fc.integer({ min: 1, max: 12 }) }),
  );
  const moment = fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') });
  const forever = at('2099-01-01');

  it('a later receipt is never due earlier', () => {
    fc.assert(
      fc.property(limit, moment, moment, (length, a, b) => {
        const due = (from: number) =>
          readClock(rule({ limit: length }), [{ kind: 'received', at: from }], calendar, forever).due ?? 0;
        expect(due(Math.min(a, b))).toBeLessThanOrEqual(due(Math.max(a, b)));
      }),
    );
  });

  it('a wait never makes it due earlier, nor a longer one', () => {
    const hours = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(limit, moment, hours, hours, hours, (length, from, until, a, b) => {
        const due = (wait: number) => {
          const asked = from + until * 3_600_000;
          const events: ClockEvent[] = [
            { kind: 'received', at: from },
            { kind: 'information_requested', at: asked },
            { kind: 'information_received', at: asked + wait * 3_600_000 },
          ];
          const waits = {
            limit: length,
            pauses: [{ from: ['information_requested'], until: ['information_received'], cite: ['X-1'] }],
          };
          return readClock(rule(waits), events, calendar, forever).due ?? 0;
        };
        expect(due(Math.min(a, b))).toBeLessThanOrEqual(due(Math.max(a, b)));
      }),
    );
  });

  it('no business-day clock is due on a day that does not count, and it counts as many as it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), moment, (n, from) => {
        const { due = '', steps } = read({ limit: { business_days: n } }, [{ kind: 'received', at: from }]);
        expect(calendar.closed(dayNumber(due.slice(0, 10)))).toBeUndefined();
        expect(steps.filter((s) => s.step === 'counted')).toHaveLength(n);
      }),
    );
  });
});
