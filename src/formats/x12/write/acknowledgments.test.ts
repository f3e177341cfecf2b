import { describe, expect, it } from 'vitest';
import { checkX12Bytes } from '../check-x12.ts';
import { acknowledgment, bytesOf, claimInput, envelope, text837 } from '../synthetic.ts';
import { write277CA } from './write-277ca.ts';
import { write999 } from './write-999.ts';
import { replyTo, writeTA1 } from './write-ta1.ts';

const check = (text: string) => checkX12Bytes(bytesOf(text));
const twoSets = text837(undefined, { claimsPerSet: 1 });
const answer = (text: string) => {
  const { text: reply } = write999(
    check(text).interchanges.flatMap((i) => i.groups),
    envelope,
  );
  expect(check(reply)).toMatchObject({ ok: true, findings: [] });
  return reply.split('~').filter((s) => /^(AK|IK|CTX)/.test(s));
};

describe('a 999', () => {
  it('accepts', () => {
    expect(answer(twoSets)).toEqual([
      'AK1*HC*7*005010X222A1',
      'AK2*837*0001*005010X222A1',
      'IK5*A',
      'AK2*837*0002*005010X222A1',
      'IK5*A',
      'AK9*A*2*2*2',
    ]);
  });

  it('rejects one set of two, with segment, loop, claim, element and copy of the bad value', () => {
    expect(answer(twoSets.replace('XP*45.74', 'XP*1e5').replace('HC:T1032', 'QQ:T1032'))).toEqual([
      'AK1*HC*7*005010X222A1',
      'AK2*837*0001*005010X222A1',
      'IK3*SV1*22*2400*8',
      'CTX*CLM01:C1',
      'IK4*1:1**7*QQ',
      'IK4*2**6*1e5',
      'IK5*R*5',
      'AK2*837*0002*005010X222A1',
      'IK5*A',
      'AK9*P*2*2*1',
    ]);
  });

  it('accepts with errors noted', () => {
    expect(
      answer(
        text837().replace('PLAN**', 'PLAN*X*').replaceAll('NM1*40*2*SYNTHETIC PLAN**', 'NM1*40*2*SYNTHETIC PLAN*X*'),
      ),
    ).toEqual(expect.arrayContaining(['IK4*4**I10*X', 'IK5*E*5', 'AK9*E*1*1*1']));
  });

  it('rejects a group for its trailer, and every set in it', () => {
    const segments = answer(twoSets.replace('GE*2', 'GE*5'));
    expect(segments.filter((s) => s.startsWith('IK5'))).toEqual(['IK5*R', 'IK5*R']);
    expect(segments.at(-1)).toBe('AK9*R*5*2*0*5');
  });

  it('never lets a bad value break it', () => {
    const bad = text837()
      .replace('HC:T1032', 'Q|Q:T1032')
      .replaceAll('~', '\n')
      .replaceAll('*', '~')
      .replaceAll(':', '*');
    expect(answer(bad)).toContain('IK4*1:1**5*Q|Q');
    const value = text837().replaceAll('*', '|').replace('SBR|P', 'SBR|*');
    expect(answer(value)).toContain('IK4*1**7');
  });

  it('names loops in the four characters it has', () => {
    expect(answer(text837().replaceAll('*XX*1234567893', '**1234567893'))).toContain('IK3*NM1*8*2010*8');
  });

  it('leaves odd characters out of a claim number it quotes', () => {
    const odd = text837([claimInput({ controlNumber: 'C%1>2' })]).replace('*UN*', '*QQ*');
    expect(answer(odd)).toContain('CTX*CLM01:C 1 2');
  });
});

describe('a TA1', () => {
  it('answers the sender, by control number, with the note', () => {
    const { interchanges } = check(twoSets.replace('IEA*1', 'IEA*2'));
    const [received] = interchanges;
    expect(received).toBeDefined();
    const { text } = writeTA1(interchanges, { ...envelope, ...(received ? replyTo(received) : {}) });
    expect(text).toContain('*ZZ*SYNTHETICPLAN  *ZZ*SYNTHETICSENDER*');
    expect(text).toContain('TA1*000000905*250314*1015*R*021~');
    expect(text).toContain('IEA*0*000000905~');
    expect(check(text)).toMatchObject({ ok: true, findings: [] });
  });

  it('says that nothing is wrong', () => {
    expect(writeTA1(check(twoSets).interchanges, envelope).text).toContain('*A*000~');
  });
});

describe('a 277CA', () => {
  const { text, findings } = write277CA([acknowledgment], envelope);
  const segments = text.split('~');
  const starting = (id: string) => segments.filter((s) => s.startsWith(id));

  it('is accepted by our own check', () => {
    expect(findings).toEqual([]);
    expect(check(text)).toMatchObject({ ok: true, findings: [] });
  });

  it('has a level for source, receiver, provider and each patient', () => {
    expect(starting('HL')).toEqual(['HL*1**20*1', 'HL*2*1*21*1', 'HL*3*2*19*1', 'HL*4*3*PT', 'HL*5*3*PT']);
  });

  it('says each claim’s fate, its payer control number and its lines', () => {
    expect(starting('STC')).toEqual([
      'STC*A1:19:PR*20250315*WQ*55.74',
      'STC*A1:19:PR**WQ*55.74',
      'STC*A2:20:PR*20250315*WQ*45.74',
      'STC*A7:562:85*20250315*U*10.00********NPI NOT ON FILE',
      'STC*A7:507*20250315*U',
    ]);
    expect(starting('REF')).toEqual(['REF*1K*ICN1', 'REF*FJ*L1']);
    expect(starting('DTP*472')).toEqual(['DTP*472*D8*20250303', 'DTP*472*RD8*20250303-20250304']);
  });

  it('adds up accepted and rejected claims at both levels', () => {
    expect(starting('QTY')).toEqual(['QTY*90*1', 'QTY*AA*1', 'QTY*QA*1', 'QTY*QC*1']);
    expect(starting('AMT')).toEqual(['AMT*YU*45.74', 'AMT*YY*10.00', 'AMT*YU*45.74', 'AMT*YY*10.00']);
  });

  it('spreads more than three statuses over several STC', () => {
    const statuses = ['1', '2', '3', '4'].map((status) => ({ category: 'A7', status }));
    const [provider] = acknowledgment.providers;
    const [claim] = provider?.claims ?? [];
    const providers = provider && claim ? [{ ...provider, claims: [{ ...claim, statuses }] }] : [];
    const written = write277CA([{ ...acknowledgment, providers }], envelope).text;
    expect(written).toContain('STC*A7:1*20250315*WQ*45.74******A7:2*A7:3~STC*A7:4*20250315*WQ*45.74~');
    expect(check(written).ok).toBe(true);
  });

  it('without a status is an error and there is no file', () => {
    const [provider] = acknowledgment.providers;
    const providers = provider ? [{ ...provider, statuses: [] }] : [];
    expect(write277CA([{ ...acknowledgment, providers }], envelope)).toMatchObject({
      text: '',
      findings: [{ code: 'x12.missing-value' }],
    });
  });
});
