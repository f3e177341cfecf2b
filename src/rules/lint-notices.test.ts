import { describe, expect, it } from 'vitest';
import { lintNotices } from './lint-notices.ts';
import { loadPolicy } from './load.ts';

const RULES = 'kinds: { denial: { cite: [X-1], parts: [{ part: reason, cite: [X-1] }] } }\n';
const wording = (language: string, status: string, part: string, text: string) =>
  `notice: denial\nlanguage: ${language}\nstatus: ${status}\nparts: { ${part}: ["${text}"] }\n`;

function codes(files: Readonly<Record<string, string>>): string[] {
  const all = { 'p/plan.yaml': 'plan: p\nname: { en: P, es: P }\n', 'p/notices/rules.yaml': RULES, ...files };
  const { book } = loadPolicy(
    Object.entries(all).map(([path, text]) => ({ path, text })),
    'v',
  );
  return lintNotices(book).map(({ code }) => code);
}

describe('letters that cannot be right', () => {
  it('a part that must be there and that nobody worded as final in English', () => {
    expect(codes({})).toEqual(['notice.part_without_wording']);
    expect(codes({ 'p/notices/en/denial.yaml': wording('en', 'machine_draft', 'reason', 'Why') })).toEqual([
      'notice.part_without_wording',
    ]);
    expect(codes({ 'p/notices/en/denial.yaml': wording('en', 'final', 'reason', 'Why') })).toEqual([]);
  });

  it('a value no letter has, a part no letter must have, a template that cannot be read', () => {
    expect(codes({ 'p/notices/en/denial.yaml': wording('en', 'final', 'reason', '{diagnosis}') })).toEqual([
      'notice.unknown_placeholder',
    ]);
    expect(codes({ 'p/notices/en/denial.yaml': wording('en', 'final', 'reason', '{reason') })).toContain(
      'words.malformed',
    );
    expect(codes({ 'p/notices/en/denial.yaml': wording('en', 'final', 'weather', 'Sun') })).toContain(
      'notice.idle_part',
    );
  });

  it('a wording called reviewed without who read it, or final in another language than English', () => {
    const english = { 'p/notices/en/denial.yaml': wording('en', 'final', 'reason', 'Why') };
    const said = (status: string, more = '') =>
      codes({ ...english, 'p/notices/es/denial.yaml': `${wording('es', status, 'reason', 'Por qué')}${more}` });
    const review = 'review: { by: SYNTHETIC Reader, on: 2026-01-05, statement: certified }\n';
    expect(said('machine_draft')).toEqual([]);
    expect(said('reviewed', review)).toEqual([]);
    expect(said('reviewed')).toEqual(['notice.review_missing']);
    expect(said('machine_draft', review)).toEqual(['notice.review_missing']);
    expect(said('final')).toEqual(['notice.not_reviewed']);
  });

  it('a translation that tells more or fewer facts than the English', () => {
    const english = wording('en', 'final', 'reason', 'In {appeal_days} days');
    const said = (text: string) =>
      codes({
        'p/notices/en/denial.yaml': english,
        'p/notices/es/denial.yaml': wording('es', 'machine_draft', 'reason', text),
      });
    expect(said('En {appeal_days} días')).toEqual([]);
    expect(said('En unos días')).toEqual(['words.placeholders_differ']);
  });
});
