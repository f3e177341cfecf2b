import { describe, expect, test } from 'vitest';
import { mismatches } from './match.ts';

describe('matching an answer', () => {
  test('looks only at the keys that are written', () => {
    expect(mismatches({ outcome: 'paid' }, { outcome: 'paid', paid: 45.74, lines: [] })).toEqual([]);
    expect(mismatches({}, { outcome: 'paid' })).toEqual([]);
  });

  test('says where, what was expected and what came', () => {
    expect(mismatches({ outcome: 'paid', paid: 1 }, { outcome: 'denied', paid: 1 })).toEqual([
      { at: 'outcome', expected: 'paid', received: 'denied' },
    ]);
    expect(mismatches({ refused: 'x' }, { outcome: 'paid' })).toEqual([
      { at: 'refused', expected: 'x', received: undefined },
    ]);
  });

  test('compares text, true and false exactly', () => {
    expect(mismatches({ a: 'X' }, { a: 'x' })).toHaveLength(1);
    expect(mismatches({ a: true }, { a: 'true' })).toHaveLength(1);
    expect(mismatches({ a: false }, { a: undefined })).toHaveLength(1);
    expect(mismatches({ a: 1 }, { a: '1' })).toHaveLength(1);
  });

  test('compares money to the cent', () => {
    expect(mismatches({ paid: 0.3 }, { paid: 0.1 + 0.2 })).toEqual([]);
    expect(mismatches({ paid: 45.74 }, { paid: 45.75 })).toHaveLength(1);
    expect(mismatches({ paid: 0 }, { paid: Number.NaN })).toHaveLength(1);
    expect(mismatches({ paid: 0 }, { paid: undefined })).toHaveLength(1);
  });

  test('lines and recoveries match entry by entry and have as many entries', () => {
    const answer = { lines: [{ outcome: 'paid', paid: 1 }, { outcome: 'denied' }], recoveries: [] };
    expect(mismatches({ lines: [{ outcome: 'paid' }, {}] }, answer)).toEqual([]);
    expect(mismatches({ lines: [{ outcome: 'paid' }, { outcome: 'paid' }] }, answer)).toEqual([
      { at: 'lines[2].outcome', expected: 'paid', received: 'denied' },
    ]);
    expect(mismatches({ lines: [{ outcome: 'paid' }] }, answer)).toEqual([
      { at: 'lines', expected: '1 entries', received: '2 entries' },
    ]);
    expect(mismatches({ recoveries: [] }, answer)).toEqual([]);
    expect(mismatches({ recoveries: [{}] }, answer)).toHaveLength(1);
  });

  test('other lists contain what is named, in any order; an empty one is empty', () => {
    const answer = { reasons: ['late', 'short'] };
    expect(mismatches({ reasons: ['short'] }, answer)).toEqual([]);
    expect(mismatches({ reasons: ['short', 'late'] }, answer)).toEqual([]);
    expect(mismatches({ reasons: ['short', 'gone'] }, answer)).toEqual([
      { at: 'reasons', expected: 'gone', received: ['late', 'short'] },
    ]);
    expect(mismatches({ reasons: [] }, answer)).toEqual([
      { at: 'reasons', expected: 'nothing', received: ['late', 'short'] },
    ]);
    expect(mismatches({ reasons: [] }, { reasons: [] })).toEqual([]);
  });

  test('a list inside a line is named with its line', () => {
    expect(mismatches({ lines: [{ reasons: ['gone'] }] }, { lines: [{ reasons: ['late'] }] })).toEqual([
      { at: 'lines[1].reasons', expected: 'gone', received: ['late'] },
    ]);
  });

  test('letters fit in any order, each once', () => {
    const notices = [{ to: 'member', by: 'mail' }, { to: 'requesting_provider' }];
    expect(mismatches({ notices: [{ to: 'requesting_provider' }, { to: 'member' }] }, { notices })).toEqual([]);
    expect(mismatches({ notices: [{}, { to: 'member', by: 'mail' }] }, { notices })).toEqual([]);
    expect(mismatches({ notices: [{ to: 'member' }, { to: 'member' }] }, { notices })).toEqual([
      { at: 'notices[2].to', expected: 'member', received: 'requesting_provider' },
    ]);
    expect(mismatches({ notices: [{ to: 'member', by: 'fax' }, {}] }, { notices })).toEqual([
      { at: 'notices[1].by', expected: 'fax', received: 'mail' },
    ]);
    expect(mismatches({ notices: [{ to: 'member' }] }, { notices })).toHaveLength(1);
  });

  test('a list where there is none, or an entry where there is none, does not match', () => {
    expect(mismatches({ reasons: ['a'] }, {})).toEqual([{ at: 'reasons', expected: ['a'], received: undefined }]);
    expect(mismatches({ lines: [{ a: 1 }] }, { lines: [null] })).toHaveLength(1);
    expect(mismatches({ a: 1 }, undefined)).toHaveLength(1);
  });

  test('now is an instant, however its offset is written', () => {
    expect(mismatches({ now: '2025-03-21T10:00-07:00' }, { now: '2025-03-21T17:00:00.000Z' })).toEqual([]);
    expect(mismatches({ now: '2025-03-21T10:00-08:00' }, { now: '2025-03-21T17:00:00.000Z' })).toHaveLength(1);
    expect(mismatches({ now: 'never' }, { now: 'nunca' })).toHaveLength(1);
    expect(mismatches({ lapsed: 'none' }, { lapsed: 'none' })).toEqual([]);
  });
});
