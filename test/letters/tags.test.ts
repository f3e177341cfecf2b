import { beforeAll, describe, expect, it } from 'vitest';
import type { Letter, LetterBlock, Press } from '../../src/formats/pdf/index.ts';
import { openLetterPress } from '../../src/platform/print/index.ts';
import { type TaggedNode, tagProblems, treeOf } from './check-tags.ts';
import { ReadPdf } from './read-pdf.ts';

let press: Press;
beforeAll(async () => {
  press = await openLetterPress();
});

const ARABIC = 'يمكنك الحصول مجانًا على نسخة، اتصل على الرقم 1-800-555-0100 الآن';
const BLOCKS: readonly LetterBlock[] = [
  { kind: 'address', lines: ['SYNTHETIC PERSON', '1 SYNTHETIC WAY'] },
  { kind: 'heading', level: 1, spans: [{ text: 'Your request' }] },
  { kind: 'paragraph', spans: [{ text: 'See ' }, { text: 'our page', link: 'https://plan.example/help' }] },
  { kind: 'heading', level: 2, spans: [{ text: 'What we decided' }] },
  { kind: 'paragraph', spans: [{ text: ARABIC, language: 'ar' }], direction: 'rtl' },
  { kind: 'list', ordered: true, items: [[{ text: 'Call' }], [{ text: 'Llame', language: 'es' }]] },
  { kind: 'table', headers: [[{ text: 'Day' }], [{ text: 'Hours' }]], rows: [[[{ text: 'Monday' }], [{ text: '8' }]]] },
  { kind: 'rule' },
  { kind: 'notice', blocks: [{ kind: 'paragraph', spans: [{ text: 'Do not wait.', strong: true }] }] },
];

async function printed(over: Partial<Letter> = {}): Promise<ReadPdf> {
  const base = { id: 'letter-1', title: 'Notice', language: 'en', direction: 'ltr', written: '2026-11-30' } as const;
  const made = await press.print({ ...base, points: 12, blocks: BLOCKS, footer: '{page} of {pages}', ...over });
  if (!made.ok) throw new Error(made.refusal.code);
  return new ReadPdf(made.value.bytes);
}

const nodes = (node: TaggedNode): TaggedNode[] => [node, ...node.kids.flatMap(nodes)];

describe('the tags of a letter', () => {
  it.each([
    ['ordinary print', {}],
    ['large print over pages', { points: 24, blocks: [...BLOCKS, ...BLOCKS, ...BLOCKS] }],
    ['from right to left', { language: 'ar', direction: 'rtl' as const }],
  ])('leave nothing to find: %s', async (_, over) => {
    expect(tagProblems(await printed(over))).toEqual([]);
  });

  it('read in order, each piece in its language', async () => {
    const read = nodes(treeOf(await printed()))
      .filter(({ type }) => type !== 'Document' && type !== 'Div')
      .map(({ type, language, text }) => `${type} ${language}: ${text}`);
    expect(read).toContain(`Span ar: ${ARABIC}`);
    expect(read).toContain('LBody en: Call');
    expect(read).toContain('Span es: Llame');
    expect(read).toContain('Link en: our page');
    expect(read.filter((line) => line.startsWith('T'))).toEqual([
      'Table en: DayHoursMonday8',
      'THead en: DayHours',
      'TR en: DayHours',
      'TH en: Day',
      'TH en: Hours',
      'TBody en: Monday8',
      'TR en: Monday8',
      'TD en: Monday',
      'TD en: 8',
    ]);
  });
});

describe('what the check of tags finds', () => {
  it.each<[string, (pdf: ReadPdf) => void]>([
    ['the file has no language', ({ catalog }) => catalog.delete('Lang')],
    ['the file is not marked as tagged', ({ catalog }) => catalog.delete('MarkInfo')],
    ['the title is not displayed', ({ catalog }) => catalog.delete('ViewerPreferences')],
    ['the file has no title', (pdf) => pdf.dict(pdf.trailer.get('Info')).delete('Title')],
    ['XMP does not declare PDF/UA-1', ({ catalog }) => catalog.delete('Metadata')],
    ['page 1: the tab order is not that of the structure', (pdf) => pdf.dict(pdf.pages[0]).delete('Tabs')],
    ['page 1: a link does not say where it leads', (pdf) => annotation(pdf).delete('Contents')],
    ['font R is not embedded', (pdf) => everyOne(pdf, 'FontFile2', (dict) => dict.delete('FontFile2'))],
    ['a header heads nothing', (pdf) => everyOne(pdf, 'A', (dict) => dict.delete('A'))],
    ['H3 comes after H1', (pdf) => renamed(pdf, 'H2', 'H3')],
    ['P stands in L', (pdf) => renamed(pdf, 'LI', 'P')],
    ['Note is no standard type', (pdf) => renamed(pdf, 'Div', 'Note')],
  ])('%s', async (problem, spoil) => {
    const pdf = await printed();
    spoil(pdf);
    expect(tagProblems(pdf)).toContain(problem);
  });

  it('text that stands outside every mark', async () => {
    const pdf = await printed();
    const page = pdf.pages[0];
    const contents = page && pdf.dict(page).get('Contents');
    const stored = pdf.objects.get((contents as { ref: number }).ref);
    if (!stored?.data) throw new Error('no content');
    const bare = stored.data.toString('latin1').replace(/\/P << \/MCID \d+ >> BDC/, '/P BMC');
    pdf.objects.set((contents as { ref: number }).ref, { ...stored, data: Buffer.from(bare, 'latin1') });
    expect(tagProblems(pdf)).toContain('page 1: TJ is neither tagged nor an artifact');
  });
});

function annotation(pdf: ReadPdf) {
  const [first] = pdf.list(pdf.dict(pdf.pages[0]).get('Annots'));
  return pdf.dict(first);
}

type Dictionary = ReturnType<ReadPdf['dict']>;

function everyOne(pdf: ReadPdf, key: string, spoil: (dict: Dictionary) => void): void {
  for (const { value } of pdf.objects.values()) if (value instanceof Map && value.has(key)) spoil(value);
}

function renamed(pdf: ReadPdf, from: string, to: string): void {
  everyOne(pdf, 'S', (dict) => {
    const type = dict.get('S');
    if (typeof type === 'object' && type !== null && 'name' in type && type.name === from) dict.set('S', { name: to });
  });
}
