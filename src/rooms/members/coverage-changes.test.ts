import { describe, expect, it } from 'vitest';
import { applyCoverage, type CoverageChange, laidOver, type Standing } from './coverage-changes.ts';

const nothing: Standing = { coverage: [], uncertain: [] };
const kind = { lineOfBusiness: 'medi_cal', deliverySystem: 'managed_care' } as const;
const covered = (from: string, to?: string, aidCode = 'M1'): CoverageChange => ({
  kind: 'covered',
  span: { ...kind, aidCode, from, ...(to === undefined ? {} : { to }) },
});
const days = (standing: Standing) => standing.coverage.map((c) => `${c.from}..${c.to ?? ''} ${c.aidCode}`);

describe('coverage told by enrolment files', () => {
  it('joins months that follow each other and say the same', () => {
    const told = [
      covered('2025-02-01', '2025-02-28'),
      covered('2025-01-01', '2025-01-31'),
      covered('2025-03-01', '2025-03-31'),
    ];
    expect(days(applyCoverage(nothing, told, false))).toEqual(['2025-01-01..2025-03-31 M1']);
  });

  it('leaves a gap a gap, and parts months of different aid codes', () => {
    const told = [
      covered('2025-01-01', '2025-01-31'),
      covered('2025-03-01', '2025-03-31'),
      covered('2025-04-01', '2025-04-30', 'M7'),
    ];
    expect(days(applyCoverage(nothing, told, false))).toEqual([
      '2025-01-01..2025-01-31 M1',
      '2025-03-01..2025-03-31 M1',
      '2025-04-01..2025-04-30 M7',
    ]);
  });

  it('lets a later file change some days and leaves the others as they were', () => {
    const before = applyCoverage(nothing, [covered('2025-01-01', '2025-12-31')], false);
    expect(days(applyCoverage(before, [covered('2025-05-01', '2025-05-31', 'M7')], false))).toEqual([
      '2025-01-01..2025-04-30 M1',
      '2025-05-01..2025-05-31 M7',
      '2025-06-01..2025-12-31 M1',
    ]);
  });

  it('takes back a month and all after it, unless the same file covers a later one [REF-ENR-06]', () => {
    const before = applyCoverage(nothing, [covered('2025-01-01', '2025-12-31')], false);
    const told = [{ kind: 'withdrawn', from: '2025-03-01' } as const, covered('2025-06-01', '2025-06-30')];
    expect(days(applyCoverage(before, told, false))).toEqual([
      '2025-01-01..2025-02-28 M1',
      '2025-06-01..2025-06-30 M1',
    ]);
  });

  it('ends a coverage that was open when the file tells the same one with its last day, and no other', () => {
    const ends = { ...covered('2025-01-01', '2025-12-31'), isLast: true } as const;
    expect(days(applyCoverage(applyCoverage(nothing, [covered('2025-01-01')], false), [ends], false))).toEqual([
      '2025-01-01..2025-12-31 M1',
    ]);
    const later = applyCoverage(nothing, [covered('2024-06-01')], false);
    expect(days(applyCoverage(later, [ends], false))).toEqual(['2024-06-01.. M1']);
    const months = applyCoverage(nothing, [covered('2025-01-01', '2026-03-31')], false);
    expect(days(applyCoverage(months, [ends], false))).toEqual(['2025-01-01..2026-03-31 M1']);
  });

  it('a whole list leaves nothing of what stood', () => {
    const before = applyCoverage(nothing, [covered('2024-01-01')], false);
    expect(days(applyCoverage(before, [covered('2025-01-01', '2025-01-31')], true))).toEqual([
      '2025-01-01..2025-01-31 M1',
    ]);
  });

  it('a status nobody explains makes days neither covered nor not covered', () => {
    const before = applyCoverage(nothing, [covered('2025-01-01', '2025-03-31')], false);
    const told = [{ kind: 'uncertain', span: { from: '2025-02-01', to: '2025-02-28', status: '51' } } as const];
    const after = applyCoverage(before, told, false);
    expect(days(after)).toEqual(['2025-01-01..2025-01-31 M1', '2025-03-01..2025-03-31 M1']);
    expect(after.uncertain).toEqual([{ from: '2025-02-01', to: '2025-02-28', status: '51' }]);
    expect(applyCoverage(after, [covered('2025-02-01', '2025-02-28')], false)).toEqual(before);
  });

  it('told twice changes nothing', () => {
    const told = [covered('2025-01-01', '2025-01-31'), covered('2025-02-01', undefined, 'M7')];
    const once = applyCoverage(nothing, told, false);
    expect(applyCoverage(once, told, false)).toEqual(once);
  });
});

describe('coverage of one person told under two numbers', () => {
  const of = (...told: readonly CoverageChange[]) => applyCoverage(nothing, told, false);

  it('is that of the number in force day by day, and of the earlier one on all other days', () => {
    const earlier = of(covered('2025-01-01', '2025-06-30'), covered('2025-09-01', '2025-12-31'));
    expect(days(laidOver(earlier, of(covered('2025-03-01', '2025-04-30', 'M7'))))).toEqual([
      '2025-01-01..2025-02-28 M1',
      '2025-03-01..2025-04-30 M7',
      '2025-05-01..2025-06-30 M1',
      '2025-09-01..2025-12-31 M1',
    ]);
  });

  it('stays open where the number in force says nothing of the days after', () => {
    const later = of(covered('2024-01-01', '2024-12-31', 'M7'));
    expect(days(laidOver(of(covered('2025-01-01')), later))).toEqual(['2024-01-01..2024-12-31 M7', '2025-01-01.. M1']);
  });

  it('until further notice ends with the first word of the number in force', () => {
    const later = of(covered('2025-05-01', '2025-06-30', 'M7'));
    expect(days(laidOver(of(covered('2025-01-01')), later))).toEqual([
      '2025-01-01..2025-04-30 M1',
      '2025-05-01..2025-06-30 M7',
    ]);
    expect(days(laidOver(of(covered('2025-06-30')), later))).toEqual(['2025-05-01..2025-06-30 M7']);
    expect(days(laidOver(of(covered('2025-07-01')), later))).toEqual(['2025-05-01..2025-06-30 M7', '2025-07-01.. M1']);
  });

  it('keeps the days nobody explained, unless the number in force covers them', () => {
    const earlier: Standing = { coverage: [], uncertain: [{ status: '51', from: '2025-01-01', to: '2025-03-31' }] };
    const { coverage, uncertain } = laidOver(earlier, of(covered('2025-02-01', '2025-02-28')));
    expect(coverage).toHaveLength(1);
    expect(uncertain.map((u) => `${u.from}..${u.to}`)).toEqual(['2025-01-01..2025-01-31', '2025-03-01..2025-03-31']);
  });
});
