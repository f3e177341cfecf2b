import { describe, expect, test } from 'vitest';
import { lintPolicy, loadPolicy } from './index.ts';

const said = '{ en: X, es: X }';
const SOURCES = `document: { id: s, title: S, publisher: P, kind: ledger, dated: '2024-04-11' }
statements: [{ id: A-1, kind: directory, area: a, statement: 'Vendor: (831) 555-0100, a@b.org, www.b.org' }]`;

/** What lint finds in a directory of these entries, as `code received`. */
function linted(entries: readonly string[], checkedOn = '2024-04-11'): string[] {
  const dated = checkedOn === '' ? '' : `checked_on: '${checkedOn}'\n`;
  const texts = {
    'x/plan.yaml': `plan: x\nname: ${said}\ncite: [A-1]`,
    'x/directory/d.yaml': `directory: d\ntitle: ${said}\n${dated}cite: [A-1]\nentries:\n${entries.map((e) => `  - ${e}\n`).join('')}`,
    'services/s.yaml': `pump: { say: ${said} }`,
    'sources/a.yaml': SOURCES,
  };
  const { book, sources, findings } = loadPolicy(
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    'v1',
  );
  expect(findings).toEqual([]);
  return lintPolicy(book, sources).map((f) => `${f.code} ${f.received ?? ''}`.trim());
}

const entry = (contact: string, more = 'id: v, name: V') =>
  `{ ${more}, kind: vendor, services: [{ service: pump, cite: [A-1] }], contacts: [{ ${contact}, cite: [A-1] }], cite: [A-1] }`;

describe('a directory', () => {
  test('whose contacts are those of its rows has no findings, however the number is punctuated', () => {
    expect(linted([entry('channel: phone, value: 831-555-0100')])).toEqual([]);
    expect(linted([entry('channel: email, value: a@b.org')])).toEqual([]);
    expect(linted([entry('channel: website, value: www.b.org')])).toEqual([]);
    expect(linted([entry('channel: fax, unknown: source_gap')])).toEqual([]);
  });

  test('with a number its rows do not give is found: nothing is invented', () => {
    expect(linted([entry('channel: phone, value: 831-555-0199')])).toEqual([
      'directory.contact_not_in_rows 831-555-0199',
    ]);
  });

  test('with a contact that has neither a value nor a reason, or both, is found', () => {
    expect(linted([entry('channel: fax')])).toEqual(['directory.unknown_or_value']);
    expect(linted([entry('channel: fax, value: 831-555-0100, unknown: masked')])).toEqual([
      'directory.unknown_or_value',
    ]);
  });

  test.each(['831 555 0100', '5550100', '+1 831-555-0100'])('with the telephone number %s is found', (value) => {
    expect(linted([entry(`channel: phone, value: '${value}'`)])).toEqual([`directory.contact_shape ${value}`]);
  });

  test('with the same entry twice is found, by its id or by its name and city', () => {
    const one = entry('channel: phone, value: 831-555-0100');
    expect(linted([one, one])).toEqual(['directory.entry_twice id v', 'directory.entry_twice name V']);
    const renamed = entry('channel: phone, value: 831-555-0100', 'id: w, name: V');
    expect(linted([one, renamed])).toEqual(['directory.entry_twice name V']);
  });

  test('with a service nobody can search for is found', () => {
    const odd = entry('channel: phone, value: 831-555-0100').replace('service: pump', 'service: bump');
    expect(linted([odd])).toEqual(['directory.unknown_service bump']);
  });

  test('checked on another day than its document carries is found', () => {
    const one = entry('channel: phone, value: 831-555-0100');
    expect(linted([one], '2025-01-01')).toEqual(['directory.checked_on 2025-01-01']);
    expect(linted([one], '')).toEqual(['directory.checked_on no date']);
  });

  test('that cites a row which is not there is found', () => {
    const lost = entry('channel: phone, value: 831-555-0100').replace(
      'kind: vendor, ',
      'kind: vendor, address: { line: X, cite: [A-9] }, ',
    );
    expect(linted([lost])).toEqual(['policy.citation_does_not_resolve A-9']);
  });
});
