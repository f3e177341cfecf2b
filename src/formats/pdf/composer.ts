import type { Direction, Letter, Span } from './letter.ts';
import type { Line, Run, Setter, Setting } from './paragraph.ts';
import { type Ink, type LetterFonts, PAPER, Sheet } from './sheet.ts';
import { languageEntry, type StructureNode } from './structure.ts';

/** Part of the width of the paper, in points from its left edge. */
export interface Column {
  readonly left: number;
  readonly width: number;
}

/** How a text is set where it differs from the letter's. */
interface Manner {
  readonly strong?: boolean;
  readonly direction?: Direction;
}

const MARGIN = 72;
const FOOT = 36;

export const BODY: Column = { left: MARGIN, width: PAPER.width - 2 * MARGIN };

/** The pages while they fill: where the next line stands, and what is drawn at a page's end. */
export class Composer {
  readonly sheets: Sheet[] = [new Sheet(0)];
  readonly fonts: LetterFonts;
  readonly letter: Letter;
  y: number = MARGIN;
  private readonly setter: Setter;
  private readonly bottom: number;
  private frame: { readonly column: Column; top: number } | undefined;

  constructor(letter: Letter, setter: Setter, fonts: LetterFonts) {
    this.letter = letter;
    this.setter = setter;
    this.fonts = fonts;
    const foot = this.footLines(999, 999).reduce((sum, line) => sum + heightOf(line, letter.points), 0);
    this.bottom = PAPER.height - Math.max(MARGIN, FOOT + foot + letter.points * 0.8);
  }

  get sheet(): Sheet {
    const last = this.sheets.at(-1);
    if (last === undefined) throw new Error('a letter has a page');
    return last;
  }

  get room(): number {
    return this.bottom - this.y;
  }

  /** Of a page with nothing on it. */
  get height(): number {
    return this.bottom - MARGIN;
  }

  get atTop(): boolean {
    return this.y === MARGIN;
  }

  set(spans: readonly Span[], column: Column, points: number, manner: Manner = {}): Line[] {
    return this.setter.set(this.setting(spans, column, points, manner));
  }

  measure(spans: readonly Span[], points: number, manner: Manner = {}): { narrowest: number; widest: number } {
    const { narrowest, widest } = this.setter.measure(this.setting(spans, BODY, points, manner));
    return { narrowest: (narrowest * points) / 1000, widest: (widest * points) / 1000 };
  }

  private setting(spans: readonly Span[], column: Column, points: number, manner: Manner): Setting {
    const { language, direction } = this.letter;
    return { spans, language, direction, width: (column.width / points) * 1000, ...manner };
  }

  newPage(): void {
    this.drawFrame();
    this.sheets.push(new Sheet(this.sheets.length));
    this.y = MARGIN;
    if (this.frame) this.frame.top = MARGIN;
  }

  /** Space between blocks; none at the head of a page. */
  skip(points: number): void {
    if (!this.atTop) this.y += points;
  }

  /** A frame round what `draw` sets, on each page that it reaches. */
  framed(column: Column, draw: () => void): void {
    this.frame = { column, top: this.y };
    draw();
    this.drawFrame();
    this.frame = undefined;
  }

  private drawFrame(): void {
    if (!this.frame || this.y <= this.frame.top) return;
    const { column, top } = this.frame;
    this.sheet.frame(column.left, top, column.width, this.y - top);
  }

  /** Lines down the page and over to the next, never one line alone on either side. */
  flow(lines: readonly Line[], writer: TextWriter): void {
    lines.forEach((line, i) => {
      const height = heightOf(line, writer.points);
      const left = lines.length - i;
      const together = i === 0 && left === 3 ? 3 : left > 1 && (i === 0 || left === 2) ? 2 : 1;
      if (height * together > this.room && !this.atTop) this.newPage();
      writer.line(this, line, this.y);
      this.y += height;
    });
  }

  /** The foot of every page, once their number is known. */
  foot(): void {
    const { points } = this.letter;
    for (const sheet of this.sheets) {
      const lines = this.footLines(sheet.number + 1, this.sheets.length);
      let y = PAPER.height - FOOT - lines.reduce((sum, line) => sum + heightOf(line, points), 0);
      for (const line of lines) {
        const baseline = y + (line.ascent / 1000) * points;
        for (const run of line.runs)
          sheet.pagination(run, { ...inkAt(run, BODY.left, baseline, points), strong: false }, this.fonts);
        y += heightOf(line, points);
      }
    }
  }

  private footLines(page: number, pages: number): Line[] {
    const { footer, points } = this.letter;
    if (footer === undefined) return [];
    const text = footer.replaceAll('{page}', String(page)).replaceAll('{pages}', String(pages));
    return this.set([{ text }], BODY, points);
  }
}

export function heightOf(line: Line, points: number): number {
  return ((line.ascent + line.descent) / 1000) * points;
}

function inkAt(run: Run, left: number, baseline: number, points: number): Omit<Ink, 'strong'> {
  return { x: left + (run.x / 1000) * points, y: baseline, points };
}

/** Writes the lines of one block under one node, with nodes below it for links and other languages. */
export class TextWriter {
  readonly points: number;
  private readonly node: StructureNode;
  private readonly spans: readonly Span[];
  private readonly left: number;
  private readonly strong: boolean;
  private readonly nodes = new Map<number, StructureNode>();

  constructor(node: StructureNode, spans: readonly Span[], left: number, points: number, strong = false) {
    this.node = node;
    this.spans = spans;
    this.left = left;
    this.points = points;
    this.strong = strong;
  }

  line(composer: Composer, line: Line, top: number): void {
    const baseline = top + (line.ascent / 1000) * this.points;
    for (const run of line.runs) {
      const span = this.spans[run.span];
      if (!span) continue;
      const ink = {
        ...inkAt(run, this.left, baseline, this.points),
        strong: this.strong || (span.strong ?? false),
        link: span.link !== undefined,
      };
      const node = this.nodeOf(run.span, span, composer.letter.language);
      composer.sheet.text(node, run, ink, composer.fonts);
      if (span.link === undefined) continue;
      const size = this.points / 1000;
      composer.sheet.links.push({
        node,
        link: span.link,
        text: span.text,
        box: [
          ink.x,
          PAPER.height - baseline - line.descent * size,
          ink.x + run.width * size,
          PAPER.height - baseline + line.ascent * size,
        ],
      });
    }
  }

  /** The same lines again, for the eye only. */
  repeat(composer: Composer, line: Line, top: number): void {
    const baseline = top + (line.ascent / 1000) * this.points;
    for (const run of line.runs) {
      const strong = this.strong || (this.spans[run.span]?.strong ?? false);
      composer.sheet.repeated(run, { ...inkAt(run, this.left, baseline, this.points), strong }, composer.fonts);
    }
  }

  private nodeOf(index: number, span: Span, language: string): StructureNode {
    const known = this.nodes.get(index);
    if (known) return known;
    const foreign = span.language !== undefined && span.language !== language;
    const entries = foreign ? languageEntry(span.language) : '';
    const node =
      span.link !== undefined
        ? this.node.child('Link', entries)
        : foreign
          ? this.node.child('Span', entries)
          : this.node;
    this.nodes.set(index, node);
    return node;
  }
}
