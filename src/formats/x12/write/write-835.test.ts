import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from '../check-x12.ts';
import { bytesOf, envelope, paidClaim, remittance } from '../synthetic.ts';
import type { Adjustment, Remittance } from './remittance.ts';
import { balance } from './remittance-balance.ts';
import { write835 } from './write-835.ts';

const write = (more: Partial<Remittance> = {}) => write835([remittance(more)], envelope);
const segments = (more: Partial<Remittance> = {}, id = '') =>
  write(more)
    .text.split('~')
    .filter((s) => s.startsWith(id));
const denied = paidClaim({
  controlNumber: 'C2',
  status: '4',
  charge: 1000,
  paid: 0,
  adjustments: [{ group: 'CO', carc: '29', amount: 1000 }],
  remarks: ['N1', 'N2'],
  lines: [],
});

describe('an 835 written', () => {
  it.each([
    ['a check', {}],
    ['nothing paid', { payment: 0, method: 'NON' as const, claims: [denied] }],
    [
      'an ACH transfer',
      {
        method: 'ACH' as const,
        accounts: {
          payerRouting: '111000025',
          payerAccount: '111',
          payeeRouting: '111000025',
          payeeAccount: '222',
          payeeAccountType: 'DA' as const,
        },
      },
    ],
    ['several claims', { claims: [paidClaim(), denied, paidClaim({ controlNumber: 'C3' })], payment: 9148 }],
  ])('of %s is accepted by our own check', (_name, more) => {
    const { text, findings } = write(more);
    expect(findings).toEqual([]);
    expect(checkX12Bytes(bytesOf(text))).toMatchObject({ ok: true, findings: [] });
  });

  it('says payment, trace, payee and the claim as sent', () => {
    expect(segments({}, 'BPR')).toEqual(['BPR*I*45.74*C*CHK************20250320']);
    expect(segments({}, 'TRN')).toEqual(['TRN*1*T0001*1990000009']);
    expect(segments({}, 'N1*PE')).toEqual(['N1*PE*SYNTHETIC DOULA GROUP*XX*1234567893']);
    expect(segments({}, 'CLP')).toEqual(['CLP*C1*1*50.00*45.74**MC*ICN1*12*1']);
    expect(segments({}, 'SVC')).toEqual(['SVC*HC:T1032:XP*50.00*45.74**2']);
    expect(segments({}, 'LQ')).toEqual(['LQ*HE*N519']);
    expect(segments({}, 'AMT')).toEqual(['AMT*B6*45.74']);
  });

  it('gathers adjustments by group, six to a CAS', () => {
    const adjustments: Adjustment[] = Array.from({ length: 8 }, (_, i) => ({
      group: i === 3 ? 'OA' : 'CO',
      carc: String(i + 1),
      amount: 100,
      ...(i === 0 ? { quantity: 1 } : {}),
    }));
    const claim = paidClaim({ adjustments, lines: [], charge: 800, paid: 0 });
    expect(segments({ claims: [claim], payment: 0, method: 'NON' }, 'CAS')).toEqual([
      'CAS*CO*1*1.00*1*2*1.00**3*1.00**5*1.00**6*1.00**7*1.00',
      'CAS*CO*8*1.00',
      'CAS*OA*4*1.00',
    ]);
  });

  it('takes a reversal and a corrected claim together', () => {
    const reversal = paidClaim({
      status: '22',
      charge: -5000,
      paid: -4574,
      lines: [],
      adjustments: [{ group: 'CO', carc: '45', amount: -426 }],
    });
    const { text, findings } = write({ claims: [reversal, paidClaim()], payment: 0, method: 'NON' });
    expect(findings).toEqual([]);
    expect(checkX12Bytes(bytesOf(text)).ok).toBe(true);
  });

  it('takes provider adjustments from the payment', () => {
    const more = {
      payment: 4000,
      providerAdjustments: [
        { npi: '1234567893', fiscalYearEnd: '2025-12-31', reason: 'WO', reference: 'ICN0', amount: 574 },
      ],
    };
    expect(segments(more, 'PLB')).toEqual(['PLB*1234567893*20251231*WO:ICN0*5.74']);
    expect(segments(more, 'BPR')).toEqual(['BPR*I*40.00*C*CHK************20250320']);
  });

  it('writes the range of a line, and the units billed when they differ', () => {
    const [line] = paidClaim().lines;
    const claims = line ? [paidClaim({ lines: [{ ...line, to: '2025-03-04', unitsBilled: 3 }] })] : [];
    expect(segments({ claims }, 'SVC')).toEqual(['SVC*HC:T1032:XP*50.00*45.74**2**3']);
    expect(segments({ claims }, 'DTM*15')).toEqual(['DTM*150*20250303', 'DTM*151*20250304']);
  });
});

describe('an 835 that does not balance is not written', () => {
  const [line] = paidClaim().lines;
  const lines = (more: object) => (line ? [{ ...line, ...more }] : []);
  it.each([
    ['a line', { claims: [paidClaim({ lines: lines({ paid: 4500 }) })] }, 'x12.unbalanced-line'],
    ['a claim', { claims: [paidClaim({ paid: 4500 })], payment: 4500 }, 'x12.unbalanced-claim'],
    [
      'a charge against its lines',
      { claims: [paidClaim({ charge: 6000, adjustments: [{ group: 'CO', carc: '45', amount: 1000 }] })] },
      'x12.unbalanced-charge',
    ],
    ['what the patient owes', { claims: [paidClaim({ patientResponsibility: 100 })] }, 'x12.unbalanced-patient'],
    ['the payment', { payment: 1 }, 'x12.unbalanced-payment'],
    [
      'a payment below zero',
      {
        payment: -426,
        providerAdjustments: [{ npi: '1234567893', fiscalYearEnd: '2025-12-31', reason: 'WO', amount: 5000 }],
      },
      'x12.negative-payment',
    ],
  ])('%s', (_name, more, code) => {
    const { text, findings } = write(more);
    expect(text).toBe('');
    expect(findings).toMatchObject([{ code, kind: 'business', severity: 'error' }]);
    expect(balance(remittance(more))).toEqual(findings);
  });

  it('nor one without what its method needs', () => {
    expect(write({ method: 'ACH' })).toMatchObject({ text: '', findings: [{ code: 'x12.missing-value' }] });
    expect(write({ method: 'NON' })).toMatchObject({ text: '', findings: [{ code: 'x12.missing-value' }] });
    const payer = { ...remittance().payer, contactName: '', contactPhone: '' };
    expect(write({ payer })).toMatchObject({ text: '', findings: [{ code: 'x12.missing-value' }] });
    expect(write({ claims: [paidClaim({ remarks: Array(6).fill('N1') })] }).findings).toMatchObject([
      { code: 'x12.too-many' },
    ]);
  });
});
