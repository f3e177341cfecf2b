import { describe, expect, it } from 'vitest';
import { type MemberInput, read834Bytes, stream834 } from '../../formats/x12/index.ts';
import type { EnrollmentDialect } from '../../rules/index.ts';
import { enrollmentFrom834 } from './from-834.ts';

const dialect: EnrollmentDialect = {
  name: 'state',
  senders: ['STATE'],
  cite: ['REF-ENR-01'],
  separator: ';',
  overrides: [],
  coverage: {
    health_plan: { segment: 'HD', part: 1 },
    status: { segment: 'HD', part: 2 },
    aid_code: { segment: 'REF', qualifier: 'CE', part: 1 },
    county: { segment: 'REF', qualifier: 'ZX', part: 1 },
  },
  statuses: { covered: ['01'] },
  counties: { '24': 'Merced', '27': 'Monterey' },
  languages: { SPA: 'es', HMN: 'hmn' },
};

type Coverage = MemberInput['coverages'][number];
const month = (from: string, to: string, more: Partial<Coverage> = {}): Coverage => ({
  maintenance: '021',
  line: 'HLT',
  description: '514;01',
  from,
  to,
  references: [
    { qualifier: 'CE', value: 'M1;101' },
    { qualifier: 'ZX', value: '24' },
  ],
  ...more,
});
const input: MemberInput = {
  maintenance: '021',
  subscriber: '90000001A',
  person: {
    last: 'SYNTHETIC',
    first: 'ANA',
    born: '1996-05-01',
    sex: 'F',
    address: ['1 TEST ST'],
    city: 'MERCED',
    state: 'CA',
    zip: '95340',
  },
  coverages: [month('2025-03-01', '2025-03-31')],
};

function read(more: Partial<MemberInput> = {}, with_: EnrollmentDialect | null = dialect, action: '2' | '4' = '2') {
  const batch = {
    reference: 'R1',
    action,
    sponsor: { name: 'STATE', taxId: '1' },
    payer: { name: 'PLAN', taxId: '22' },
  };
  const partner = (id: string) => ({ qualifier: 'ZZ', id });
  const envelope = {
    sender: partner('STATE'),
    receiver: partner('PLAN'),
    interchangeControl: 1,
    groupControl: 1,
    date: '2025-03-05',
    time: '10:00',
    usage: 'T' as const,
  };
  const text = [...stream834(batch, [{ ...input, ...more }], envelope)].map((w) => w.text).join('');
  const [member] = [...read834Bytes(new TextEncoder().encode(text))].flatMap((e) =>
    e.kind === 'member' ? [e.member] : [],
  );
  if (!member) throw new Error('no member was read');
  return enrollmentFrom834(member, 1, with_ ?? undefined, '2025-03-06');
}
const codes = (line: ReturnType<typeof read>) => line.findings.map((f) => f.code);

describe('a member of the state’s 834', () => {
  it('has the CIN, the aid code, the health plan and the county where the dialect says they stand [REF-ENR-01, REF-ENR-02, REF-ENR-03, REF-ENR-04, REF-ENR-05]', () => {
    const { enrollment, findings } = read();
    expect(findings).toEqual([]);
    expect(enrollment).toMatchObject({
      cin: '90000001A',
      county: 'Merced',
      born: '1996-05-01',
      isWhole: false,
      address: { lines: ['1 TEST ST'], city: 'MERCED', zip: '95340' },
      coverage: [{ kind: 'covered', span: { from: '2025-03-01', to: '2025-03-31', aidCode: 'M1', healthPlan: '514' } }],
    });
  });

  it('takes the county of the newest month', () => {
    const moved = month('2025-04-01', '2025-04-30', { references: [{ qualifier: 'ZX', value: '27' }] });
    expect(read({ coverages: [month('2025-03-01', '2025-03-31'), moved] }).enrollment?.county).toBe('Monterey');
  });

  it('without a dialect knows what the guide says and no more', () => {
    const { enrollment } = read({}, null);
    expect(enrollment?.coverage).toEqual([
      {
        kind: 'covered',
        span: { from: '2025-03-01', to: '2025-03-31', lineOfBusiness: 'medi_cal', deliverySystem: 'managed_care' },
      },
    ]);
    expect(enrollment?.county).toBeUndefined();
  });

  it('a status nobody explains is kept as unknown and said [REF-ENR-05]', () => {
    const line = read({ coverages: [month('2025-03-01', '2025-03-31', { description: '514;51' })] });
    expect(codes(line)).toEqual(['member.status_unknown']);
    expect(line.enrollment?.coverage).toMatchObject([{ kind: 'uncertain', span: { status: '51' } }]);
  });

  it('a month that ends before it begins is taken back [REF-ENR-06]', () => {
    const line = read({ coverages: [month('2025-03-01', '2025-02-28')] });
    expect(line.enrollment?.coverage).toEqual([{ kind: 'withdrawn', from: '2025-03-01' }]);
  });

  it('coverage that ends says that nothing follows', () => {
    const line = read({ maintenance: '024', coverages: [month('2025-03-01', '2025-03-31', { maintenance: '024' })] });
    expect(line.enrollment?.coverage).toMatchObject([{ kind: 'covered' }, { kind: 'withdrawn', from: '2025-04-01' }]);
  });

  it('languages are spoken or written, and a code nobody lists is said', () => {
    const lui = (code: string, use: string) => ({ qualifier: 'LD', code, use });
    expect(read({ languages: [lui('SPA', '7'), lui('HMN', '5')] }).enrollment?.languages).toEqual({
      spoken: 'es',
      written: 'hmn',
    });
    expect(read({ languages: [lui('spa', '')] }).enrollment?.languages).toEqual({ spoken: 'es', written: 'es' });
    const strange = read({ languages: [lui('QQQ', '7')] });
    expect([codes(strange), strange.enrollment?.languages]).toEqual([['member.language'], {}]);
  });

  it('a whole list says so', () => {
    expect(read({}, dialect, '4').enrollment?.isWhole).toBe(true);
  });

  it.each([
    ['no CIN', { subscriber: '12345' }, 'member.cin'],
    ['a birth after the file', { person: { ...input.person, born: '2025-03-07' } }, 'member.born'],
    ['a birth nobody survives', { person: { ...input.person, born: '1850-01-01' } }, 'member.born'],
    ['a death before birth', { died: '1990-01-01' }, 'member.died'],
  ])('with %s is rejected with the reason', (_, more, code) => {
    const line = read(more);
    expect(line.enrollment).toBeUndefined();
    expect(codes(line)).toContain(code);
  });

  it('says an unusual last letter of a CIN and takes it all the same', () => {
    const line = read({ subscriber: '90000001B' });
    expect(codes(line)).toEqual(['member.cin_letter']);
    expect(line.enrollment?.cin).toBe('90000001B');
  });

  it('never repeats a wrong number whole', () => {
    expect(JSON.stringify(read({ subscriber: '123456789' }).findings)).not.toContain('123456789');
  });

  it('knows guardian, primary care provider and other insurance', () => {
    const { enrollment } = read({
      responsible: [
        { entity: 'GD', last: 'SYNTHETIC', first: 'EVA', contacts: [{ qualifier: 'TE', value: '5550002222' }] },
      ],
      coverages: [
        month('2025-03-01', '2025-03-31', {
          providers: [{ entity: 'P3', kind: '1', last: 'DOCTOR', npi: '1234567893' }],
          otherInsurance: [{ insurer: 'SYNTHETIC INSURER', from: '2024-01-01' }],
        }),
      ],
    });
    expect(enrollment).toMatchObject({
      guardians: [{ name: { first: 'EVA' }, relation: 'guardian', phone: '5550002222' }],
      assignments: [{ kind: 'pcp', who: '1234567893', from: '2025-03-01' }],
      otherInsurance: [{ insurer: 'SYNTHETIC INSURER', from: '2024-01-01' }],
    });
  });
});
