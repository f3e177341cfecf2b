import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from './check-x12.ts';
import type { Member834 } from './enrollment.ts';
import { read834, read834Bytes } from './read834.ts';
import { bytesOf, collect, envelope, memberInput, recounted, text834 } from './synthetic.ts';
import { write999 } from './write/write-999.ts';

const codes = (text: string) => checkX12Bytes(bytesOf(text)).findings.map((f) => f.code);
const membersOf = (text: string): Member834[] =>
  [...read834Bytes(bytesOf(text))].flatMap((e) => (e.kind === 'member' ? [e.member] : []));

describe('an 834', () => {
  it('that the writer wrote is accepted whole', () => {
    expect(checkX12Bytes(bytesOf(text834()))).toMatchObject({ ok: true, findings: [] });
  });

  it('gives each member with what belongs to it', () => {
    const [member] = membersOf(text834());
    expect(member).toMatchObject({
      file: { reference: 'SYNTHETIC-834-001', date: '2025-03-14', action: '2', payer: { value: 'SYNTHETIC PLAN' } },
      isSubscriber: true,
      maintenance: '021',
      reason: 'AI',
      subscriber: '90000001B',
      references: [{ qualifier: '3H', value: '24;M1;SYN0001;;' }],
      person: {
        last: 'SYNTHETIC',
        first: 'ANA',
        born: '1996-05-01',
        sex: 'F',
        races: ['2135-2'],
        address: ['1 TEST ST', 'APT 2'],
        zip: '95340',
        region: { qualifier: 'CY', value: '24' },
        contacts: [
          { qualifier: 'TE', value: '5550001111' },
          { qualifier: 'EM', value: 'ana@example.org' },
        ],
      },
      languages: [{ qualifier: 'LE', code: 'spa', use: '7' }],
      coverages: [
        {
          maintenance: '021',
          line: 'HLT',
          description: '514;01',
          dates: [
            { qualifier: '348', on: '2025-03-01' },
            { qualifier: '349', on: '2025-03-31' },
          ],
          references: [
            { qualifier: 'CE', value: 'M1;101' },
            { qualifier: 'ZX', value: '24' },
          ],
        },
      ],
    });
  });

  it('keeps the primary care provider, other insurance, postal address and guardian in their loops', () => {
    const text = text834([
      memberInput({
        mailing: { address: ['PO BOX 9'], city: 'ATWATER', state: 'CA', zip: '95301' },
        responsible: [
          { entity: 'GD', last: 'SYNTHETIC', first: 'EVA', contacts: [{ qualifier: 'TE', value: '5550002222' }] },
        ],
        coverages: [
          {
            maintenance: '021',
            line: 'HLT',
            description: '514;01',
            from: '2025-03-01',
            providers: [{ entity: 'P3', kind: '1', last: 'SYNTHETIC DOCTOR', npi: '1234567893', from: '2025-03-01' }],
            otherInsurance: [{ policy: 'POL9', insurer: 'SYNTHETIC INSURER', from: '2024-01-01' }],
          },
        ],
      }),
      memberInput({ subscriber: '90000002B' }),
    ]);
    expect(codes(text)).toEqual([]);
    const [member, next] = membersOf(text);
    expect(member).toMatchObject({
      person: { city: 'MERCED', first: 'ANA' },
      mailing: { address: ['PO BOX 9'], city: 'ATWATER' },
      responsible: [{ entity: 'GD', first: 'EVA', contacts: [{ qualifier: 'TE', value: '5550002222' }] }],
      coverages: [
        {
          providers: [{ entity: 'P3', id: '1234567893', idQualifier: 'XX', from: '2025-03-01' }],
          otherInsurance: [
            { policy: 'POL9', insurer: 'SYNTHETIC INSURER', dates: [{ qualifier: '344', on: '2024-01-01' }] },
          ],
          dates: [{ qualifier: '348', on: '2025-03-01' }],
        },
      ],
    });
    expect(next).toMatchObject({ subscriber: '90000002B', responsible: [] });
    expect(next?.mailing).toBeUndefined();
  });

  it('does not take the name as it was sent before, or the school, for the member', () => {
    const text = recounted(
      text834().replace('LUI*LE', 'NM1*70*1*WRONG*NAME~DMG*D8*19000101*M~NM1*M8*2*SYNTHETIC SCHOOL~LUI*LE'),
    ).replace(/LUI\*LE\*spa\*\*7~/, '');
    const [member] = membersOf(recounted(text));
    expect(member?.person).toMatchObject({ last: 'SYNTHETIC', born: '1996-05-01' });
  });

  it('is the same however it is cut into pieces', async () => {
    const bytes = bytesOf(text834([memberInput(), memberInput({ subscriber: '90000002B' })]));
    const pieces = Array.from({ length: bytes.length }, (_, i) => bytes.slice(i, i + 1));
    expect(await collect(read834(pieces))).toEqual([...read834Bytes(bytes)]);
  });
});

describe('a bad set of an 834', () => {
  const two = text834([memberInput(), memberInput({ subscriber: '90000002B' })], { membersPerSet: 1 });

  it('is rejected alone and its 999 names the member', () => {
    const report = checkX12Bytes(bytesOf(two.replace('DMG*D8*19960501*F', 'DMG*D8*19960231*F')));
    expect([...report.accepted]).toEqual(['1.1.2']);
    expect(report.findings).toMatchObject([{ code: 'x12.date', place: { loop: '2100A', id: 'DMG' } }]);
    const groups = report.interchanges.flatMap((i) => i.groups);
    expect(write999(groups, envelope).text).toContain('CTX*SUBSCRIBER NUMBER REF02:90000001B~');
    const read = [...read834Bytes(bytesOf(two), { only: report.accepted })];
    expect(read.map((e) => e.kind)).toEqual(['transaction', 'member']);
  });

  it.each([
    ['no subscriber number', 'REF*0F*90000001B~', '', 'x12.segment-missing'],
    ['no name', 'NM1*IL*1*SYNTHETIC*ANA~', '', 'x12.segment-missing'],
    ['an unknown maintenance type', 'INS*Y*18*021', 'INS*Y*18*999', 'x12.code-value'],
    ['coverage without dates', 'DTP*348*D8*20250301~DTP*349*D8*20250331~', '', 'x12.segment-missing'],
    ['an action the guide does not know', '****2~', '****9~', 'x12.code-value'],
    ['a segment of another set', 'HD*021', 'CLM*1*2~HD*021', 'x12.segment-unknown'],
  ])('%s', (_, from, to, code) => {
    expect(codes(recounted(text834().replace(from, to)))).toContain(code);
  });

  it('a member of endless segments does not fill the memory', () => {
    const text = recounted(text834().replace('HD*021', `${'REF*ZZ*1~'.repeat(20_100)}HD*021`));
    const events = [...read834Bytes(bytesOf(text))];
    expect(events.at(-1)).toMatchObject({ kind: 'rejected', findings: [{ code: 'x12.unreadable-value' }] });
  });
});
