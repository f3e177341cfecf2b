import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance, checkX12Bytes, type Remittance, write835 } from '../../formats/x12/index.ts';
import { bytesOf, envelope } from '../../formats/x12/synthetic.ts';
import type { Claim } from './claim.ts';
import { type DecidedClaim, decidedClaim } from './decided-claim.ts';
import { judgeClaim, voidedClaim } from './judge-claim.ts';
import { MemoryClaimStore } from './memory-store.ts';
import { remittancesOf } from './remittance.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticPolicy,
  syntheticPopulation,
  syntheticWorld as world,
} from './synthetic.ts';

const policy = syntheticPolicy();
const payer = {
  name: 'PLAN X',
  address: ['1 WAY'],
  city: 'MERCED',
  state: 'CA',
  zip: '953400000',
  originator: '1990000009',
  contactName: 'CLAIMS',
  contactPhone: '',
};

function remit(decided: readonly DecidedClaim[], earlier: readonly DecidedClaim[] = []): Remittance[] {
  return remittancesOf(decided, {
    payer,
    date: '2025-06-02',
    trace: 'TRACE',
    reasons: policy.reasons,
    earlier: (id) => earlier.find((d) => d.claim.id === id),
  });
}

const judged = (one: Claim, around = world()) => decidedClaim(policy.version, judgeClaim(policy, one, around));

/** Judges claims one after another, each seeing what the ones before it used. */
async function judgedInTurn(claims: readonly Claim[]): Promise<DecidedClaim[]> {
  const store = new MemoryClaimStore(syntheticPopulation(), '2025-06-02');
  const decided: DecidedClaim[] = [];
  for (const one of claims) {
    const found = one.frequency === 'void' ? voidedClaim(one, store.world) : judgeClaim(policy, one, store.world);
    await store.append([found]);
    decided.push(decidedClaim(policy.version, found));
  }
  return decided;
}

const anyLine = fc
  .record({
    code: fc.constantFrom('VISIT', 'BUDGET', 'PUMP', 'SUPPLY', 'GUARDED', 'NOBODY', 'TIMED'),
    units: fc.integer({ min: 1, max: 9 }),
    charge: fc.integer({ min: 0, max: 20_000 }),
    day: fc.integer({ min: 10, max: 28 }),
    msrp: fc.option(fc.integer({ min: 1, max: 50_000 }), { nil: undefined }),
    minutes: fc.option(fc.constantFrom(10, 45), { nil: undefined }),
  })
  .map(({ code, units, charge, day, msrp, minutes }) =>
    line(code, {
      units,
      charge,
      from: `2025-03-${day}`,
      to: `2025-03-${day}`,
      stated: {
        ...(msrp === undefined ? {} : { 'line.msrp': msrp }),
        ...(minutes === undefined ? {} : { 'line.minutes': minutes }),
      },
    }),
  );

const anyClaims = fc
  .array(
    fc.record({
      lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
      member: fc.constantFrom('ana', 'leo', 'mai', 'nobody'),
      billing: fc.constantFrom('clinic', 'other'),
      follows: fc.option(
        fc.record({ kind: fc.constantFrom('replacement' as const, 'void' as const), back: fc.nat(5) }),
        {
          nil: undefined,
        },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ lines, member, billing, follows }, i) =>
      claim(`c${i}`, lines, {
        memberIds: [member],
        billing,
        ...(follows ? { frequency: follows.kind, replaces: `c${Math.max(0, i - 1 - follows.back)}` } : {}),
      }),
    ),
  );

const total = (remittances: readonly Remittance[]) =>
  remittances.reduce((sum, r) => sum + r.claims.reduce((s, c) => s + c.paid, 0), 0);

describe('a remittance', () => {
  it('balances at every line, claim and payment, whatever was decided, replaced and voided', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaims, async (claims) => {
        const decided = await judgedInTurn(claims);
        const remittances = remit(decided, decided);
        expect(remittances.flatMap(balance)).toEqual([]);
        for (const { payment, method } of remittances) {
          expect(payment).toBeGreaterThanOrEqual(0);
          expect(method).toBe(payment === 0 ? 'NON' : 'CHK');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('comes to what the claims were paid, less what was paid for claims that were taken back', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaims, async (claims) => {
        const decided = await judgedInTurn(claims);
        const paid = decided.reduce((sum, d) => sum + d.paid, 0);
        const takenBack = decided.reduce((sum, d) => {
          const before = d.reversed.length === 0 ? undefined : decided.find((e) => e.claim.id === d.claim.replaces);
          return sum + (before?.paid ?? 0);
        }, 0);
        expect(total(remit(decided, decided))).toBe(paid - takenBack);
      }),
      { numRuns: 100 },
    );
  });

  it('is a file of ours without a finding, whatever was decided', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaims, async (claims) => {
        const decided = await judgedInTurn(claims);
        const written = write835(remit(decided, decided), envelope);
        expect(written.findings.filter((f) => f.severity === 'error')).toEqual([]);
        if (written.text !== '') expect(checkX12Bytes(bytesOf(written.text)).findings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out what waits and what was rejected', () => {
    expect(remit([judged(claim('a', [line('PUMP')])), judged(claim('b', [line('TIMED')]))])).toEqual([]);
  });

  it('leaves out claims that came by no file', () => {
    const { parties: _, ...bare } = claim('a', [line('VISIT')]);
    expect(remit([judged(bare)])).toEqual([]);
  });

  it('is one a payee, by NPI and tax number, in the order of the file', () => {
    const one = judged(claim('a', [line('VISIT')]));
    const parties = one.claim.parties;
    if (!parties) throw new Error('the synthetic claim has parties');
    const elsewhere = {
      ...one,
      claim: { ...one.claim, parties: { ...parties, payee: { ...parties.payee, taxId: '990000002' } } },
    };
    expect(remit([one, elsewhere, one]).map((r) => [r.payee.taxId, r.claims.length, r.trace])).toEqual([
      ['990000001', 2, 'TRACE-1'],
      ['990000002', 1, 'TRACE-2'],
    ]);
  });

  it('holds at most 5,000 claims under one payment', () => {
    const one = judged(claim('a', [line('VISIT', { charge: 1_000 })]));
    const many = remit(Array.from({ length: 10_001 }, () => one));
    expect(many.map((r) => [r.claims.length, r.payment, r.trace])).toEqual([
      [5_000, 5_000_000, 'TRACE-1'],
      [5_000, 5_000_000, 'TRACE-2'],
      [1, 1_000, 'TRACE-3'],
    ]);
  });
});

describe('the payment of a line', () => {
  const linesOf = (...lines: Parameters<typeof claim>[1]) =>
    remit([judged(claim('a', lines))]).flatMap((r) => r.claims.flatMap((c) => c.lines));

  it('shows the charge above what the rule allows as CO-45', () => {
    expect(linesOf(line('VISIT', { charge: 1_500 }))[0]).toMatchObject({
      charge: 1_500,
      paid: 1_000,
      allowed: 1_000,
      adjustments: [{ group: 'CO', carc: '45', amount: 500 }],
    });
  });

  it('of a line paid as billed has no adjustment', () => {
    expect(linesOf(line('VISIT', { charge: 1_000 }))[0]?.adjustments).toEqual([]);
  });

  it('shows the share of the charge of units a limit took, with their number, before the rest', () => {
    expect(linesOf(line('VISIT', { units: 6, charge: 9_000 }))[0]).toMatchObject({
      units: 4,
      unitsBilled: 6,
      paid: 4_000,
      adjustments: [
        { group: 'CO', carc: '119', amount: 3_000, quantity: 2 },
        { group: 'CO', carc: '45', amount: 2_000 },
      ],
    });
  });

  it('shows dollars that ran out as what they are', () => {
    expect(linesOf(line('BUDGET', { units: 3, charge: 3_000 }))[0]).toMatchObject({
      paid: 2_500,
      adjustments: [{ carc: '119', amount: 500 }],
    });
  });

  it('of a denied line gives the whole charge to the reason that decided', () => {
    expect(linesOf(line('GUARDED'))[0]).toMatchObject({
      paid: 0,
      units: 0,
      adjustments: [{ group: 'CO', carc: '197', amount: 10_000 }],
    });
  });

  it('of a denied line without a charge adjusts nothing', () => {
    expect(linesOf(line('GUARDED', { charge: 0 }))[0]?.adjustments).toEqual([]);
  });

  it('carries the remark codes of its reasons', () => {
    const remarks = remit([judged(claim('a', [line('VISIT')], { memberIds: ['nobody'] }))])[0]?.claims[0]?.lines[0]
      ?.remarks;
    expect(remarks).toEqual(['N382']);
  });

  it('of a repeated service is denied as a duplicate, CARC 18', async () => {
    const [, second] = await judgedInTurn([claim('a', [line('VISIT')]), claim('b', [line('VISIT')])]);
    const [payment] = second ? remit([second]) : [];
    expect(payment?.claims[0]).toMatchObject({
      status: '4',
      paid: 0,
      lines: [{ adjustments: [{ group: 'CO', carc: '18', amount: 10_000 }] }],
    });
  });

  it('above the charge, where the rule allows that, balances with a negative CO-45', () => {
    const parts = { unit: 'ana', member: 'ana', vehicle: 'tar' as const, codes: ['GUARDED'] };
    const dates = { from: '2025-01-01', to: '2025-12-31', approvedOn: '2025-01-01' };
    const around = world({ authorizations: [{ number: 'A', ...parts, ...dates }] });
    const [payment] = remit([judged(claim('a', [line('GUARDED', { charge: 2_000 })]), around)]);
    expect(payment?.claims[0]?.lines[0]).toMatchObject({ paid: 3_000, adjustments: [{ carc: '45', amount: -1_000 }] });
    expect(payment && balance(payment)).toEqual([]);
  });
});

describe('what was taken back', () => {
  const first = claim('a', [line('VISIT', { units: 6, charge: 9_000 }), line('SUPPLY', { charge: 700 })]);
  const replacement = claim('b', [line('VISIT', { units: 2, charge: 3_000 })], {
    frequency: 'replacement',
    replaces: 'a',
  });
  const voiding = claim('v', first.lines, { frequency: 'void', replaces: 'a' });

  it('stands before the new payment as CLP 22 with every amount turned', async () => {
    const [before, after] = await judgedInTurn([first, replacement]);
    if (!before || !after) throw new Error('two decisions were expected');
    const [paid] = remit([before])[0]?.claims ?? [];
    const [reversal, anew] = remit([after], [before])[0]?.claims ?? [];
    expect(reversal).toMatchObject({
      controlNumber: 'PCN-a',
      status: '22',
      payerControlNumber: 'a',
      charge: -9_700,
      paid: -4_500,
      patientResponsibility: -(paid?.patientResponsibility ?? 0),
    });
    expect(reversal?.lines.map((l) => [l.charge, l.paid, l.adjustments.map((a) => a.amount)])).toEqual(
      paid?.lines.map((l) => [-l.charge, -l.paid, l.adjustments.map((a) => -a.amount)]),
    );
    expect(anew).toMatchObject({ controlNumber: 'PCN-b', status: '1', frequency: '7', paid: 2_000 });
  });

  it('beyond what is newly paid is carried forward: the payment is nothing, never negative', async () => {
    const [before, after] = await judgedInTurn([first, voiding]);
    if (!before || !after) throw new Error('two decisions were expected');
    const [payment] = remit([after], [before]);
    expect(payment).toMatchObject({
      payment: 0,
      method: 'NON',
      claims: [{ status: '22', paid: -4_500 }],
      providerAdjustments: [{ npi: '1000000012', reason: 'FB', fiscalYearEnd: '2025-12-31', amount: -4_500 }],
    });
    expect(payment && balance(payment)).toEqual([]);
  });

  it('within what is newly paid is taken from it, without a forward balance', async () => {
    const other = claim('c', [line('VISIT', { charge: 9_000, units: 3 })], { memberIds: ['mai'] });
    const [before, after, more] = await judgedInTurn([
      claim('a', [line('VISIT', { charge: 1_000 })]),
      { ...voiding, lines: [] },
      other,
    ]);
    if (!before || !after || !more) throw new Error('three decisions were expected');
    expect(remit([after, more], [before])[0]).toMatchObject({ payment: 2_000, providerAdjustments: [] });
  });

  it('goes out at once where what takes its place still waits: the earlier claim stands no more', async () => {
    const waiting = claim('b', [line('PUMP')], { frequency: 'replacement', replaces: 'a' });
    const [before, after] = await judgedInTurn([first, waiting]);
    if (!before || !after) throw new Error('two decisions were expected');
    expect(after.outcome).toBe('pended');
    expect(remit([after], [before])[0]?.claims.map((c) => [c.controlNumber, c.status, c.paid])).toEqual([
      ['PCN-a', '22', -4_500],
    ]);
  });

  it('is nothing for a claim that still waited: it never stood on a remittance', async () => {
    const waiting = claim('a', [line('VISIT'), line('PUMP')]);
    const [before, after, voided] = await judgedInTurn([waiting, replacement, { ...voiding, replaces: 'b' }]);
    if (!before || !after || !voided) throw new Error('three decisions were expected');
    expect(before.outcome).toBe('pended');
    expect(remit([after], [before])[0]?.claims.map((c) => c.status)).toEqual(['1']);
    const [, taken] = await judgedInTurn([waiting, voiding]);
    expect(taken && remit([taken], [before])).toEqual([]);
  });
});
