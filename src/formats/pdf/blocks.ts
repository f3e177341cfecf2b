import { type Finding, warning } from '../../kernel/index.ts';
import { type Column, type Composer, heightOf, TextWriter } from './composer.ts';
import type { Direction, LetterBlock, Span } from './letter.ts';
import { directionOf } from './paragraph.ts';
import type { StructureNode, StructureType } from './structure.ts';
import { composeTable } from './table.ts';

const HEADING_SIZES = [1.5, 1.25, 1.1, 1, 1, 1];
const FRAME_PADDING = 10;
/** The window of a #10 envelope, where it shows a letter folded in three; large print does not fit through it. */
const WINDOW = { top: 151, bottom: 228, left: 72, width: 288, points: 12 } as const;

export function composeBlock(
  composer: Composer,
  node: StructureNode,
  block: LetterBlock,
  column: Column,
  at: string,
  findings: Finding[],
): void {
  const { points } = composer.letter;
  const gap = points * 0.6;
  switch (block.kind) {
    case 'heading':
      composeHeading(composer, node, block, column);
      break;
    case 'paragraph': {
      const writer = new TextWriter(node.child('P'), block.spans, column.left, points);
      composer.flow(composer.set(block.spans, column, points, mannerOf(block)), writer);
      composer.skip(gap);
      break;
    }
    case 'list':
      composeList(composer, node, block, column);
      composer.skip(gap);
      break;
    case 'address':
      composeAddress(composer, node, block.lines, at, findings);
      break;
    case 'table':
      composer.skip(gap / 2);
      composeTable(composer, node, block, column);
      composer.skip(gap * 1.5);
      break;
    case 'notice': {
      const inner = { left: column.left + FRAME_PADDING, width: column.width - 2 * FRAME_PADDING };
      const div = node.child('Div');
      if (composer.room < points * 5) composer.newPage();
      composer.framed(column, () => {
        composer.y += FRAME_PADDING;
        block.blocks.forEach((b, i) => {
          composeBlock(composer, div, b, inner, `${at}.blocks[${i}]`, findings);
        });
        composer.y += Math.max(FRAME_PADDING - gap, 2);
      });
      composer.skip(gap);
      break;
    }
    case 'rule': {
      // In the space between two blocks; the head of a page needs none.
      if (composer.room < points * 3 && !composer.atTop) composer.newPage();
      if (composer.atTop) break;
      const y = composer.y - gap / 2;
      composer.sheet.line(column.left, y, column.left + column.width, y);
      break;
    }
    case 'page-break':
      if (!composer.atTop) composer.newPage();
      break;
  }
}

function mannerOf({ direction }: { readonly direction?: Direction }): { direction?: Direction } {
  return direction ? { direction } : {};
}

function composeHeading(
  composer: Composer,
  node: StructureNode,
  block: Extract<LetterBlock, { kind: 'heading' }>,
  column: Column,
): void {
  const size = composer.letter.points * (HEADING_SIZES[block.level - 1] ?? 1);
  const lines = composer.set(block.spans, column, size, { strong: true, ...mannerOf(block) });
  composer.skip(size * 0.4);
  // A heading stands above at least the beginning of what it heads.
  const needed = lines.reduce((sum, line) => sum + heightOf(line, size), composer.letter.points * 4);
  if (needed > composer.room && !composer.atTop) composer.newPage();
  const type: StructureType = `H${block.level}`;
  composer.flow(lines, new TextWriter(node.child(type), block.spans, column.left, size, true));
  composer.skip(size * 0.3);
}

function composeList(
  composer: Composer,
  node: StructureNode,
  block: Extract<LetterBlock, { kind: 'list' }>,
  column: Column,
): void {
  const { points } = composer.letter;
  const { direction = composer.letter.direction } = block;
  const numbering = block.ordered ? 'Decimal' : 'Disc';
  const list = node.child('L', `/A << /O /List /ListNumbering /${numbering} >>`);
  const labels = block.items.map((_, i): Span => ({ text: block.ordered ? `${i + 1}.` : '•' }));
  const widest = labels.at(-1);
  const indent = (widest ? composer.measure([widest], points).widest : 0) + points * 0.6;
  const rtl = direction === 'rtl';
  const text = { left: rtl ? column.left : column.left + indent, width: column.width - indent };
  const label = { left: rtl ? column.left + column.width - indent : column.left, width: indent };
  block.items.forEach((spans, i) => {
    const item = list.child('LI');
    const sign = [labels[i] ?? { text: '' }];
    const lines = composer.set(spans, text, points, { direction });
    const [first] = lines;
    const [mark] = composer.set(sign, label, points, { direction });
    if (!first || !mark) return;
    const needed = heightOf(first, points) * Math.min(lines.length, 2);
    if (needed > composer.room && !composer.atTop) composer.newPage();
    // On one base line with the text, whose script may stand taller.
    const drop = ((first.ascent - mark.ascent) / 1000) * points;
    new TextWriter(item.child('Lbl'), sign, label.left, points).line(composer, mark, composer.y + Math.max(drop, 0));
    composer.flow(lines, new TextWriter(item.child('LBody'), spans, text.left, points));
    composer.skip(points * 0.25);
  });
}

function composeAddress(
  composer: Composer,
  node: StructureNode,
  lines: readonly string[],
  at: string,
  findings: Finding[],
): void {
  const fits = composer.sheets.length === 1 && composer.y <= WINDOW.top;
  const top = fits ? WINDOW.top : composer.y;
  const column = { left: WINDOW.left, width: WINDOW.width };
  const div = node.child('Div');
  let wraps = false;
  composer.y = top;
  for (const text of lines) {
    const spans = [{ text }];
    const set = composer.set(spans, column, WINDOW.points, { direction: directionOf(text) });
    wraps ||= set.length > 1;
    composer.flow(set, new TextWriter(div.child('P'), spans, column.left, WINDOW.points));
  }
  if (!fits || wraps || composer.y > WINDOW.bottom) findings.push(warning('pdf.address_outside_window', at));
  composer.y = fits ? Math.max(composer.y, WINDOW.bottom) : composer.y;
  composer.skip(composer.letter.points * 1.5);
}
