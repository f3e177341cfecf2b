import { describe, expect, it } from 'vitest';
import { historyAfter } from './adjudicate-claims.ts';
import { judgeClaim, refusedClaim, voidedClaim } from './judge-claim.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticMember as member,
  syntheticPaidLine as paid,
  syntheticPolicy,
  syntheticWorld as world,
} from './synthetic.ts';

const policy = syntheticPolicy();
const msrp = { 'line.msrp': 10_000 };
const outcomes = (judged: { lines: readonly { outcome: string }[] }) => judged.lines.map((l) => l.outcome);

describe('the lines of a claim', () => {
  it('are judged in an order of their own, what others exclude first, and answered in the order the claim states them', () => {
    const supply = line('SUPPLY', { from: '2025-03-01', to: '2025-03-01' });
    const pump = line('PUMP', { from: '2025-03-31', to: '2025-03-31', stated: msrp });
    const judged = judgeClaim(policy, claim('a', [supply, pump]), world());
    expect(judged.lines.map((l) => [l.line.code, l.outcome, l.reason])).toEqual([
      ['SUPPLY', 'denied', 'not_payable_together'],
      ['PUMP', 'paid', undefined],
    ]);
    const turned = judgeClaim(policy, claim('a', [pump, supply]), world());
    expect(turned.lines.map((l) => [l.line.code, l.outcome])).toEqual([
      ['PUMP', 'paid'],
      ['SUPPLY', 'denied'],
    ]);
  });

  it('of one rank are judged by date, then by their place, each seeing what the ones before it used', () => {
    const late = line('VISIT', { units: 3, from: '2025-04-01', to: '2025-04-01' });
    const early = line('VISIT', { units: 3 });
    const judged = judgeClaim(policy, claim('a', [late, early]), world());
    expect(judged.lines.map((l) => [l.outcome, l.decision?.payable])).toEqual([
      ['partial', 1],
      ['paid', 3],
    ]);
    const sameDay = judgeClaim(policy, claim('a', [line('VISIT', { units: 3 }), line('VISIT', { units: 2 })]), world());
    expect(sameDay.lines.map((l) => l.decision?.payable)).toEqual([3, 1]);
  });

  it('never repeat one another: two like lines of one claim are two services, and limits decide', () => {
    const judged = judgeClaim(policy, claim('a', [line('VISIT'), line('VISIT')]), world());
    expect(outcomes(judged)).toEqual(['paid', 'paid']);
  });

  it('give the family what later claims are counted against', () => {
    const judged = judgeClaim(policy, claim('a', [line('VISIT', { units: 3 })], { memberIds: ['leo'] }), world());
    expect(judged.gains).toEqual([
      expect.objectContaining({ key: 'a/1', unit: 'ana', member: 'leo', units: 3, paid: 3_000 }),
    ]);
    const next = judgeClaim(policy, claim('b', [line('VISIT', { units: 3 })]), world({ history: judged.gains }));
    expect(next.lines[0]?.decision?.payable).toBe(1);
  });

  it('count units payable, not units billed, once a limit cut them', () => {
    const judged = judgeClaim(policy, claim('a', [line('VISIT', { units: 9 })]), world());
    expect(judged.gains[0]).toMatchObject({ units: 4, billedUnits: 9, paid: 4_000 });
  });

  it('name serial and retail price of a rented item for the lines that follow', () => {
    const stated = { 'line.serial': 'S-1', 'line.retail': 99_900 };
    const judged = judgeClaim(policy, claim('a', [line('VISIT', { stated })]), world());
    expect(judged.gains[0]).toMatchObject({ serial: 'S-1', retail: 99_900 });
  });
});

describe('the outcome of a claim', () => {
  it('is paid when every line is, denied when every line is, partial in between', () => {
    const of = (...codes: string[]) =>
      judgeClaim(
        policy,
        claim(
          'a',
          codes.map((c) => line(c)),
        ),
        world(),
      ).outcome;
    expect(of('VISIT')).toBe('paid');
    expect(of('GUARDED')).toBe('denied');
    expect(of('VISIT', 'GUARDED')).toBe('partial');
    expect(judgeClaim(policy, claim('a', [line('VISIT', { units: 5 })]), world()).outcome).toBe('partial');
  });

  it('waits while one line waits, and until then nothing changes hands', () => {
    const judged = judgeClaim(policy, claim('a', [line('VISIT'), line('PUMP')]), world());
    expect(outcomes(judged)).toEqual(['paid', 'pended']);
    expect(judged).toMatchObject({ outcome: 'pended', paid: 0 });
  });

  it('counts a line that waits only for its price: a second pump is not paid while the first is priced', () => {
    const first = judgeClaim(policy, claim('a', [line('PUMP')]), world());
    expect(first).toMatchObject({ outcome: 'pended', gains: [expect.objectContaining({ units: 1, paid: 0 })] });
    const second = judgeClaim(
      policy,
      claim('b', [line('PUMP', { stated: msrp, charge: 20_000 })]),
      world({ history: first.gains }),
    );
    expect(second).toMatchObject({ outcome: 'denied', lines: [expect.objectContaining({ reason: 'limit_reached' })] });
  });

  it('does not count a line that no rule of the plan speaks of', () => {
    const judged = judgeClaim(policy, claim('a', [line('NOBODY')]), world());
    expect(judged).toMatchObject({
      outcome: 'pended',
      gains: [],
      lines: [expect.objectContaining({ reason: 'not_in_policy' })],
    });
  });

  it('is rejected as a whole when one line is: the others keep no payment, no gain and say why', () => {
    const judged = judgeClaim(policy, claim('a', [line('VISIT'), line('TIMED')]), world());
    expect(judged).toMatchObject({ outcome: 'rejected', paid: 0, gains: [], recoveries: [], reversed: [] });
    expect(judged.lines.map((l) => [l.outcome, l.paid, l.reason])).toEqual([
      ['rejected', 0, 'claim_rejected'],
      ['rejected', 0, 'minutes_missing'],
    ]);
  });

  it('is the same whenever the same claim meets the same world', () => {
    const asked = claim('a', [line('VISIT', { units: 5 }), line('SUPPLY'), line('PUMP', { stated: msrp })]);
    expect(judgeClaim(policy, asked, world())).toEqual(judgeClaim(policy, asked, world()));
  });
});

describe('whom a claim is for', () => {
  it('is a member of the plan, else every line is denied and no rule is asked', () => {
    const judged = judgeClaim(policy, claim('a', [line('VISIT'), line('TIMED')], { memberIds: ['nobody'] }), world());
    expect(judged).toMatchObject({ outcome: 'denied', member: undefined, gains: [], findings: [] });
    expect(judged.lines.map((l) => [l.outcome, l.reason, l.decision])).toEqual([
      ['denied', 'member_not_found', undefined],
      ['denied', 'member_not_found', undefined],
    ]);
  });

  it('is exactly one member: none and several are rejected with a finding that says how many', () => {
    for (const memberIds of [[], ['ana', 'mai']]) {
      const judged = judgeClaim(policy, claim('a', [line('VISIT')], { memberIds }), world());
      expect(judged.outcome).toBe('rejected');
      expect(judged.findings).toEqual([
        expect.objectContaining({ code: 'claim.several_members', received: String(memberIds.length) }),
      ]);
    }
  });
});

describe('a claim that repeats another', () => {
  it('is denied line by line and names the claim it repeats', () => {
    const history = [paid('VISIT')];
    const judged = judgeClaim(policy, claim('a', [line('VISIT'), line('VISIT', { units: 2 })]), world({ history }));
    expect(judged).toMatchObject({ outcome: 'partial', duplicateOf: 'earlier' });
    expect(judged.lines.map((l) => [l.outcome, l.reason])).toEqual([
      ['denied', 'duplicate'],
      ['paid', undefined],
    ]);
  });

  it('takes nothing from a limit', () => {
    const judged = judgeClaim(policy, claim('a', [line('VISIT')]), world({ history: [paid('VISIT')] }));
    expect(judged.gains).toEqual([]);
  });
});

describe('a replacement', () => {
  const history = [paid('VISIT', { units: 4, billedUnits: 4, paid: 4_000 })];
  const replacement = claim('b', [line('VISIT', { units: 2 })], { frequency: 'replacement', replaces: 'earlier' });

  it('stands in the place of what it replaces: its units are free again, its lines repeat nothing', () => {
    const judged = judgeClaim(policy, replacement, world({ history }));
    expect(judged).toMatchObject({ outcome: 'paid', paid: 2_000, duplicateOf: undefined });
    expect(judged.reversed).toEqual(history);
    const same = claim('b', [line('VISIT', { units: 4 })], { frequency: 'replacement', replaces: 'earlier' });
    expect(judgeClaim(policy, same, world({ history })).outcome).toBe('paid');
  });

  it('that is rejected leaves what it speaks of as it was', () => {
    const bad = claim('b', [line('TIMED')], { frequency: 'replacement', replaces: 'earlier' });
    const judged = judgeClaim(policy, bad, world({ history }));
    expect(judged).toMatchObject({ outcome: 'rejected', reversed: [] });
    expect(historyAfter(history, judged)).toBeUndefined();
  });

  it('moves the history of the family: what is gone is gone, what is new counts', () => {
    const judged = judgeClaim(policy, replacement, world({ history }));
    expect(historyAfter(history, judged)?.map((l) => [l.claim, l.units])).toEqual([['b', 2]]);
  });
});

describe('a void', () => {
  const history = [paid('VISIT', { units: 4, billedUnits: 4, paid: 4_000 })];
  const voiding = claim('v', [line('VISIT', { units: 4 })], { frequency: 'void', replaces: 'earlier' });

  it('takes back every line of the earlier claim, pays nothing and judges nothing', () => {
    const judged = voidedClaim(voiding, world({ history }));
    expect(judged).toMatchObject({ outcome: 'voided', paid: 0, lines: [], gains: [], reversed: history });
    expect(historyAfter(history, judged)).toEqual([]);
  });

  it('that names no claim with lines is rejected and says so', () => {
    for (const replaces of ['another', undefined]) {
      const { replaces: _, ...rest } = voiding;
      const judged = voidedClaim({ ...rest, ...(replaces === undefined ? {} : { replaces }) }, world({ history }));
      expect(judged.outcome).toBe('rejected');
      expect(judged.findings[0]?.code).toMatch(/^claim\./);
      expect(historyAfter(history, judged)).toBeUndefined();
    }
  });

  it('of a stranger is denied like any claim of a stranger', () => {
    expect(voidedClaim({ ...voiding, memberIds: ['nobody'] }, world({ history })).outcome).toBe('denied');
  });

  it('reaches only claims of the same family', () => {
    expect(voidedClaim({ ...voiding, memberIds: ['mai'] }, world({ history })).outcome).toBe('rejected');
  });

  it('reaches only claims of the same biller', () => {
    expect(voidedClaim({ ...voiding, billing: 'other' }, world({ history })).outcome).toBe('rejected');
  });
});

describe('a claim judged again', () => {
  it('stands in its own place: it neither repeats itself nor uses its units twice', () => {
    const asked = claim('a', [line('VISIT', { units: 4 })]);
    const first = judgeClaim(policy, asked, world());
    const again = judgeClaim(policy, asked, world({ history: first.gains }));
    expect(again).toMatchObject({ outcome: 'paid', paid: 4_000, reversed: first.gains });
    expect(historyAfter(first.gains, again)).toEqual([expect.objectContaining({ claim: 'a', units: 4 })]);
  });
});

describe('a claim that cannot enter adjudication', () => {
  it('is rejected with what the intake found, first thing first, and changes nothing', () => {
    const findings = [
      { code: 'claim.units', severity: 'error', at: 'line 1' },
      { code: 'claim.billing_npi', severity: 'error', at: 'claim' },
    ] as const;
    const judged = refusedClaim(claim('a', [line('VISIT')]), world(), findings);
    expect(judged).toMatchObject({ outcome: 'rejected', paid: 0, gains: [], findings });
    expect(judged.lines[0]).toMatchObject({ outcome: 'rejected', reason: 'units' });
    expect(historyAfter([paid('VISIT')], judged)).toBeUndefined();
  });
});

describe('dollars of a limit', () => {
  it('cut the payment of the line that reaches it, and the next line gets none', () => {
    const judged = judgeClaim(
      policy,
      claim('a', [line('BUDGET', { units: 2 }), line('BUDGET'), line('BUDGET')]),
      world(),
    );
    expect(judged.lines.map((l) => [l.outcome, l.paid])).toEqual([
      ['paid', 2_000],
      ['partial', 500],
      ['denied', 0],
    ]);
  });

  it('are counted for the member alone where the limit says so', () => {
    const history = [paid('BUDGET', { paid: 2_500, member: 'leo' })];
    expect(judgeClaim(policy, claim('a', [line('BUDGET', { units: 2 })]), world({ history })).paid).toBe(2_000);
    const members = [member('ana'), member('leo', { unit: 'ana' })];
    const own = judgeClaim(policy, claim('a', [line('BUDGET')], { memberIds: ['leo'] }), world({ history, members }));
    expect(own.outcome).toBe('denied');
  });
});
