import { describe, expect, test } from 'vitest';
import { authorizationNeed, lintPolicy, loadPolicy } from './index.ts';

const said = '{ en: X, es: X }';
const SOURCES = `document: { id: s, title: S, publisher: P, kind: ledger }
statements: [{ id: A-1, kind: document, area: a, statement: 'A list of services.' }]`;

function load(list: string) {
  return loadPolicy(
    [
      { path: 'x/plan.yaml', text: `plan: x\nname: ${said}\ncite: [A-1]` },
      { path: 'x/authorization-list.yaml', text: list },
      { path: 'sources/a.yaml', text: SOURCES },
    ],
    'v1',
  );
}

function listOf(text: string) {
  const { book, findings } = load(text);
  expect(findings).toEqual([]);
  return book.packs[0]?.authorizationList;
}

function linted(text: string): string[] {
  const { book, sources } = load(text);
  return lintPolicy(book, sources).map((f) => `${f.code} ${f.received ?? ''}`.trim());
}

const edition = (name: string, days: string, complete: boolean, ...rows: string[]) =>
  `  - { edition: '${name}', in_force: { ${days} }, complete: ${complete}, cite: [A-1], rows: [${rows.join(', ')}] }`;
const row = (code: string, needed: boolean, more = '') =>
  `{ system: hcpcs, code: ${code}, needed: ${needed}, cite: [A-1]${more} }`;
const LIST = `cite: [A-1]
editions:
${edition('2026-01', 'from: 2026-01-01, to: 2026-06-30', false, row('E0603', true), row('E0602', false))}
${edition('2026-07', 'from: 2026-07-01', true, row('E0603', false, ', in_force: { to: 2026-09-30 }'))}`;

function need(code: string, on: string, text = LIST) {
  const { cites: _, ...answer } = authorizationNeed(listOf(text), { system: 'hcpcs', code, on });
  return answer;
}

describe('the list of services that need authorization', () => {
  test('answers for a code it names, with its edition, on both sides of a change [AAH-UM-DOC-02]', () => {
    expect(need('E0603', '2026-06-30')).toEqual({ need: 'needed', edition: '2026-01' });
    expect(need('e0603', '2026-07-01')).toEqual({ need: 'not_needed', edition: '2026-07' });
    expect(need('E0602', '2026-03-01')).toEqual({ need: 'not_needed', edition: '2026-01' });
  });

  test('that is complete needs no authorization for what it leaves out; another list does not say [AAH-UM-DOC-01]', () => {
    expect(need('A4281', '2026-07-01')).toEqual({ need: 'not_needed', edition: '2026-07' });
    expect(need('A4281', '2026-06-30')).toEqual({ need: 'unknown', why: 'code_not_listed', edition: '2026-01' });
  });

  test('looks at the code system: the same digits elsewhere are another code', () => {
    const asked = { system: 'cpt', code: 'E0603', on: '2026-03-01' } as const;
    expect(authorizationNeed(listOf(LIST), asked)).toMatchObject({ need: 'unknown', why: 'code_not_listed' });
  });

  test('holds on its days only', () => {
    expect(need('E0603', '2025-12-31')).toEqual({ need: 'unknown', why: 'no_edition_that_day' });
  });

  test('stays unknown while the plan has loaded none, and says so [AAH-UM-DOC-01] [AAH-UM-DOC-02]', () => {
    const empty = 'cite: [A-1]\nunknown: source_gap\neditions: []';
    expect(authorizationNeed(listOf(empty), { system: 'hcpcs', code: 'E0603', on: '2026-03-01' })).toEqual({
      need: 'unknown',
      why: 'list_not_loaded',
      cites: ['A-1'],
    });
    expect(authorizationNeed(undefined, { system: 'hcpcs', code: 'E0603', on: '2026-03-01' })).toEqual({
      need: 'unknown',
      why: 'list_not_loaded',
      cites: [],
    });
  });

  test('is sound, or the linter says what is not', () => {
    expect(linted(LIST)).toEqual([]);
    expect(linted('cite: [A-1]\neditions: []')).toEqual(['policy.list_unknown_or_loaded']);
    expect(linted(`cite: [A-1]\nunknown: source_gap\neditions:\n${edition('a', '', true)}`)).toEqual([
      'policy.list_unknown_or_loaded',
    ]);
    expect(
      linted(
        `cite: [A-1]\neditions:\n${edition('a', 'to: 2026-06-30', true)}\n${edition('b', 'from: 2026-06-30', true)}`,
      ),
    ).toEqual(['policy.listed_twice b']);
    expect(
      linted(`cite: [A-1]\neditions:\n${edition('a', '', true, row('E0603', true), row('E0603', false))}`),
    ).toEqual(['policy.listed_twice hcpcs E0603']);
    expect(linted(`cite: [A-1]\neditions:\n${edition('a', 'from: 2026-02-01, to: 2026-01-31', true)}`)).toEqual([
      'policy.dates_reversed 2026-02-01 to 2026-01-31',
    ]);
    expect(linted('cite: [B-9]\nunknown: source_gap\neditions: []')).toEqual(['policy.citation_does_not_resolve B-9']);
  });
});
