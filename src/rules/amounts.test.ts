import { describe, expect, test } from 'vitest';
import { compilePrice, type Priced } from './amounts.ts';
import { compileCodes } from './codes.ts';
import type { Facts, HistoryLine } from './facts.ts';
import type { Amount } from './schema.ts';
import type { FactValue } from './vocabulary.ts';

const NO_PLAN: Priced = { missing: [], reason: 'price_unknown' };

interface Asked {
  readonly units?: number;
  readonly on?: string;
  readonly values?: Readonly<Record<string, FactValue>>;
  readonly history?: readonly HistoryLine[];
}

function priced(rules: Amount | readonly Amount[], asked: Asked = {}, plan: Priced = NO_PLAN): Priced {
  const first_of = Array.isArray(rules) ? [...rules] : [rules];
  const price = compilePrice(
    { cite: ['A-1'], first_of, lesser_of_billed: true, member_pays: 0 },
    compileCodes(['E0604'], {}),
  );
  const { units = 1, on = '2025-03-20', values = {}, history = [] } = asked;
  const facts: Facts = {
    on,
    open: false,
    member: 'ana',
    provider: 'p',
    values,
    history,
    authorizations: [],
    documents: [],
    pregnancies: [],
  };
  return price.amount(facts, units, () => plan);
}

describe('a fixed price', () => {
  test('is paid by the unit, or once a visit whatever the units', () => {
    expect(priced({ fixed: { rate: 45.74, per: 'unit' } }, { units: 3 })).toEqual({ cents: 13_722 });
    expect(priced({ fixed: { rate: 45.74, per: 'visit' } }, { units: 3 })).toEqual({ cents: 4574 });
    expect(priced({ fixed: { rate: 2.72, per: 'day' } }, { units: 60 })).toEqual({ cents: 16_320 });
    expect(priced({ fixed: { rate: 0, per: 'unit' } }, { units: 3 })).toEqual({ cents: 0 });
  });

  test('of part of a unit is whole cents, half a cent rounding up', () => {
    expect(priced({ fixed: { rate: 45.74, per: 'unit' } }, { units: 1.1 })).toEqual({ cents: 5031 }); // 5031.4
    expect(priced({ fixed: { rate: 0.05, per: 'unit' } }, { units: 0.5 })).toEqual({ cents: 3 }); // 2.5
    expect(priced({ contract: true }, { units: 1.5, values: { 'line.contract_rate': 333 } })).toEqual({ cents: 500 }); // 499.5
    expect(priced({ rent: { rate: 2.72 } }, { units: 1.3 })).toEqual({ cents: 354 }); // 353.6
  });
});

describe('a share of the suggested retail price', () => {
  const pump: Amount = { percent_of_msrp: { percent: 80, cap: 250 } };

  test.each([
    ['under the cap', 20_000, 16_000],
    ['at the price that reaches the cap', 31_250, 25_000],
    ['a cent under it', 31_249, 24_999], // 24999.2
    ['over it', 99_999, 25_000],
    ['rounded down', 10_001, 8001], // 8000.8
    ['a fifth of a cent rounded down', 10_004, 8003], // 8003.2
    ['nothing', 0, 0],
  ])('%s: %i cents give %i [CCAH-HE-BF-63]', (_name, msrp, cents) => {
    expect(priced(pump, { values: { 'line.msrp': msrp } })).toEqual({ cents });
  });

  test('half a cent rounds up [CCAH-HE-BF-63]', () => {
    const half: Amount = { percent_of_msrp: { percent: 50 } };
    expect(priced(half, { values: { 'line.msrp': 101 } })).toEqual({ cents: 51 });
    expect(priced({ percent_of_msrp: { percent: 2.5 } }, { values: { 'line.msrp': 1020 } })).toEqual({ cents: 26 });
    expect(priced({ percent_of_msrp: { percent: 2.5 } }, { values: { 'line.msrp': 1019 } })).toEqual({ cents: 25 });
  });

  test('is capped by the unit, then multiplied', () => {
    expect(priced(pump, { units: 2, values: { 'line.msrp': 99_999 } })).toEqual({ cents: 50_000 });
  });

  test('waits for the suggested price', () => {
    expect(priced(pump)).toEqual({ missing: ['line.msrp'], reason: 'price_documentation_missing' });
  });
});

describe('retail plus tax', () => {
  const rule: Amount = { retail_plus_tax: true };

  test('adds the tax shown for the line', () => {
    const values = { 'line.units': 2, 'line.retail': 4500, 'line.tax': 833 };
    expect(priced(rule, { units: 2, values })).toEqual({ cents: 9833 });
  });

  test('adds of the tax shown the share of the units paid, half a cent rounding up', () => {
    const values = { 'line.units': 2, 'line.retail': 4500, 'line.tax': 833 };
    expect(priced(rule, { units: 1, values })).toEqual({ cents: 4917 }); // 416.5
  });

  test('works the tax out of a rate when none is shown, half a cent rounding up', () => {
    expect(priced(rule, { values: { 'line.retail': 4500, 'line.tax_rate': 9.25 } })).toEqual({ cents: 4916 }); // 416.25
    expect(priced(rule, { values: { 'line.retail': 200, 'line.tax_rate': 8.75 } })).toEqual({ cents: 218 }); // 17.5
    expect(priced(rule, { units: 2, values: { 'line.retail': 100, 'line.tax_rate': 8.75 } })).toEqual({ cents: 218 });
  });

  test('believes the tax shown rather than the rate, even when it is nothing', () => {
    expect(priced(rule, { values: { 'line.retail': 4500, 'line.tax': 100, 'line.tax_rate': 9.25 } })).toEqual({
      cents: 4600,
    });
    expect(priced(rule, { values: { 'line.retail': 4500, 'line.tax': 0, 'line.tax_rate': 9.25 } })).toEqual({
      cents: 4500,
    });
  });

  test('without tax and rate is the retail price, without retail price it waits', () => {
    expect(priced(rule, { values: { 'line.retail': 4500 } })).toEqual({ cents: 4500 });
    expect(priced(rule, { values: { 'line.tax': 100 } })).toEqual({
      missing: ['line.retail'],
      reason: 'price_documentation_missing',
    });
  });
});

describe('rent', () => {
  const rule: Amount = { rent: { rate: 2.72, until: 'retail_price' } };
  const paid = (cents: number, more: Partial<HistoryLine> = {}): HistoryLine => ({
    ...{
      key: 'h',
      member: 'ana',
      provider: 'p',
      code: 'E0604',
      modifiers: ['RR'],
      from: '2025-01-01',
      to: '2025-01-01',
    },
    ...{ units: 1, paid: cents, ...more },
  });

  test('is paid by the day', () => {
    expect(priced(rule, { units: 30 })).toEqual({ cents: 8160 });
    expect(priced({ rent: { rate: 2.72 } }, { units: 30, values: { 'line.retail': 100 } })).toEqual({ cents: 8160 });
  });

  test('the payment that would pass the retail price is cut to it [CCAH-HE-BF-84]', () => {
    const at = (before: number, units = 1) =>
      priced(rule, { units, values: { 'line.retail': 30_000 }, history: [paid(before)] });
    const cutTo = (cents: number, by: number) => ({ cents, cut: { cents: by, reason: 'item_purchased' } });
    expect(at(29_920)).toEqual(cutTo(80, 192));
    expect(at(29_728)).toEqual({ cents: 272 });
    expect(at(29_729)).toEqual(cutTo(271, 1));
    expect(at(29_000, 10)).toEqual(cutTo(1000, 1720));
    expect(at(0, 500)).toEqual(cutTo(30_000, 106_000));
  });

  test('once the rent paid reaches the retail price the item is bought and nothing more is paid [CCAH-HE-BF-85]', () => {
    const at = (before: number) => priced(rule, { values: { 'line.retail': 30_000 }, history: [paid(before)] });
    expect(at(30_000)).toEqual({ denied: 'item_purchased' });
    expect(at(30_001)).toEqual({ denied: 'item_purchased' });
    expect(at(29_999)).toMatchObject({ cents: 1 });
  });

  test('adds up what was paid for the same item: its code and its serial', () => {
    const history = [
      paid(10_000, { serial: 'P-1' }),
      paid(15_000, { serial: 'P-2' }),
      paid(4000),
      paid(9000, { code: 'E0602' }),
    ];
    const values = { 'line.retail': 14_100, 'line.serial': 'P-1' };
    expect(priced(rule, { values, history })).toMatchObject({ cents: 100 });
    expect(priced(rule, { values: { 'line.retail': 29_100 }, history })).toMatchObject({ cents: 100 });
  });

  test('remembers the retail price an earlier claim documented, the latest of them', () => {
    const history = [paid(5000, { retail: 20_000 }), paid(5000, { retail: 10_100 }), paid(0)];
    expect(priced(rule, { history })).toMatchObject({ cents: 100 });
    expect(priced(rule, { history, values: { 'line.retail': 30_000 } })).toEqual({ cents: 272 });
  });

  test('without a documented price has no ceiling', () => {
    expect(priced(rule, { units: 100, history: [paid(1_000_000)] })).toEqual({ cents: 27_200 });
  });
});

describe('other prices', () => {
  test('a contract pays its rate by the unit, and without one nobody knows', () => {
    expect(priced({ contract: true }, { units: 2, values: { 'line.contract_rate': 1234 } })).toEqual({ cents: 2468 });
    expect(priced({ contract: true })).toEqual({ missing: ['line.contract_rate'], reason: 'price_unknown' });
  });

  test('an estimate pays its rate by the unit, and without one a person prices', () => {
    expect(priced({ estimate: true }, { units: 2, values: { 'line.estimate': 1234 } })).toEqual({ cents: 2468 });
    expect(priced({ estimate: true })).toEqual({ missing: ['line.estimate'], reason: 'manual_pricing' });
  });

  test('the billed charge is the charge of the line', () => {
    expect(priced({ billed: true }, { units: 2, values: { 'line.charge': 999 } })).toEqual({ cents: 999 });
    expect(priced({ billed: true })).toEqual({ missing: ['line.charge'], reason: 'price_unknown' });
  });

  test('what is only reported costs nothing', () => {
    expect(priced({ reported_only: true }, { units: 9, values: { 'line.charge': 999 } })).toEqual({ cents: 0 });
  });
});

describe('the first price that can be worked out', () => {
  const rules: Amount[] = [{ contract: true }, { retail_plus_tax: true }, { estimate: true }];

  test('is taken, and when none can the last one says what is missing', () => {
    expect(priced(rules, { values: { 'line.contract_rate': 1, 'line.retail': 2, 'line.estimate': 3 } })).toEqual({
      cents: 1,
    });
    expect(priced(rules, { values: { 'line.retail': 2, 'line.estimate': 3 } })).toEqual({ cents: 2 });
    expect(priced(rules, { values: { 'line.estimate': 3 } })).toEqual({ cents: 3 });
    expect(priced(rules)).toEqual({ missing: ['line.estimate'], reason: 'manual_pricing' });
  });

  test('is one in force on the date of service, both days included', () => {
    const dated: Amount[] = [
      { in_force: { to: '2024-12-31' }, fixed: { rate: 1, per: 'unit' } },
      { in_force: { from: '2025-01-01', to: '2025-06-30' }, fixed: { rate: 2, per: 'unit' } },
    ];
    expect(priced(dated, { on: '2024-12-31' })).toEqual({ cents: 100 });
    expect(priced(dated, { on: '2025-01-01' })).toEqual({ cents: 200 });
    expect(priced(dated, { on: '2025-06-30' })).toEqual({ cents: 200 });
    expect(priced(dated, { on: '2025-07-01' })).toEqual({ missing: [], reason: 'price_unknown' });
    const future: Amount = { in_force: { from: '2026-01-01' }, fixed: { rate: 2, per: 'unit' } };
    expect(priced(future)).toEqual({ missing: [], reason: 'price_unknown' });
  });

  test('standing alone ends with its last day too', () => {
    const past: Amount = { in_force: { to: '2024-12-31' }, fixed: { rate: 1, per: 'unit' } };
    expect(priced(past, { on: '2024-12-31' })).toEqual({ cents: 100 });
    expect(priced(past, { on: '2025-01-01' })).toEqual({ missing: [], reason: 'price_unknown' });
  });
});

describe('what was agreed outside the network', () => {
  const greater: Amount = { greater_of: ['plan', 'medi_cal'] };
  test('is an amount a unit, or nobody knows it', () => {
    expect(priced({ agreed: true }, { units: 2, values: { 'line.agreed_rate': 9_050 } })).toEqual({ cents: 18_100 });
    expect(priced({ agreed: true })).toEqual({ missing: ['line.agreed_rate'], reason: 'continuity_rate_unclear' });
  });

  test("is the state's fee schedule, where the code is on file", () => {
    expect(priced({ medi_cal: true }, { units: 2, values: { 'line.medi_cal_rate': 100 } })).toEqual({ cents: 200 });
    expect(priced({ medi_cal: true })).toEqual({ missing: ['line.medi_cal_rate'], reason: 'medi_cal_rate_unknown' });
  });

  test("is the greater of the plan's price and the state's, which takes both", () => {
    const values = { 'line.medi_cal_rate': 100 };
    expect(priced(greater, { values }, { cents: 99 })).toEqual({ cents: 100 });
    expect(priced(greater, { values }, { cents: 101 })).toEqual({ cents: 101 });
    expect(priced(greater, { values })).toEqual(NO_PLAN);
    expect(priced(greater, {}, { cents: 99 })).toMatchObject({ reason: 'medi_cal_rate_unknown' });
    expect(priced(greater, { values }, { denied: 'item_purchased' })).toEqual({ denied: 'item_purchased' });
  });
});
