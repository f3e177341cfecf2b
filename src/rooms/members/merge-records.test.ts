import { describe, expect, it } from 'vitest';
import { UNTOLD } from './member.ts';
import { differences, mergedRecord, unitsLed } from './merge-records.ts';
import type { MemberRecord } from './record.ts';

const person = (id: string, more: Partial<MemberRecord> = {}): MemberRecord => ({
  ...UNTOLD,
  id,
  cin: `9000000${id}A`,
  unit: id,
  name: { last: 'Synthetic', first: 'Ana' },
  born: '1990-01-01',
  coverage: [],
  languages: {},
  isRestricted: false,
  contacts: [],
  assignments: [],
  guardians: [],
  programs: [],
  consents: [],
  preferences: {},
  ...more,
});

describe('what speaks against two members being one person', () => {
  it('is another name or birth date, or that nobody knows one', () => {
    expect(differences(person('1'), person('2'))).toEqual([]);
    expect(differences(person('1'), person('2', { name: { last: ' SYNTHETIC', first: 'ana' } }))).toEqual([]);
    expect(differences(person('1'), person('2', { name: { last: 'Synthetic', first: 'Anna' } }))).toEqual(['name']);
    expect(differences(person('1'), person('2', { born: '1990-01-02' }))).toEqual(['born']);
    const { born: _, ...unknown } = person('2');
    expect(differences(person('1'), unknown)).toEqual(['born']);
    expect(differences(unknown, unknown)).toEqual(['born']);
  });
});

describe('one record of two', () => {
  it('believes the number in force first, and keeps what only the other knew', () => {
    const gone = person('1', {
      county: 'Merced',
      sex: 'F',
      languages: { spoken: 'es', written: 'es' },
      isRestricted: true,
    });
    const merged = mergedRecord(gone, person('2', { county: 'Monterey', languages: { spoken: 'en' } }));
    expect(merged).toMatchObject({
      id: '2',
      cin: '90000002A',
      formerCins: ['90000001A', '1'],
      county: 'Monterey',
      sex: 'F',
      languages: { spoken: 'en', written: 'es' },
      isRestricted: true,
    });
  });

  it('has one assignment of a kind at a time: what began earlier ends the day before the next', () => {
    const one = (who: string, from: string, to?: string) =>
      ({ kind: 'pcp', who, from, ...(to === undefined ? {} : { to }) }) as const;
    const merged = mergedRecord(
      person('1', { assignments: [one('a', '2024-01-01', '2024-06-30'), one('b', '2024-07-01')] }),
      person('2', { assignments: [one('c', '2025-05-01')] }),
    );
    expect(merged.assignments).toEqual([
      one('a', '2024-01-01', '2024-06-30'),
      one('b', '2024-07-01', '2025-04-30'),
      one('c', '2025-05-01'),
    ]);
  });

  it('is in a program once at a time', () => {
    const merged = mergedRecord(
      person('1', {
        programs: [
          { program: 'p', from: '2024-01-01' },
          { program: 'q', from: '2024-01-01', to: '2024-02-01' },
        ],
      }),
      person('2', { programs: [{ program: 'p', from: '2025-01-01' }] }),
    );
    expect(merged.programs).toEqual([
      { program: 'p', from: '2024-01-01', to: '2024-12-31' },
      { program: 'q', from: '2024-01-01', to: '2024-02-01' },
      { program: 'p', from: '2025-01-01' },
    ]);
  });

  it('keeps a consent withdrawn under either number withdrawn, and a later one standing', () => {
    const given = (on: string, withdrawn?: string) =>
      ({ kind: 'text', given: on, by: 'member', ...(withdrawn === undefined ? {} : { withdrawn }) }) as const;
    const merged = mergedRecord(
      person('1', { consents: [given('2024-01-01')] }),
      person('2', { consents: [given('2025-01-01', '2025-02-01'), given('2025-03-01')] }),
    );
    expect(merged.consents).toEqual([
      given('2024-01-01', '2025-02-01'),
      given('2025-01-01', '2025-02-01'),
      given('2025-03-01'),
    ]);
  });

  it('stands in the unit of the number in force, or of the mother whom only the other named', () => {
    expect(mergedRecord(person('1'), person('2')).unit).toBe('2');
    expect(mergedRecord(person('1', { unit: 'mother' }), person('2')).unit).toBe('mother');
    expect(mergedRecord(person('1'), person('2', { unit: 'mother' })).unit).toBe('mother');
    expect(unitsLed(person('1'), person('2'), '2')).toEqual(['1']);
    expect(unitsLed(person('1', { unit: 'mother' }), person('2'), 'mother')).toEqual(['2']);
  });
});
