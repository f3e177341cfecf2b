import bidiFactory from 'bidi-js';
import { Bounded } from './bounded.ts';
import { breaksOf, graphemesOf } from './break-text.ts';
import type { Direction, Span } from './letter.ts';
import { ASCENT, DESCENT, type Piece, type Placed, type Shaper } from './shape.ts';

/** A line set: its runs in the order they are read, each at its place from the left edge. */
export interface Line {
  readonly runs: readonly Run[];
  /** Without the spaces at its end. */
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

export interface Run {
  readonly placed: readonly Placed[];
  readonly x: number;
  readonly width: number;
  readonly rtl: boolean;
  readonly span: number;
}

/** The direction of the first letter that has one. */
export function directionOf(text: string): Direction {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

export interface Setting {
  readonly spans: readonly Span[];
  readonly language: string;
  readonly direction: Direction;
  /** In thousandths of the type size. */
  readonly width: number;
  readonly strong?: boolean;
}

/** A piece of text that is not broken, of one span, one direction, and either a word or the spaces after it. */
interface Atom {
  readonly text: string;
  readonly piece: Piece;
  readonly level: number;
  readonly span: number;
  readonly space: boolean;
}

// The package's types speak of an ES module; Node hands over the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\u200F\u202B\u202E\u2067\u2068\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
// A telephone number or a date keeps its order inside Arabic, where the algorithm alone would set its parts from right to left.
const NUMBER = /(?:\+?1[-. ]?)?\(\p{Nd}{3}\) ?\p{Nd}{3}[-. ]\p{Nd}{4}|\+?\p{Nd}+(?:[-–./:]\p{Nd}+)+/gu;
const ISOLATE = '\u2066';
const END_OF_ISOLATE = '\u2069';
const SPACES = /[\s\u200B]+$/u;

/** Sets paragraphs; what every letter says is set once. */
export class Setter {
  private readonly known = new Bounded<Line[]>(4_000);
  private readonly shaper: Shaper;

  constructor(shaper: Shaper) {
    this.shaper = shaper;
  }

  set(setting: Setting): Line[] {
    const key = JSON.stringify(setting);
    const known = this.known.get(key);
    if (known) return known;
    const lines = setParagraph(this.shaper, setting);
    this.known.set(key, lines);
    return lines;
  }

  /** Width of the longest part that cannot be broken, and of the whole on one line. */
  measure(setting: Setting): { narrowest: number; widest: number } {
    let narrowest = 0;
    let widest = 0;
    let line = 0;
    for (const { atoms, required } of unbroken(this.shaper, setting)) {
      const words = widthOf(atoms.filter((a) => !a.space));
      narrowest = Math.max(narrowest, words);
      widest = Math.max(widest, line + words);
      line = required ? 0 : line + widthOf(atoms);
    }
    return { narrowest, widest };
  }
}

function setParagraph(shaper: Shaper, setting: Setting): Line[] {
  const lines: Line[] = [];
  let line: Atom[] = [];
  let used = 0;
  const close = () => {
    lines.push(arrange(line, setting));
    line = [];
    used = 0;
  };
  for (const { atoms, required } of unbroken(shaper, setting)) {
    const words = widthOf(atoms.filter((a) => !a.space));
    const all = widthOf(atoms);
    if (used > 0 && used + words > setting.width) close();
    if (words <= setting.width) {
      line.push(...atoms);
      used += all;
    } else {
      // A word longer than the line is broken between characters; better than running off the paper.
      for (const atom of atoms.flatMap((a) => charactersOf(shaper, setting, a))) {
        if (!atom.space && used > 0 && used + atom.piece.width > setting.width) close();
        line.push(atom);
        used += atom.piece.width;
      }
    }
    if (required) close();
  }
  if (line.length > 0 || lines.length === 0) close();
  // Lines of a paragraph stand equally far apart.
  const ascent = lines.reduce((most, l) => Math.max(most, l.ascent), 0);
  const descent = lines.reduce((most, l) => Math.max(most, l.descent), 0);
  return lines.map((l) => ({ ...l, ascent, descent }));
}

function* unbroken(shaper: Shaper, setting: Setting): Generator<{ atoms: Atom[]; required: boolean }> {
  const text = setting.spans.map((s) => s.text).join('');
  const levels = levelsOf(text, setting.direction);
  const ends: number[] = [];
  for (const span of setting.spans) ends.push((ends.at(-1) ?? 0) + span.text.length);
  let from = 0;
  let span = 0;
  for (const { end, required } of breaksOf(text, setting.language)) {
    const wordEnd = end - (SPACES.exec(text.slice(from, end))?.[0].length ?? 0);
    const atoms: Atom[] = [];
    while (from < end) {
      while ((ends[span] ?? text.length) <= from) span++;
      const limit = Math.min(ends[span] ?? end, from < wordEnd ? wordEnd : end);
      const level = levels?.[from] ?? 0;
      let to = from + 1;
      while (to < limit && (levels?.[to] ?? 0) === level) to++;
      const space = from >= wordEnd;
      const part = text.slice(from, to);
      const shown = space ? part.replaceAll(/[\u2028\u200B]/g, '') : part;
      if (shown !== '')
        atoms.push({ text: shown, piece: pieceOf(shaper, setting, shown, level, span), level, span, space });
      from = to;
    }
    yield { atoms, required };
  }
}

function levelsOf(text: string, direction: Direction): ArrayLike<number> | undefined {
  if (direction === 'ltr' && !RIGHT_TO_LEFT.test(text)) return undefined;
  const isolated = text.replaceAll(NUMBER, `${ISOLATE}$&${END_OF_ISOLATE}`);
  const { levels } = bidi.getEmbeddingLevels(isolated, direction);
  if (isolated.length === text.length) return levels;
  const kept: number[] = [];
  for (let i = 0, j = 0; j < isolated.length; j++) {
    if (isolated[j] !== text[i]) continue;
    kept.push(levels[j] ?? 0);
    i++;
  }
  return kept;
}

function pieceOf(shaper: Shaper, setting: Setting, text: string, level: number, span: number): Piece {
  const of = setting.spans[span];
  return shaper.piece(text, {
    language: of?.language ?? setting.language,
    strong: (setting.strong ?? false) || (of?.strong ?? false),
    rtl: level % 2 === 1,
  });
}

function charactersOf(shaper: Shaper, setting: Setting, atom: Atom): Atom[] {
  return graphemesOf(atom.text).map((text) => ({
    ...atom,
    text,
    piece: pieceOf(shaper, setting, text, atom.level, atom.span),
  }));
}

function widthOf(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, a) => sum + a.piece.width, 0);
}

/** Visual places for a line's atoms (rules L1 and L2 of the bidirectional algorithm), then runs in reading order. */
function arrange(atoms: readonly Atom[], setting: Setting): Line {
  const base = setting.direction === 'rtl' ? 1 : 0;
  const lastWord = atoms.findLastIndex((a) => !a.space);
  const levels = atoms.map((a, i) => (i > lastWord ? base : a.level));
  const order = visualOrder(levels);
  const width = widthOf(atoms.slice(0, lastWord + 1));
  const hanging = widthOf(atoms.slice(lastWord + 1));
  const x: number[] = [];
  let pen = base === 1 ? setting.width - width - hanging : 0;
  for (const i of order) {
    x[i] = pen;
    pen += atoms[i]?.piece.width ?? 0;
  }
  const runs: Run[] = [];
  let group: number[] = [];
  const flush = () => {
    const [first] = group;
    if (first === undefined) return;
    const rtl = (levels[first] ?? 0) % 2 === 1;
    const visual = rtl ? group.toReversed() : group;
    const members = visual.map((i) => atoms[i]).filter((a) => a !== undefined);
    runs.push({
      placed: members.flatMap((a) => a.piece.placed),
      x: Math.min(...group.map((i) => x[i] ?? 0)),
      width: widthOf(members),
      rtl,
      span: atoms[first]?.span ?? 0,
    });
    group = [];
  };
  atoms.forEach((atom, i) => {
    const before = group.at(-1);
    if (before !== undefined && (levels[before] !== levels[i] || atoms[before]?.span !== atom.span)) flush();
    group.push(i);
  });
  flush();
  return {
    runs,
    width,
    ascent: atoms.reduce((most, a) => Math.max(most, a.piece.ascent), ASCENT),
    descent: atoms.reduce((most, a) => Math.max(most, a.piece.descent), DESCENT),
  };
}

function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, i) => i);
  const highest = Math.max(...levels, 0);
  if (highest === 0) return order;
  for (let level = highest; level >= 1; level--) {
    let start = -1;
    for (let i = 0; i <= order.length; i++) {
      const inside = i < order.length && (levels[order[i] ?? 0] ?? 0) >= level;
      if (inside && start < 0) start = i;
      if (!inside && start >= 0) {
        order.splice(start, i - start, ...order.slice(start, i).reverse());
        start = -1;
      }
    }
  }
  return order;
}
