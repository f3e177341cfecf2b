import { Font, Face as FontFace, Blob as FontFile, Variation } from 'harfbuzzjs';
import { Bounded } from './bounded.ts';
import { graphemesOf } from './break-text.ts';
import { type FontShelf, type FontSlice, regionOf, slicesFor } from './fonts.ts';

/** A slice of a family, opened at both weights. */
export interface Face {
  readonly id: string;
  readonly regular: Font;
  readonly bold: Font;
  readonly ascent: number;
  readonly descent: number;
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
  private readonly open = new Map<string, Promise<Face>>();
  /** Which face draws a grapheme in a region; `undefined` as a value: none does. */
  private readonly chosen = new Bounded<{ readonly face: Face | undefined }>(200_000);
  private readonly looked = new Bounded<readonly string[]>(5_000);

  private constructor(shelf: FontShelf, base: Face) {
    this.shelf = shelf;
    this.base = base;
  }

  static async of(shelf: FontShelf): Promise<FaceBook> {
    const slice = slicesFor(shelf, 'en', 0x20)[0];
    if (slice === undefined) throw new Error('the shelf has no face with a space');
    const base = await openFace(slice);
    const book = new FaceBook(shelf, base);
    book.open.set(slice.id, Promise.resolve(base));
    return book;
  }

  /** Opens what the text needs; answers with the graphemes that no face has. */
  async prepare(text: string, language: string): Promise<readonly string[]> {
    if (PLAIN.test(text)) return [];
    const region = regionOf(this.shelf, language);
    const key = `${region} ${text}`;
    const known = this.looked.get(key);
    // What is forgotten under one memory may still be remembered by the other: the faces themselves stay open.
    if (known && graphemesOf(text).every((g) => this.chosen.get(`${region} ${g}`) !== undefined)) return known;
    const missing: string[] = [];
    for (const grapheme of new Set(graphemesOf(text))) {
      let choice = this.chosen.get(`${region} ${grapheme}`);
      if (!choice) {
        choice = { face: await this.find(grapheme, language) };
        this.chosen.set(`${region} ${grapheme}`, choice);
      }
      if (choice.face === undefined) missing.push(grapheme);
    }
    this.looked.set(key, missing);
    return missing;
  }

  faceFor(grapheme: string, language: string): Face | undefined {
    if (PLAIN.test(grapheme)) return this.base;
    return this.chosen.get(`${regionOf(this.shelf, language)} ${grapheme}`)?.face;
  }

  private async find(grapheme: string, language: string): Promise<Face | undefined> {
    const needed = [...grapheme].filter((c) => !IGNORABLE.test(c)).map((c) => c.codePointAt(0) ?? 0);
    if (needed.length === 0) return this.base;
    for (const codePoint of needed) {
      for (const slice of slicesFor(this.shelf, language, codePoint)) {
        const face = await this.opened(slice);
        if (needed.every((c) => face.has.has(c))) return face;
      }
    }
    return undefined;
  }

  private opened(slice: FontSlice): Promise<Face> {
    const known = this.open.get(slice.id) ?? openFace(slice);
    this.open.set(slice.id, known);
    return known;
  }
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
  const regular = at(400);
  const { ascender, descender } = regular.hExtents();
  return {
    id: slice.id,
    regular,
    bold: at(700),
    ascent: ascender,
    descent: -descender,
    has: new Set(face.collectUnicodes()),
  };
}
