import { describe, expect, it } from 'vitest';
import {
  type AcknowledgedClaim,
  type ClaimAcknowledgment,
  checkX12Bytes,
  write277CA,
} from '../../formats/x12/index.ts';
import { bytesOf, envelope } from '../../formats/x12/synthetic.ts';
import { finding } from '../../kernel/index.ts';
import { Acknowledgments, type AnsweredProvider } from './acknowledgment.ts';
import type { Claim } from './claim.ts';
import { type DecidedClaim, decidedClaim } from './decided-claim.ts';
import { judgeClaim, refusedClaim } from './judge-claim.ts';
import {
  syntheticClaim as claim,
  syntheticLine as line,
  syntheticPolicy,
  syntheticWorld as world,
} from './synthetic.ts';

const policy = syntheticPolicy();

const terms = {
  source: { name: 'PLAN X', id: 'PLANX' },
  received: '2025-06-02',
  processed: '2025-06-03',
  reference: 'REF',
};

function acknowledge(claims: readonly DecidedClaim[]): ClaimAcknowledgment[] {
  const acknowledgments = new Acknowledgments(policy.reasons);
  const under = new Map<AnsweredProvider, AcknowledgedClaim[]>();
  for (const { provider, claim } of claims.map((c) => acknowledgments.add(c))) {
    under.set(provider, [...(under.get(provider) ?? []), claim]);
  }
  const whole = ({ totals: _, ...provider }: AnsweredProvider, of: readonly AcknowledgedClaim[] = []) => ({
    ...provider,
    claims: of,
  });
  return acknowledgments
    .batches(terms)
    .map((batch) => ({ ...batch, providers: batch.providers.map((p) => whole(p, under.get(p))) }));
}

const judged = (one: Claim) => decidedClaim(policy.version, judgeClaim(policy, one, world()));
const refused = (one: Claim, ...codes: string[]) =>
  decidedClaim(
    policy.version,
    refusedClaim(
      one,
      world(),
      codes.map((code) => finding(code, 'claim')),
    ),
  );
const only = (decided: DecidedClaim) => acknowledge([decided])[0]?.providers[0]?.claims[0];

describe('an acknowledgment', () => {
  it('accepts what was judged, whatever was decided: paid, denied and waiting claims all entered', () => {
    for (const code of ['VISIT', 'GUARDED', 'PUMP']) {
      expect(only(judged(claim('a', [line(code)])))).toMatchObject({
        isAccepted: true,
        statuses: [{ category: 'A2', status: '20' }],
        controlNumber: 'PCN-a',
        payerControlNumber: 'a',
        charge: 10_000,
      });
    }
  });

  it('gives a rejected claim no number of the plan, and the standard status of its reason', () => {
    const rejected = only(refused(claim('a', [line('VISIT')]), 'claim.billing_npi'));
    expect(rejected).toMatchObject({ isAccepted: false, statuses: [{ category: 'A7', status: '562' }] });
    expect(rejected).not.toHaveProperty('payerControlNumber');
  });

  it('says at most three statuses, each once, the one to mend first at the head', () => {
    const many = ['claim.billing_npi', 'claim.units', 'claim.units', 'claim.no_lines', 'claim.total_charge'];
    expect(only(refused(claim('a', [line('VISIT')]), ...many))?.statuses.map((s) => s.status)).toEqual([
      '562',
      '476',
      '21',
    ]);
  });

  it('says why the line that rejected the claim did', () => {
    expect(only(judged(claim('a', [line('VISIT'), line('TIMED')])))?.statuses).toContainEqual({
      category: 'A7',
      status: '476',
    });
  });

  it('has a status even for a reason the catalogue gives none', () => {
    expect(only(refused(claim('a', [line('VISIT')]), 'claim.unheard_of'))?.statuses).toEqual([
      { category: 'A3', status: '21' },
    ]);
  });

  it('spans the days of the lines, and stands on the day of receipt where no line has one', () => {
    const first = line('VISIT', { from: '2025-03-10', to: '2025-03-12' });
    const second = line('VISIT', { from: '2025-03-01', to: '2025-03-01' });
    expect(only(judged(claim('a', [first, second])))).toMatchObject({ from: '2025-03-01', to: '2025-03-12' });
    const dateless = claim('a', [line('VISIT', { from: '', to: '' })]);
    const found = only(refused(dateless, 'claim.no_service_date'));
    expect(found).toMatchObject({ from: '2025-06-02' });
    expect(found).not.toHaveProperty('to');
  });

  it('is one a submitter, and inside it one level a biller', () => {
    const one = judged(claim('a', [line('VISIT')]));
    const parties = one.claim.parties;
    if (!parties) throw new Error('the synthetic claim has parties');
    const with_ = (more: Partial<typeof parties>) => ({
      ...one,
      claim: { ...one.claim, parties: { ...parties, ...more } },
    });
    const elsewhere = with_({ payee: { ...parties.payee, npi: '1000000020' } });
    const another = with_({ submitter: { kind: '1', last: 'PERSON', first: 'A', id: 'SUB2' } });
    expect(
      acknowledge([one, elsewhere, another, one]).map((a) => [
        a.reference,
        a.receiver.id,
        a.providers.map((p) => [p.id, p.claims.length]),
      ]),
    ).toEqual([
      [
        'REF-1',
        'SUB1',
        [
          ['1000000012', 2],
          ['1000000020', 1],
        ],
      ],
      ['REF-2', 'SUB2', [['1000000012', 1]]],
    ]);
  });

  it('is a file of ours without a finding', () => {
    const claims = [
      judged(claim('a', [line('VISIT')])),
      refused(claim('b', [line('VISIT', { from: '', to: '' })]), 'claim.no_service_date', 'claim.billing_npi'),
    ];
    const written = write277CA(acknowledge(claims), envelope);
    expect(written.findings).toEqual([]);
    expect(checkX12Bytes(bytesOf(written.text)).findings).toEqual([]);
  });
});
