import { glyphCode, type LetterFont } from './letter-font.ts';
import type { Run } from './paragraph.ts';

/** How far left of its letter a mark stands that draws nothing: closer, Poppler takes it for the next letter's; farther, for a word. */
const BESIDE = 5;

/** The operators that show a run's glyphs, from its left edge on. */
export function showRun(run: Run, font: LetterFont): string {
  return run.rtl ? rightToLeft(run, font) : leftToRight(run, font);
}

function leftToRight(run: Run, font: LetterFont): string {
  let shown = '';
  let codes = '';
  for (const { cluster, adjust } of run.placed) {
    codes += glyphCode(font.glyph(cluster));
    if (adjust === 0) continue;
    shown += `<${codes}> ${Math.round(-adjust)} `;
    codes = '';
  }
  return `[${shown}${codes === '' ? '' : `<${codes}>`}] TJ`;
}

/**
 * Each glyph is put in its place by itself, in the order it is read: who takes glyphs as they stand in the file (a voice that follows the
 * tree, MuPDF) reads words, and so does who goes by their places (Poppler, pdf.js). The mark of a letter, which draws nothing, is a
 * sequence of its own, since pdf.js turns round what stands together.
 */
function rightToLeft({ placed, width }: Run, font: LetterFont): string {
  let shown = '[';
  let pen = 0;
  let left = width;
  for (const { cluster, adjust } of placed.toReversed()) {
    const code = `<${glyphCode(font.glyph(cluster))}>`;
    const advance = cluster.width + adjust;
    left -= advance;
    const back = Math.round(pen - (advance === 0 ? left - BESIDE : left));
    const piece = back === 0 ? code : `${back} ${code}`;
    shown += advance === 0 ? `] TJ /Span BMC [${piece}] TJ EMC [` : piece;
    pen += cluster.width - back;
  }
  return `${shown}] TJ`.replaceAll('[] TJ', '').trim();
}
