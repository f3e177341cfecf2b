import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber } from '../kernel/index.ts';
import { compileCodes } from './codes.ts';
import { compileCounter, dayAlreadyCounts } from './counters.ts';
import type { Facts, HistoryLine } from './facts.ts';
import type { Counter } from './schema.ts';

const OWN = compileCodes(['A1', 'H0043-U6'], {});

function line(from: string, more: Partial<HistoryLine> = {}): HistoryLine {
  const base = { key: from, member: 'ana', provider: 'p', code: 'A1', modifiers: [], units: 1, paid: 0 };
  return { ...base, from, to: more.to ?? from, ...more };
}

function facts(on: string, history: readonly HistoryLine[], more: Partial<Facts> = {}): Facts {
  const values = { 'line.code': 'A1', 'line.to': on };
  const base = { open: false, member: 'ana', provider: 'p', authorizations: [], documents: [], pregnancies: [] };
  return { on, values, history, ...base, ...more };
}

function used(counter: Partial<Counter>, asked: Facts): number {
  const base = { count: 'units', max: 4, period: 'lifetime', scope: 'member', provider: 'any' } as const;
  return compileCounter({ ...base, ...counter }, OWN, {
    others: { say: { en: 'o', es: 'o' }, cite: ['A-1'], codes: ['B*'] },
  })(asked);
}

const YEAR = { period: { rolling: { months: 12 } } } as const;

describe('a rolling period', () => {
  test('units of 2025-02-03 still count on 2026-02-02 and no longer on 2026-02-03 [CCAH-HE-BF-14]', () => {
    const history = [line('2025-02-03', { units: 4 })];
    expect(used(YEAR, facts('2026-02-02', history))).toBe(4);
    expect(used(YEAR, facts('2026-02-03', history))).toBe(0);
    expect(used(YEAR, facts('2025-02-03', history))).toBe(4);
  });

  test('counts in the unit of the limit over every line inside it', () => {
    const history = [
      line('2024-06-01', { units: 9 }),
      line('2025-02-03', { units: 2, paid: 500 }),
      line('2025-03-01', { paid: 70 }),
    ];
    expect(used(YEAR, facts('2025-06-01', history))).toBe(3);
    expect(used({ ...YEAR, count: 'visits' }, facts('2025-06-01', history))).toBe(2);
    expect(used({ ...YEAR, count: 'dollars' }, facts('2025-06-01', history))).toBe(570);
    expect(used(YEAR, facts('2025-05-31', history))).toBe(12);
  });

  test('units of a leap day count until the last of the next February and no longer on 1 March', () => {
    const history = [line('2024-02-29', { units: 4 })];
    expect(used(YEAR, facts('2025-02-28', history))).toBe(4);
    expect(used(YEAR, facts('2025-03-01', history))).toBe(0);
  });

  test('the leap day counts the units of the next 28 February as they count its own', () => {
    const history = [line('2025-02-28', { units: 4 })];
    expect(used(YEAR, facts('2024-02-29', history))).toBe(4);
    expect(used(YEAR, facts('2024-02-28', history))).toBe(0);
  });

  test('three years of a pump end on the third anniversary [CCAH-HE-BF-68]', () => {
    const threeYears = { period: { rolling: { months: 36 } } } as const;
    const history = [line('2022-03-21')];
    expect(used(threeYears, facts('2025-03-20', history))).toBe(1);
    expect(used(threeYears, facts('2025-03-21', history))).toBe(0);
  });

  test('in days, holds that many days with its own', () => {
    const thirty = { period: { rolling: { days: 30 } } } as const;
    const history = [line('2025-03-01')];
    expect(used(thirty, facts('2025-03-30', history))).toBe(1);
    expect(used(thirty, facts('2025-03-31', history))).toBe(0);
  });

  test('sees lines paid for later dates: the fullest stretch that holds the date decides', () => {
    const history = [line('2025-01-10', { units: 1 }), line('2025-09-01', { units: 3 })];
    // On 2025-06-01 the stretch that ends on 2025-09-01 holds all four units.
    expect(used(YEAR, facts('2025-06-01', history))).toBe(4);
    // The stretch that ends on 2025-09-01 began after 2024-09-01; the one that ends on 2024-12-31 holds none.
    expect(used(YEAR, facts('2024-09-01', history))).toBe(1);
    expect(used(YEAR, facts('2024-12-31', history))).toBe(4);
    expect(used(YEAR, facts('2024-01-10', history))).toBe(0);
  });

  test('stretches are not added up: units before and after that never share one count once', () => {
    const history = [line('2024-06-02', { units: 2 }), line('2026-05-01', { units: 3 })];
    expect(used(YEAR, facts('2025-06-01', history))).toBe(3);
    expect(used(YEAR, facts('2025-05-01', history))).toBe(2);
  });

  test('uses the same whether claims arrive in order or not', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2024-01-01', n));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 400 }), (a, b, days) => {
        const counter = { period: { rolling: { days } } } as const;
        const seen = (on: string, other: string) => used(counter, facts(on, [line(other)]));
        expect(seen(a, b)).toBe(seen(b, a));
        expect(seen(a, b)).toBe(Math.abs(dayNumber(a) - dayNumber(b)) < days ? 1 : 0);
      }),
    );
  });

  test('agrees with trying every stretch that holds the date', () => {
    const past = fc.record({ day: fc.integer({ min: -120, max: 120 }), units: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(past, { maxLength: 8 }), fc.integer({ min: 1, max: 60 }), (lines, days) => {
        const at = (n: number) => dateOfDayNumber(20_000 + n);
        const history = lines.map((l) => line(at(l.day), { units: l.units }));
        let fullest = 0;
        for (let end = 0; end < days; end++) {
          const inside = lines.filter((l) => l.day > end - days && l.day <= end);
          fullest = Math.max(
            fullest,
            inside.reduce((sum, l) => sum + l.units, 0),
          );
        }
        expect(used({ period: { rolling: { days } } }, facts(at(0), history))).toBe(fullest);
      }),
    );
  });
});

describe('other periods', () => {
  test('a line counts only itself', () => {
    expect(used({ period: 'line' }, facts('2025-03-20', [line('2025-03-20')]))).toBe(0);
  });

  test('a day counts its date at every provider, a visit at the same one', () => {
    const history = [line('2025-03-20'), line('2025-03-20', { provider: 'q', units: 2 }), line('2025-03-19')];
    expect(used({ period: 'day' }, facts('2025-03-20', history))).toBe(3);
    expect(used({ period: 'visit' }, facts('2025-03-20', history))).toBe(1);
    expect(used({ period: 'visit' }, facts('2025-03-20', history, { provider: 'q' }))).toBe(2);
  });

  test('a calendar month is that month of that year', () => {
    const history = [
      line('2025-02-28'),
      line('2025-03-01'),
      line('2025-03-31'),
      line('2025-04-01'),
      line('2024-03-15'),
    ];
    expect(used({ period: 'calendar_month' }, facts('2025-03-20', history))).toBe(2);
  });

  test('a calendar year runs from 1 January to 31 December', () => {
    const history = [
      line('2024-12-31', { units: 10 }),
      line('2025-01-01'),
      line('2025-12-31', { units: 2 }),
      line('2026-01-01', { units: 20 }),
    ];
    expect(used({ period: 'calendar_year' }, facts('2025-06-01', history))).toBe(3);
    expect(used({ period: 'calendar_year' }, facts('2026-12-31', history))).toBe(20);
  });

  test('a lifetime is everything, later dates too', () => {
    const history = [line('1999-01-01'), line('2025-03-20'), line('2031-01-01')];
    expect(used({}, facts('2025-03-20', history))).toBe(3);
  });

  test('between two dates both days belong, and a line outside uses nothing', () => {
    const window = { period: { between: { from: '2025-01-01', to: '2025-06-30' } } } as const;
    const history = [line('2024-12-31'), line('2025-01-01'), line('2025-06-30'), line('2025-07-01')];
    expect(used(window, facts('2025-03-20', history))).toBe(2);
    expect(used(window, facts('2025-06-30', history))).toBe(2);
    expect(used(window, facts('2025-07-01', history))).toBe(0);
  });

  test('a pregnancy counts from its beginning to the beginning of the next', () => {
    const pregnancies = [{ began: '2023-01-10', ended: '2023-10-01' }, { began: '2024-08-01' }];
    const history = [line('2022-12-01'), line('2023-01-10'), line('2023-12-01'), line('2024-08-01', { units: 5 })];
    const counted = (on: string) => used({ period: 'pregnancy' }, facts(on, history, { pregnancies }));
    expect(counted('2023-05-05')).toBe(2);
    expect(counted('2024-07-31')).toBe(2);
    expect(counted('2024-08-01')).toBe(5);
    expect(counted('2023-01-09')).toBe(1);
  });

  test('a pregnancy nobody saw begin is taken to have lasted 280 days', () => {
    const pregnancies = [{ ended: '2025-03-20' }];
    const history = [line('2024-06-12'), line('2024-06-13', { units: 2 })];
    expect(addDays('2025-03-20', -280)).toBe('2024-06-13');
    const counted = (on: string) => used({ period: 'pregnancy' }, facts(on, history, { pregnancies }));
    expect(counted('2025-03-20')).toBe(2);
    expect(counted('2024-06-12')).toBe(1);
  });

  test('a delivery counts from the day of birth to the next', () => {
    const pregnancies = [{ ended: '2023-10-01' }, { ended: '2025-02-20' }, { began: '2025-11-01' }];
    const history = [
      line('2023-09-30'),
      line('2023-10-01', { units: 2 }),
      line('2025-02-19', { units: 3 }),
      line('2025-02-20', { units: 7 }),
    ];
    const counted = (on: string) => used({ period: 'delivery' }, facts(on, history, { pregnancies }));
    expect(counted('2023-09-01')).toBe(1);
    expect(counted('2024-01-01')).toBe(5);
    expect(counted('2025-02-20')).toBe(7);
    expect(counted('2026-01-01')).toBe(7);
  });
});

describe('whose lines count', () => {
  const history = [
    line('2025-03-01'),
    line('2025-03-02', { member: 'leo', units: 2 }),
    line('2025-03-03', { provider: 'q', units: 5 }),
  ];

  test('of the member alone, or of mother and infants together [CCAH-HE-BIL-03]', () => {
    expect(used({ scope: 'member' }, facts('2025-03-20', history))).toBe(6);
    expect(used({ scope: 'unit' }, facts('2025-03-20', history))).toBe(8);
    expect(used({ scope: 'member' }, facts('2025-03-20', history, { member: 'leo' }))).toBe(2);
  });

  test('of any provider, or of the one that bills', () => {
    expect(used({ provider: 'same' }, facts('2025-03-20', history))).toBe(1);
    expect(used({ provider: 'same' }, facts('2025-03-20', history, { provider: 'q' }))).toBe(5);
  });

  test('with the codes of the provision, with its modifiers, unless the limit names others', () => {
    const coded = [
      line('2025-03-01', { code: 'H0043' }),
      line('2025-03-01', { code: 'H0043', modifiers: ['U6'], units: 2 }),
      line('2025-03-01', { code: 'B77', units: 4 }),
      line('2025-03-01', { code: 'C1', units: 8 }),
    ];
    expect(used({}, facts('2025-03-20', coded))).toBe(2);
    expect(used({ codes: ['C1', '@others'] }, facts('2025-03-20', coded))).toBe(12);
  });

  test('with at least one of the modifiers a limit names', () => {
    const coded = [
      line('2025-03-01', { modifiers: ['XP'] }),
      line('2025-03-01', { modifiers: ['GT', 'U8'], units: 2 }),
      line('2025-03-01', { units: 4 }),
    ];
    expect(used({ modifiers: ['U8', 'XP'] }, facts('2025-03-20', coded))).toBe(3);
  });
});

describe('days', () => {
  test('of service are distinct first days', () => {
    const history = [line('2025-03-01', { units: 3 }), line('2025-03-01'), line('2025-03-05', { to: '2025-03-09' })];
    expect(used({ count: 'service_days', period: 'calendar_month' }, facts('2025-03-20', history))).toBe(2);
  });

  test('of service: a day that already counts is known to', () => {
    const counter: Counter = {
      count: 'service_days',
      max: 1,
      period: 'calendar_month',
      scope: 'member',
      provider: 'any',
    };
    const counts = dayAlreadyCounts(counter, OWN, {});
    expect(counts(facts('2025-03-01', [line('2025-03-01')]))).toBe(true);
    expect(counts(facts('2025-03-02', [line('2025-03-01')]))).toBe(false);
    expect(counts(facts('2025-03-01', [line('2025-03-01', { member: 'leo' })]))).toBe(false);
  });

  test('covered are distinct days from first to last', () => {
    const history = [
      line('2025-03-01', { to: '2025-03-10' }),
      line('2025-03-08', { to: '2025-03-12' }),
      line('2025-04-01'),
    ];
    expect(used({ count: 'covered_days' }, facts('2025-06-01', history))).toBe(13);
  });

  test('covered in a rolling period count one by one: a stay that began before it has its later days inside', () => {
    const counter = { count: 'covered_days', period: { rolling: { days: 30 } } } as const;
    const history = [line('2025-02-20', { to: '2025-03-05' })];
    expect(used(counter, facts('2025-03-06', history))).toBe(14);
    expect(used(counter, facts('2025-03-31', history))).toBe(4); // 2 to 5 March lie after 1 March
    expect(used(counter, facts('2025-04-03', history))).toBe(1);
    expect(used(counter, facts('2025-04-04', history))).toBe(0);
  });

  test("covered: the line's own days are its need, not its history", () => {
    const counter = { count: 'covered_days', period: { rolling: { days: 30 } } } as const;
    const history = [line('2025-03-01', { to: '2025-03-10' })];
    const own = facts('2025-03-08', history, { values: { 'line.to': '2025-03-20' } });
    expect(used(counter, own)).toBe(7);
  });

  test('covered: a stay paid for later dates fills a stretch that holds the day', () => {
    const counter = { count: 'covered_days', period: { rolling: { days: 30 } } } as const;
    const history = [line('2025-03-10', { to: '2025-03-15' })];
    expect(used(counter, facts('2025-02-20', history))).toBe(6);
    expect(used(counter, facts('2025-02-09', history))).toBe(1);
    expect(used(counter, facts('2025-02-08', history))).toBe(0);
  });

  test('covered: a later stay that runs past the last stretch counts with the days inside it', () => {
    const history = [line('2025-12-01', { to: '2026-02-15' })];
    // The stretch of 2025-02-10 to 2026-02-09 holds 31 days of December, 31 of January and 9 of February.
    expect(used({ count: 'covered_days', ...YEAR }, facts('2025-02-10', history))).toBe(71);
  });

  test('covered: on a leap day the last stretch ends on the next 28 February', () => {
    const history = [line('2025-01-01', { to: '2025-03-15' })];
    // 31 days of January and 28 of February: the stretch after 2024-02-28, up to 2025-02-28.
    expect(used({ count: 'covered_days', ...YEAR }, facts('2024-02-29', history))).toBe(59);
  });

  test("covered in a lifetime: the line's own days are not counted a second time", () => {
    const history = [line('2025-01-01', { to: '2025-03-31' })];
    expect(used({ count: 'covered_days' }, facts('2025-03-31', history))).toBe(89);
    expect(used({ count: 'covered_days' }, facts('2025-04-01', history))).toBe(90);
  });

  test('covered: agrees with trying every stretch that holds the day', () => {
    const stay = fc.record({ from: fc.integer({ min: -90, max: 90 }), days: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 5 }), fc.integer({ min: 1, max: 60 }), (stays, days) => {
        const today = dayNumber('2025-06-01');
        const date = (n: number) => dateOfDayNumber(today + n);
        const history = stays.map((s) => line(date(s.from), { to: date(s.from + s.days - 1) }));
        const isCovered = (day: number) => day !== 0 && stays.some((s) => day >= s.from && day < s.from + s.days);
        let fullest = 0;
        for (let end = 0; end < days; end++) {
          const stretch = Array.from({ length: days }, (_, i) => end - i);
          fullest = Math.max(fullest, stretch.filter(isCovered).length);
        }
        const counter = { count: 'covered_days', period: { rolling: { days } } } as const;
        expect(used(counter, facts('2025-06-01', history))).toBe(fullest);
      }),
    );
  });
});

test('without history nothing is used of any limit', () => {
  for (const count of ['units', 'visits', 'service_days', 'covered_days', 'dollars'] as const) {
    expect(used({ count }, facts('2025-03-20', []))).toBe(0);
    expect(used({ count, ...YEAR }, facts('2025-03-20', []))).toBe(0);
  }
});
