import { describe, expect, test } from 'vitest';
import { authorizedUnits } from './authorized.ts';
import type { AuthorizationFact, Facts } from './facts.ts';
import type { FactValue } from './vocabulary.ts';

const TAR = { vehicle: 'tar', prior: false } as const;

function approval(number: string, more: Partial<AuthorizationFact> = {}): AuthorizationFact {
  const base = { vehicle: 'tar', codes: ['A1'], from: '2025-03-01', to: '2025-03-31', units: 10 } as const;
  return { number, ...base, approvedOn: '2025-03-01', used: 0, ...more };
}

interface Asked {
  readonly on?: string;
  readonly to?: string;
  readonly days?: number;
  readonly units?: number;
  readonly values?: Readonly<Record<string, FactValue>>;
}

function facts(authorizations: readonly AuthorizationFact[], asked: Asked = {}): Facts {
  const { on = '2025-03-20', to = on, days = 1, units = 4 } = asked;
  const line = { 'line.code': 'A1', 'line.modifiers': [], 'line.to': to, 'line.days': days, 'line.units': units };
  const values = { ...line, ...asked.values };
  return {
    on,
    open: false,
    member: 'ana',
    provider: 'p',
    values,
    history: [],
    authorizations,
    documents: [],
    pregnancies: [],
  };
}

function uses(authorizations: readonly AuthorizationFact[], asked: Asked = {}, free = 0, wanted = 4) {
  return authorizedUnits(facts(authorizations, asked), TAR, free, wanted).map((u) => `${u.number} ${u.units}`);
}

describe('approved units', () => {
  test('cover what is wanted, as far as they reach', () => {
    expect(uses([approval('T')])).toEqual(['T 4']);
    expect(uses([approval('T', { units: 3 })])).toEqual(['T 3']);
    expect(uses([])).toEqual([]);
  });

  test('what is used is gone, and overdrawn is no credit', () => {
    expect(uses([approval('T', { used: 8 })])).toEqual(['T 2']);
    expect(uses([approval('T', { used: 10 })])).toEqual([]);
    expect(uses([approval('T', { used: 12 }), approval('U', { units: 1 })])).toEqual(['U 1']);
  });

  test('several serve one after the other, and no more than is wanted', () => {
    expect(uses([approval('T', { units: 3 }), approval('U')])).toEqual(['T 3', 'U 1']);
    expect(uses([approval('T'), approval('U')])).toEqual(['T 4']);
  });

  test('an approval without units is bounded by its dates alone', () => {
    const { units: _units, ...open } = approval('T');
    expect(uses([open], {}, 0, 400)).toEqual(['T 400']);
  });

  test.each([
    ['2025-02-28', []],
    ['2025-03-01', ['T 4']],
    ['2025-03-31', ['T 4']],
    ['2025-04-01', []],
  ])('on %s the approval of March covers %j', (on, expected) => {
    expect(uses([approval('T')], { on })).toEqual(expected);
  });
});

describe('which approval fits', () => {
  test('a referral is another thing; authorization and request are one under two labels [CCAH-HE-PLN-02]', () => {
    const all = [approval('R', { vehicle: 'raf' }), approval('Q', { vehicle: 'request', units: 1 }), approval('T')];
    const named = (vehicle: AuthorizationFact['vehicle']) =>
      authorizedUnits(facts(all), { vehicle, prior: false }, 0, 4).map((u) => u.number);
    expect(named('raf')).toEqual(['R']);
    expect(named('tar')).toEqual(['Q', 'T']);
    expect(named('request')).toEqual(['Q', 'T']);
  });

  test('one that names a provider serves that provider only', () => {
    expect(uses([approval('T', { provider: 'q' })])).toEqual([]);
    expect(uses([approval('T', { provider: 'p' })])).toEqual(['T 4']);
  });

  test('it names the code, with the modifiers the line must carry', () => {
    expect(uses([approval('T', { codes: ['B1'] })])).toEqual([]);
    expect(uses([approval('T', { codes: ['B1', 'A1'] })])).toEqual(['T 4']);
    expect(uses([approval('T', { codes: ['A1-U6'] })])).toEqual([]);
    expect(uses([approval('T', { codes: ['A1-U6'] })], { values: { 'line.modifiers': ['GT', 'U6'] } })).toEqual([
      'T 4',
    ]);
    expect(uses([approval('T', { codes: ['A1-U6'] })], { values: { 'line.modifiers': undefined } })).toEqual([]);
    expect(uses([approval('T')], { values: { 'line.code': undefined } })).toEqual([]);
  });

  test('a prior one was approved by the first day of service, a later one may come after', () => {
    const late = [approval('T', { approvedOn: '2025-03-21' })];
    const onTheDay = [approval('T', { approvedOn: '2025-03-20' })];
    const prior = { vehicle: 'tar', prior: true } as const;
    expect(authorizedUnits(facts(late), prior, 0, 4)).toEqual([]);
    expect(authorizedUnits(facts(onTheDay), prior, 0, 4)).toEqual([{ number: 'T', units: 4 }]);
    expect(uses(late)).toEqual(['T 4']);
  });
});

describe('an approval bounded in dollars', () => {
  const bounded = (asked: readonly AuthorizationFact[]) => authorizedUnits(facts(asked), TAR, 0, 4);

  test('says what it has left', () => {
    expect(bounded([approval('T', { dollars: 5000, usedDollars: 1200 })])).toEqual([
      { number: 'T', units: 4, bound: 3800 },
    ]);
  });

  test('with nothing left is as if it were not there', () => {
    expect(bounded([approval('T', { dollars: 5000, usedDollars: 5000 })])).toEqual([]);
    expect(bounded([approval('T', { dollars: 5000, usedDollars: 6000 }), approval('U')])).toEqual([
      { number: 'U', units: 4 },
    ]);
  });

  test('stands by behind one that covers every unit, and never alone', () => {
    const [first, second] = [approval('T', { dollars: 500 }), approval('U', { dollars: 900 })];
    expect(bounded([first, second])).toEqual([
      { number: 'T', units: 4, bound: 500 },
      { number: 'U', units: 0, bound: 900 },
    ]);
    expect(bounded([approval('T', { dollars: 500, used: 10 })])).toEqual([]);
  });
});

describe('a line of several days billed by the day', () => {
  const tenDays = { on: '2025-03-27', to: '2025-04-05', days: 10, units: 10 };

  test('is split by day: only days inside the approved dates count', () => {
    expect(uses([approval('T')], tenDays, 0, 10)).toEqual(['T 5']); // 27 to 31 March
    expect(uses([approval('T', { from: '2025-04-01', to: '2025-04-30' })], tenDays, 0, 10)).toEqual(['T 5']);
    expect(uses([approval('T', { from: '2025-03-29', to: '2025-03-30' })], tenDays, 0, 10)).toEqual(['T 2']);
    expect(uses([approval('T', { from: '2025-04-06', to: '2025-04-30' })], tenDays, 0, 10)).toEqual([]);
    expect(uses([approval('T', { from: '2025-01-01', to: '2025-03-26' })], tenDays, 0, 10)).toEqual([]);
  });

  test('keeps the dollars of an approval they bound, and takes it after those they do not', () => {
    const bounded = approval('T', { dollars: 500, to: '2025-03-31' });
    const open = approval('U', { to: '2025-04-30', units: 2 });
    expect(authorizedUnits(facts([bounded, open], tenDays), TAR, 0, 10)).toEqual([
      { number: 'U', units: 2 }, // 27 and 28 March
      { number: 'T', units: 3, bound: 500 }, // 29 to 31 March
    ]);
  });

  test('its free days come first', () => {
    expect(uses([approval('T')], tenDays, 3, 7)).toEqual(['T 2']); // 30 and 31 March
    expect(uses([approval('T')], tenDays, 5, 5)).toEqual([]);
  });

  test('two approvals that follow each other cover it whole', () => {
    const april = approval('U', { from: '2025-04-01', to: '2025-04-30' });
    expect(uses([approval('T'), april], tenDays, 0, 10)).toEqual(['T 5', 'U 5']);
  });

  test('two approvals of the same days do not cover the other days', () => {
    expect(uses([approval('T'), approval('U')], tenDays, 0, 10)).toEqual(['T 5']);
    expect(uses([approval('T', { units: 3 }), approval('U')], tenDays, 0, 10)).toEqual(['T 3', 'U 2']);
  });

  test('each day is taken from the approval that ends soonest, whatever order they lie in', () => {
    const later = approval('U', { from: '2025-03-30', to: '2025-04-30' });
    expect(uses([approval('T'), later], tenDays, 0, 10)).toEqual(['T 5', 'U 5']);
    expect(uses([later, approval('T')], tenDays, 0, 10)).toEqual(['T 5', 'U 5']);
    const whole = approval('V', { to: '2025-12-31', units: 5 });
    expect(uses([whole, approval('T')], tenDays, 0, 10)).toEqual(['T 5', 'V 5']);
  });

  test('no more days than are wanted', () => {
    expect(uses([approval('T')], tenDays, 0, 2)).toEqual(['T 2']);
    expect(uses([approval('T')], tenDays, 0, 0)).toEqual([]);
  });

  test('units that are not days stand or fall with the first day', () => {
    expect(uses([approval('T', { units: 40 })], { ...tenDays, units: 20 }, 0, 20)).toEqual(['T 20']);
    const april = approval('U', { from: '2025-04-01', to: '2025-04-30', units: 40 });
    expect(uses([april], { ...tenDays, units: 20 }, 0, 20)).toEqual([]);
  });

  test('a line of one day is not split', () => {
    expect(uses([approval('T')], { on: '2025-03-31', units: 1 }, 0, 1)).toEqual(['T 1']);
    expect(uses([approval('T')], { on: '2025-04-01', units: 1 }, 0, 1)).toEqual([]);
  });
});
