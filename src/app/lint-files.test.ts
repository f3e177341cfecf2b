import { expect, it } from 'vitest';
import { loadPolicy } from '../rules/index.ts';
import { lintFiles } from './lint-files.ts';

function linted(text: string): string[] {
  const name = '{ en: X, es: X }';
  const files = [
    { path: 'x/plan.yaml', text: `plan: x\nname: ${name}` },
    { path: 'x/files/837p.yaml', text },
    { path: 'vocabulary/facts.yaml', text: `line.msrp: { type: money, say: ${name} }` },
  ];
  const { book, findings } = loadPolicy(files, 'test');
  return [...findings, ...lintFiles(book)].map((f) => `${f.code} ${f.at} ${f.received ?? ''}`.trim());
}

it('says nothing of file data that fit the guide and the vocabulary', () => {
  expect(
    linted('cite: [A-1]\nline_notes: { MSRP: line.msrp }\noverrides: [{ segment: NM1, element: 9, max: 9 }]'),
  ).toEqual([]);
  expect(linted('line_notes: {}')).toEqual([]);
});

it('refuses a departure from a segment, loop or qualifier the guide does not have', () => {
  const departing = (override: string) =>
    linted(`cite: [A-1]\noverrides: [${override}]`).map((f) => f.split(' ', 2).join(' '));
  const refused = ['policy.departs_from_nothing x/837p'];
  expect(departing('{ segment: ZZZ, usage: required }')).toEqual(refused);
  expect(departing('{ segment: SV1, loop: "2300", usage: required }')).toEqual(refused);
  expect(departing('{ segment: REF, qualifier: QQ, usage: required }')).toEqual(refused);
});

it('refuses a departure without a source, and a word for a fact nobody knows', () => {
  expect(linted('overrides: [{ segment: NM1, element: 9, max: 9 }]')).toEqual([
    'policy.override_without_source x/837p',
  ]);
  expect(linted('line_notes: { MSRP: line.gone }')).toEqual(['policy.unknown_fact x/837p line.gone']);
});

it('refuses a word of the file data that the schema does not have', () => {
  expect(linted('overrides: [{ segment: NM1, length: 9 }]')[0]).toBe(
    'yaml.does_not_fit x/files/837p.yaml:1 overrides.0',
  );
});
