import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { FontShelf, Letter, LetterBlock } from '../../src/formats/pdf/index.ts';
import { openFontShelf } from '../../src/platform/print/font-shelf.ts';
import { openLetterPress } from '../../src/platform/print/index.ts';
import { LANGUAGES, type Language } from './texts.ts';

// Letters of two to three pages: what every member's letter says, and what only this one's does (name, address, number,
// dates, a table). Beside it pdfkit sets the same words in the same face: no tags, no tables, no right-to-left lines, one
// face a text. `node bench/letters/run.ts [letters = 300]`. Rates are of processor time, so that other work on the
// machine does not count; the elapsed rate stands beside.
const count = Number(process.argv[2] ?? 300);
const press = await openLetterPress();
const shelf = await openFontShelf();

console.log('| language | pages | kB | letters/s | elapsed | pdfkit/s | ratio |');
console.log('|---|---|---|---|---|---|---|');
for (const language of LANGUAGES) {
  const ours = await measure(async (i) => {
    const printed = await press.print(letterOf(language, i));
    if (!printed.ok) throw new Error(printed.refusal.code);
    if (printed.value.findings.length > 0) throw new Error(printed.value.findings.map((f) => f.code).join(', '));
    return { pages: printed.value.pages, size: printed.value.bytes.length };
  });
  const face = await faceOf(shelf, language);
  const peer = face ? await measurePeer((i) => byPdfkit(letterOf(language, i), face)) : '–';
  const columns = [
    language.tag,
    ours.pages,
    Math.round(ours.size / 1024),
    Math.round(ours.rate),
    Math.round(ours.elapsed),
    typeof peer === 'number' ? Math.round(peer) : peer,
    typeof peer === 'number' ? (ours.rate / peer).toFixed(1) : '–',
  ];
  console.log(`| ${columns.join(' | ')} |`);
}

async function measure(one: (i: number) => Promise<{ pages: number; size: number }>) {
  for (let i = 0; i < 20; i++) await one(i);
  const before = process.cpuUsage();
  const start = performance.now();
  let last = { pages: 0, size: 0 };
  for (let i = 0; i < count; i++) last = await one(1_000 + i);
  const { user, system } = process.cpuUsage(before);
  return { ...last, rate: (count / (user + system)) * 1e6, elapsed: (count / (performance.now() - start)) * 1e3 };
}

/** Its shaping ends in a TypeError for some scripts; that is an answer too. */
async function measurePeer(one: (i: number) => Promise<{ pages: number; size: number }>): Promise<number | 'fails'> {
  try {
    return (await measure(one)).rate;
  } catch (error) {
    if (error instanceof TypeError) return 'fails';
    throw error;
  }
}

function letterOf({ tag, text, rtl }: Language, i: number): Letter {
  const paragraph = (said: string): LetterBlock => ({ kind: 'paragraph', spans: [{ text: said }] });
  const day = `2026-11-${String(1 + (i % 28)).padStart(2, '0')}`;
  return {
    id: `bench-${i}`,
    title: text.slice(0, 30),
    language: tag,
    direction: rtl ? 'rtl' : 'ltr',
    written: day,
    points: 12,
    footer: '{page} / {pages}',
    blocks: [
      paragraph('Synthetic Health Plan'),
      { kind: 'address', lines: [`SYNTHETIC MEMBER${i}`, `${i} SYNTHETIC WAY`, `MERCED CA 95${340 + (i % 600)}`] },
      { kind: 'heading', level: 1, spans: [{ text: text.slice(0, 40) }] },
      paragraph(`${text} A${100_000 + i} ${day}.`),
      paragraph(text),
      { kind: 'list', ordered: true, items: [[{ text }], [{ text: `${day}: ${text}` }], [{ text }]] },
      {
        kind: 'table',
        headers: [[{ text: text.slice(0, 12) }], [{ text: text.slice(12, 30) }], [{ text: '$' }]],
        rows: Array.from({ length: 5 }, (_, r) => [
          [{ text: `${90_000 + i * 7 + r}` }],
          [{ text: text.slice(0, 60) }],
          [{ text: `${(i * 13 + r * 101) % 997}.50` }],
        ]),
      },
      { kind: 'heading', level: 2, spans: [{ text: text.slice(10, 50) }] },
      ...Array.from({ length: 5 }, () => paragraph(`${text} ${text}`)),
      { kind: 'notice', blocks: [{ kind: 'paragraph', spans: [{ text, strong: true }] }] },
      { kind: 'list', ordered: false, items: Array.from({ length: 4 }, () => [{ text }]) },
    ],
  };
}

/** pdfkit takes one face for a text: the slice that has the language's own characters, where one slice has them all. */
async function faceOf({ families }: FontShelf, { slice }: Language): Promise<Uint8Array | undefined> {
  return families
    .flatMap((family) => family.slices)
    .find((s) => s.id === slice)
    ?.read();
}

async function byPdfkit(letter: Letter, face: Uint8Array): Promise<{ pages: number; size: number }> {
  const file = new PDFDocument({ size: 'LETTER', margin: 72, bufferPages: true });
  let size = 0;
  file.on('data', (piece: Buffer) => {
    size += piece.length;
  });
  file.registerFont('face', Buffer.from(face));
  file.font('face', 12);
  for (const block of letter.blocks) for (const text of wordsOf(block)) file.text(text).moveDown(0.5);
  const pages = file.bufferedPageRange().count;
  file.end();
  await once(file, 'end');
  return { pages, size };
}

function wordsOf(block: LetterBlock): string[] {
  const said = (spans: readonly { readonly text: string }[]) => spans.map((s) => s.text).join('');
  if (block.kind === 'address') return [...block.lines];
  if (block.kind === 'list') return block.items.map(said);
  if (block.kind === 'table') return [block.headers, ...block.rows].map((row) => row.map(said).join(' '));
  if (block.kind === 'notice') return block.blocks.flatMap(wordsOf);
  return block.kind === 'heading' || block.kind === 'paragraph' ? [said(block.spans)] : [];
}
