import { Font, Face as FontFace, Blob as FontFile, Variation } from 'harfbuzzjs';
import { Bounded } from './bounded.ts';
import { graphemesOf } from './break-text.ts';
import { type FontShelf, type FontSlice, regionOf, slicesFor } from './fonts.ts';

/** A slice of a family, opened at both weights. */
export interface Face {
  readonly id: string;
  readonly regular: Font;
  readonly bold: Font;
  readonly has: ReadonlySet<number>;
}

/** Stands in the letter where no face has the character; a finding says so. */
export const REPLACEMENT = '\uFFFD';

const UNITS = 1000;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const PLAIN = /^[\x20-\x7E]*$/;

/** The faces that letters have asked for so far, each opened once. */
export class FaceBook {
  readonly base: Face;
  private readonly shelf: FontShelf;
  private readonly open = new Map<string, Face>();
  private readonly opening = new Map<string, Promise<Face>>();
  private readonly candidates = new Bounded<FontSlice[]>(100_000);
  /** Which face draws a grapheme in a region. */
  private readonly chosen = new Bounded<{ readonly face: Face }>(100_000);
  private readonly looked = new Bounded<readonly string[]>(10_000);

  private constructor(shelf: FontShelf, base: Face) {
    this.shelf = shelf;
    this.base = base;
  }

  static async of(shelf: FontShelf): Promise<FaceBook> {
    const slice = slicesFor(shelf, 'en', 0x20)[0];
    if (slice === undefined) throw new Error('the shelf has no face with a space');
    const base = await openFace(slice);
    const book = new FaceBook(shelf, base);
    book.open.set(slice.id, base);
    return book;
  }

  /** Opens what the text needs; answers with the graphemes that no face has. */
  async prepare(text: string, language: string): Promise<readonly string[]> {
    if (PLAIN.test(text)) return [];
    const key = `${regionOf(this.shelf, language)} ${text}`;
    const known = this.looked.get(key);
    if (known) return known;
    const missing: string[] = [];
    for (const grapheme of new Set(graphemesOf(text))) {
      await this.openFor(grapheme, language);
      if (this.faceFor(grapheme, language) === undefined) missing.push(grapheme);
    }
    this.looked.set(key, missing);
    return missing;
  }

  /** The first face that has all of the grapheme, among those that `prepare` opened. */
  faceFor(grapheme: string, language: string): Face | undefined {
    if (PLAIN.test(grapheme)) return this.base;
    const key = `${regionOf(this.shelf, language)} ${grapheme}`;
    const known = this.chosen.get(key);
    if (known) return known.face;
    const face = this.firstOpen(grapheme, language);
    // Without one, the face may only not be open yet.
    if (face) this.chosen.set(key, { face });
    return face;
  }

  private firstOpen(grapheme: string, language: string): Face | undefined {
    const needed = visible(grapheme);
    if (needed.length === 0) return this.base;
    for (const codePoint of needed) {
      for (const slice of this.slicesOf(codePoint, language)) {
        const face = this.open.get(slice.id);
        if (face && needed.every((c) => face.has.has(c))) return face;
      }
    }
    return undefined;
  }

  private slicesOf(codePoint: number, language: string): FontSlice[] {
    const key = `${regionOf(this.shelf, language)} ${codePoint}`;
    const known = this.candidates.get(key) ?? slicesFor(this.shelf, language, codePoint);
    this.candidates.set(key, known);
    return known;
  }

  private async openFor(grapheme: string, language: string): Promise<void> {
    const needed = visible(grapheme);
    for (const codePoint of needed) {
      for (const slice of this.slicesOf(codePoint, language)) {
        const face = this.open.get(slice.id) ?? (await this.openSlice(slice));
        if (needed.every((c) => face.has.has(c))) return;
      }
    }
  }

  private async openSlice(slice: FontSlice): Promise<Face> {
    const opening = this.opening.get(slice.id) ?? openFace(slice);
    this.opening.set(slice.id, opening);
    const face = await opening;
    this.open.set(slice.id, face);
    return face;
  }
}

function visible(grapheme: string): number[] {
  return [...grapheme].filter((c) => !IGNORABLE.test(c)).map((c) => c.codePointAt(0) ?? 0);
}

async function openFace(slice: FontSlice): Promise<Face> {
  const bytes = await slice.read();
  const file = new FontFile(new Uint8Array(bytes).buffer);
  const face = new FontFace(file);
  const at = (weight: number) => {
    const font = new Font(face);
    font.setScale(UNITS, UNITS);
    font.setVariations([new Variation('wght', weight)]);
    return font;
  };
  return {
    id: slice.id,
    regular: at(400),
    bold: at(700),
    has: new Set(face.collectUnicodes()),
  };
}
