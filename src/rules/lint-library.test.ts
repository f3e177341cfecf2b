import { describe, expect, it } from 'vitest';
import { lintPolicy } from './lint.ts';
import { loadPolicy } from './load.ts';

const row = (id: string, kind: string, statement: string) =>
  `  - { id: ${id}, kind: ${kind}, area: a, statement: "${statement}" }`;
const SOURCES = `document: { id: doc, title: A page, publisher: A plan, kind: ledger }
statements:
${[row('T-1', 'content', 'The line is 800-555-0101, extension 12.'), row('T-2', 'rule', 'A rule.')].join('\n')}`;
const DESK = 'topics: { news: { say: News } }\nprovider_types: { clinics: { say: Clinics } }';
const PAGE = `page: lines
kind: contact
topic: news
title: { en: Lines, es: Líneas }
number: { is: 24-1 }
source: doc
cite: [T-1]
blocks:
  - contact: { name: Line, phones: [{ number: 800-555-0101, extension: "12" }] }
    cite: [T-1]
`;

/** The findings about a plan with these files in its library, without the addresses. */
function found(...pages: string[]): string[] {
  const files = [
    { path: 'sources/doc.yaml', text: SOURCES },
    { path: 'x/plan.yaml', text: 'plan: x\nname: { en: X, es: X }' },
    { path: 'x/library/desk.yaml', text: DESK },
    ...pages.map((text, i) => ({ path: `x/library/deep/${i}.yaml`, text })),
  ];
  const { book, sources, findings } = loadPolicy(files, 'v');
  return [...findings, ...lintPolicy(book, sources)].map((f) => f.code);
}

describe('the lint of a library', () => {
  it('has nothing to say of a sound page', () => {
    expect(found(PAGE)).toEqual([]);
  });

  it.each([
    [
      'a statement told to people that no page tells',
      PAGE.replaceAll('T-1', 'T-2').replace(/phones: .*}\] /, 'unknown: [phone] '),
      'policy.row_without_page',
    ],
    ['a citation of nothing', `${PAGE}  - { text: More., cite: [T-9] }\n`, 'policy.citation_does_not_resolve'],
    [
      'a telephone number no cited statement gives',
      PAGE.replace('800-555-0101', '800-555-0102'),
      'policy.contradicts_row',
    ],
    ['an extension no cited statement gives', PAGE.replace('"12"', '"13"'), 'policy.contradicts_row'],
    ['a topic the desk does not have', PAGE.replace('topic: news', 'topic: gossip'), 'policy.unknown_value'],
    [
      'a provider type the desk does not have',
      PAGE.replace('source: doc', 'provider_types: { are: [bakers], cite: [T-1] }'),
      'policy.unknown_value',
    ],
    [
      'a brand the plan does not have',
      PAGE.replace('source: doc', 'brands: { are: [y], cite: [T-1] }'),
      'policy.unknown_value',
    ],
    ['a document that is not in the registry', PAGE.replace('source: doc', 'source: dream'), 'policy.unknown_value'],
    ['a link to no page', `${PAGE}  - { link: { label: There, to: nowhere }, cite: [T-1] }\n`, 'policy.unknown_value'],
    ['a benefit the plan does not have', `${PAGE}  - { benefits: [gold], cite: [T-1] }\n`, 'policy.unknown_value'],
    [
      'a revision before the publication',
      PAGE.replace('source: doc', 'dates: { published: 2024-02-01, revised: 2024-01-31 }'),
      'policy.dates_reversed',
    ],
    ['a key nobody knows', PAGE.replace('source: doc', 'colour: red'), 'yaml.does_not_fit'],
  ])('finds %s', (_, page, code) => {
    expect([...new Set(found(page))].filter((c) => c !== 'policy.row_without_page' || code === c)).toEqual([code]);
  });

  it('finds a page id and a material number used twice', () => {
    expect(found(PAGE, PAGE)).toEqual(['policy.id_used_twice', 'policy.material_number_twice']);
    expect(found(PAGE, PAGE.replace('page: lines', 'page: others'))).toEqual(['policy.material_number_twice']);
  });
});
