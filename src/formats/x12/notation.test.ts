import { describe, expect, it } from 'vitest';
import { loop, readElement, seg } from './notation.ts';
import { tables } from './tables.ts';

describe('the notation of the tables', () => {
  it('reads usage, type, lengths, codes and repeats', () => {
    expect(readElement('R AN1-60')).toEqual({ usage: 'R', type: 'AN', min: 1, max: 60, repeat: 1 });
    expect(readElement('S ID2 =HC,ER ^9')).toEqual({
      usage: 'S',
      type: 'ID',
      min: 2,
      max: 2,
      codes: ['HC', 'ER'],
      repeat: 9,
    });
    expect(readElement('R $+1-18')).toMatchObject({ type: '$+', max: 18 });
    expect(readElement('N')).toMatchObject({ usage: 'N' });
  });

  it('reads composites and relations', () => {
    expect(readElement('S {R ID2 =HC | S AN1-48}').parts).toHaveLength(2);
    expect(seg('CAS S 5', 'R ID1-2', 'L050607 C0605').relations).toEqual([
      { kind: 'L', elements: [5, 6, 7] },
      { kind: 'C', elements: [6, 5] },
    ]);
    expect(loop('2400 R *', seg('LX R 1', 'R N01-6'))).toMatchObject({ id: '2400', repeat: Number.POSITIVE_INFINITY });
  });

  it('refuses what it cannot read', () => {
    expect(() => readElement('R XX1-2')).toThrow('cannot be read');
    expect(() => seg('NM1 Q 1', 'N')).toThrow('usage');
    expect(() => seg('NM1 R 1', 'N', 'Z0102')).toThrow('relation');
  });

  it('holds the guides by set and version', () => {
    expect(tables.map((table) => [table.set, table.versions.at(-1)])).toEqual([
      ['837', '005010X222A2'],
      ['834', '005010X220A1'],
      ['835', '005010X221A1'],
      ['999', '005010X231A1'],
      ['277', '005010X214'],
    ]);
  });
});
