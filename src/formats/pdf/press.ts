import { done, type Finding, finding, type Result, refused } from '../../kernel/index.ts';
import { composeBlock } from './blocks.ts';
import { checkLetter } from './check-letter.ts';
import { BODY, Composer } from './composer.ts';
import { FaceBook } from './faces.ts';
import type { FontShelf } from './fonts.ts';
import type { Letter, LetterBlock } from './letter.ts';
import { LetterFont } from './letter-font.ts';
import { Setter } from './paragraph.ts';
import type { Deflate } from './pdf-file.ts';
import { Shaper } from './shape.ts';
import { StructureNode } from './structure.ts';
import { writeFile } from './write-file.ts';

export interface PrintedLetter {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** An error says that the letter must not be sent as it is. */
  readonly findings: readonly Finding[];
}

/** Prints letters. Keep one: it remembers faces, words and paragraphs, and the same letter gives the same bytes either way. */
export interface Press {
  print(letter: Letter): Promise<Result<PrintedLetter>>;
}

const MOST_GLYPHS = 0xfff0;
const MOST_PAGES = 5_000;

export async function openPress(shelf: FontShelf, deflate: Deflate): Promise<Press> {
  const faces = await FaceBook.of(shelf);
  const setter = new Setter(new Shaper(faces));
  return {
    async print(raw) {
      const { letter, findings } = checkLetter(raw);
      for (const [at, text, language] of textsOf(letter)) {
        for (const grapheme of await faces.prepare(text, language))
          findings.push(finding('pdf.glyph_missing', at, { received: codePoints(grapheme) }));
      }
      const fonts = { regular: new LetterFont('NotoSans-Regular'), bold: new LetterFont('NotoSans-Bold') };
      const composer = new Composer(letter, setter, fonts);
      const root = new StructureNode('Document');
      for (const [i, block] of letter.blocks.entries()) {
        composeBlock(composer, root, block, BODY, `blocks[${i}]`, findings);
        if (composer.sheets.length > MOST_PAGES)
          return refused('pdf.too_long', `A letter has at most ${MOST_PAGES} pages.`);
      }
      composer.foot();
      if (Math.max(fonts.regular.size, fonts.bold.size) > MOST_GLYPHS)
        return refused('pdf.too_many_signs', `A letter shows at most ${MOST_GLYPHS} different signs.`);
      return done({ bytes: writeFile(composer, root, deflate), pages: composer.sheets.length, findings });
    },
  };
}

/** Code points, not the character: a name must not stand in a log. */
function codePoints(grapheme: string): string {
  return [...grapheme].map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
}

function* textsOf(letter: Letter): Generator<[at: string, text: string, language: string]> {
  for (const [i, block] of letter.blocks.entries()) yield* textsOfBlock(block, `blocks[${i}]`, letter.language);
  if (letter.footer !== undefined) yield ['footer', letter.footer, letter.language];
}

function* textsOfBlock(block: LetterBlock, at: string, language: string): Generator<[string, string, string]> {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      for (const span of block.spans) yield [at, span.text, span.language ?? language];
      break;
    case 'list':
      for (const span of block.items.flat()) yield [at, span.text, span.language ?? language];
      yield [at, '•', language];
      break;
    case 'address':
      for (const line of block.lines) yield [at, line, language];
      break;
    case 'table':
      for (const row of [block.headers, ...block.rows])
        for (const span of row.flat()) yield [at, span.text, span.language ?? language];
      break;
    case 'notice':
      for (const [i, inner] of block.blocks.entries()) yield* textsOfBlock(inner, `${at}.blocks[${i}]`, language);
      break;
  }
}
