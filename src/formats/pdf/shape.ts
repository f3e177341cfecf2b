import { Buffer as ShapingBuffer, Direction as ShapingDirection, shape } from 'harfbuzzjs';
import { Bounded } from './bounded.ts';
import { graphemesOf } from './break-text.ts';
import { type Face, type FaceBook, REPLACEMENT } from './faces.ts';
import { type Outline, outlineOf } from './outline.ts';

/**
 * What one reader sees as one sign, drawn as one glyph whatever parts the typeface makes it of. So every reader of the
 * file gets its text back in the order it was written, and no glyph stands for half a character.
 */
export interface Cluster {
  readonly text: string;
  readonly outline: Outline;
  /** In thousandths of the type size, as every measure here. */
  readonly width: number;
}

export interface Placed {
  readonly cluster: Cluster;
  /** Space added after the glyph: kerning. */
  readonly adjust: number;
}

/** Text of one direction and weight that is never broken, shaped: glyphs from left to right. */
export interface Piece {
  readonly placed: readonly Placed[];
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

export interface Voice {
  readonly language: string;
  readonly strong: boolean;
  readonly rtl: boolean;
}

/** Of the base typeface. Lines stand no closer, and further apart where letters reach beyond. */
export const ASCENT = 1069;
export const DESCENT = 293;
const AIR = 40;
/** Marks piled higher than any language piles them may run into the next line. */
const TALLEST = 2500;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\u2028]*$/u;

export class Shaper {
  private readonly pieces = new Bounded<Piece>(60_000);
  private readonly clusters = new Bounded<Cluster>(60_000);
  private readonly buffer = new ShapingBuffer();
  private readonly faces: FaceBook;

  constructor(faces: FaceBook) {
    this.faces = faces;
  }

  /** The faces of the text's characters must have been opened before. */
  piece(text: string, voice: Voice): Piece {
    const key = `${voice.strong ? 'b' : 'r'}${voice.rtl ? '<' : '>'}${voice.language} ${text}`;
    const known = this.pieces.get(key);
    if (known) return known;
    const runs = this.runsOf(text, voice.language);
    if (voice.rtl) runs.reverse();
    const placed = runs.flatMap((run) => this.shapeRun(run.text, run.face, voice));
    const piece: Piece = {
      placed,
      width: placed.reduce((sum, p) => sum + p.cluster.width + p.adjust, 0),
      ascent: placed.reduce((most, p) => Math.max(most, Math.min(p.cluster.outline.box[3] + AIR, TALLEST)), ASCENT),
      descent: placed.reduce((most, p) => Math.max(most, Math.min(AIR - p.cluster.outline.box[1], TALLEST)), DESCENT),
    };
    this.pieces.set(key, piece);
    return piece;
  }

  private runsOf(text: string, language: string): { text: string; face: Face }[] {
    const runs: { text: string; face: Face }[] = [];
    for (const grapheme of graphemesOf(text)) {
      const last = runs.at(-1);
      const face = INVISIBLE.test(grapheme) ? last?.face : this.faces.faceFor(grapheme, language);
      const shown = face ?? this.faces.base;
      const said = face || INVISIBLE.test(grapheme) ? grapheme : REPLACEMENT;
      if (last?.face === shown) last.text += said;
      else runs.push({ text: said, face: shown });
    }
    return runs;
  }

  private shapeRun(text: string, face: Face, voice: Voice): Placed[] {
    const { buffer } = this;
    const font = voice.strong ? face.bold : face.regular;
    buffer.clearContents();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(voice.rtl ? ShapingDirection.RTL : ShapingDirection.LTR);
    buffer.setLanguage(voice.language);
    shape(font, buffer);
    const glyphs = buffer.getGlyphInfosAndPositions();
    const ends = [...new Set(glyphs.map((g) => g.cluster))].sort((a, b) => a - b);
    const placed: Placed[] = [];
    for (let i = 0; i < glyphs.length; ) {
      const start = glyphs[i]?.cluster ?? 0;
      const group = [];
      for (; i < glyphs.length && glyphs[i]?.cluster === start; i++) {
        const g = glyphs[i];
        if (g) group.push({ id: g.codepoint, width: g.xAdvance ?? 0, dx: g.xOffset ?? 0, dy: g.yOffset ?? 0 });
      }
      const said = text.slice(start, ends[ends.indexOf(start) + 1] ?? text.length);
      const signs = separable(said, voice.rtl) ? [...said] : [said];
      const one = this.placeGroup(group, signs[0] ?? said, face, voice.strong);
      if (one.cluster.width + one.adjust === 0 && INVISIBLE.test(said)) continue;
      const rest = signs.slice(1).map((text) => ({ cluster: this.silent(text), adjust: 0 }));
      placed.push(...(voice.rtl ? [...rest.reverse(), one] : [one, ...rest]));
    }
    return placed;
  }

  /** Carries text and draws nothing: the mark is drawn with the letter it belongs to. */
  private silent(text: string): Cluster {
    const key = `silent ${text}`;
    const known = this.clusters.get(key) ?? { text, outline: outlineOf([]), width: 0 };
    this.clusters.set(key, known);
    return known;
  }

  private placeGroup(group: readonly GlyphPart[], text: string, face: Face, strong: boolean): Placed {
    const font = strong ? face.bold : face.regular;
    const [only] = group;
    const plain = group.length === 1 && only !== undefined && only.dx === 0 && only.dy === 0;
    const advance = group.reduce((sum, g) => sum + g.width, 0);
    const width = plain ? font.glyphHAdvance(only.id) : advance;
    const key = `${face.id} ${strong ? 'b' : 'r'} ${group.map((g) => (plain ? g.id : `${g.id},${g.width},${g.dx},${g.dy}`)).join(' ')} ${text}`;
    let cluster = this.clusters.get(key);
    if (!cluster) {
      let pen = 0;
      const parts = group.map((g) => {
        const part = { path: font.glyphToJson(g.id), dx: pen + g.dx, dy: g.dy };
        pen += g.width;
        return part;
      });
      cluster = { text, outline: outlineOf(parts), width };
      this.clusters.set(key, cluster);
    }
    return { cluster, adjust: advance - cluster.width };
  }
}

/**
 * Readers turn right-to-left text round character by character, and some take a glyph with a combining mark in its text
 * for one without width: there each character gets a place of its own, the first with the drawing.
 */
function separable(text: string, rtl: boolean): boolean {
  return rtl || /\p{Mn}/u.test(text);
}

interface GlyphPart {
  readonly id: number;
  readonly width: number;
  readonly dx: number;
  readonly dy: number;
}
