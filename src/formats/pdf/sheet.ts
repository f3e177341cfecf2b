import type { LetterFont } from './letter-font.ts';
import type { Run } from './paragraph.ts';
import { amount } from './pdf-file.ts';
import { showRun } from './show-run.ts';
import type { StructureNode } from './structure.ts';

/** US Letter, in points. */
export const PAPER = { width: 612, height: 792 } as const;

export interface LetterFonts {
  readonly regular: LetterFont;
  readonly bold: LetterFont;
}

export interface LinkArea {
  readonly node: StructureNode;
  readonly link: string;
  readonly text: string;
  readonly box: readonly [number, number, number, number];
}

/** Text as it is drawn: `x`, `y` from the upper left corner to the start of the base line. */
export interface Ink {
  readonly x: number;
  readonly y: number;
  readonly points: number;
  readonly strong: boolean;
  readonly link?: boolean;
}

/** One page while it is drawn. Everything on it is either marked as content of a node, or an artifact. */
export class Sheet {
  readonly number: number;
  /** The node of each mark, by its number. */
  readonly marks: StructureNode[] = [];
  readonly links: LinkArea[] = [];
  private readonly operators: string[] = [];
  private open: StructureNode | undefined;

  constructor(number: number) {
    this.number = number;
  }

  text(node: StructureNode, run: Run, ink: Ink, fonts: LetterFonts): void {
    this.mark(node);
    this.show(run, ink, fonts);
  }

  /** Page numbers and the like: seen, and passed over by a voice. */
  pagination(run: Run, ink: Ink, fonts: LetterFonts): void {
    this.artifact('<< /Type /Pagination /Subtype /Footer >>', () => this.show(run, ink, fonts));
  }

  /** A heading row again on the next page. */
  repeated(run: Run, ink: Ink, fonts: LetterFonts): void {
    this.artifact('<< /Type /Pagination >>', () => this.show(run, ink, fonts));
  }

  line(x1: number, y1: number, x2: number, y2: number, width = 0.5): void {
    this.artifact('<< /Type /Layout >>', () =>
      this.operators.push(`${amount(width)} w ${at(x1, y1)} m ${at(x2, y2)} l S`),
    );
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.artifact('<< /Type /Layout >>', () =>
      this.operators.push(`1 w ${at(x, y + height)} ${amount(width)} ${amount(height)} re S`),
    );
  }

  shade(x: number, y: number, width: number, height: number): void {
    this.artifact('<< /Type /Layout >>', () =>
      this.operators.push(`0.92 g ${at(x, y + height)} ${amount(width)} ${amount(height)} re f 0 g`),
    );
  }

  content(): string {
    this.close();
    return this.operators.join('\n');
  }

  private mark(node: StructureNode): void {
    if (this.open === node) return;
    this.close();
    const mcid = this.marks.push(node) - 1;
    node.kids.push({ page: this.number, mcid });
    this.operators.push(`/${node.type} << /MCID ${mcid} >> BDC`);
    this.open = node;
  }

  private close(): void {
    if (this.open) this.operators.push('EMC');
    this.open = undefined;
  }

  private artifact(properties: string, draw: () => void): void {
    this.close();
    this.operators.push(`/Artifact ${properties} BDC`);
    draw();
    this.operators.push('EMC');
  }

  private show(run: Run, ink: Ink, fonts: LetterFonts): void {
    if (run.placed.length === 0) return;
    const font = ink.strong ? fonts.bold : fonts.regular;
    const name = ink.strong ? '/B' : '/R';
    const colour = ink.link ? '0 0.2 0.6 rg ' : '';
    const size = ink.points / 1000;
    const underline = ` ${at(ink.x, ink.y + 120 * size)} ${amount(run.width * size)} ${amount(50 * size)} re f 0 g`;
    this.operators.push(
      `BT ${colour}${name} ${amount(ink.points)} Tf 1 0 0 1 ${at(ink.x, ink.y)} Tm ${showRun(run, font)} ET${ink.link ? underline : ''}`,
    );
  }
}

function at(x: number, y: number): string {
  return `${amount(x)} ${amount(PAPER.height - y)}`;
}
