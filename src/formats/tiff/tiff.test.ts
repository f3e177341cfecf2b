import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { tiffAsPdf } from './index.ts';

/** A page of `width` × 8 dots in one strip, in either order of bytes. */
function tiff(
  tags: Readonly<Record<number, number>>,
  strip: readonly number[],
  isLittle = true,
  pages = 1,
): Uint8Array {
  const all = { 256: 8, 257: 8, 258: 1, 259: 1, 262: 0, 277: 1, 278: 8, 279: strip.length, ...tags };
  const size = 2 + (Object.keys(all).length + 1) * 12 + 4;
  const file = new Uint8Array(8 + strip.length + pages * size);
  const view = new DataView(file.buffer);
  file.set(isLittle ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42]);
  file.set(strip, 8);
  const first = 8 + strip.length;
  view.setUint32(4, first, isLittle);
  for (let page = 0; page < pages; page++) {
    let at = first + page * size;
    view.setUint16(at, Object.keys(all).length + 1, isLittle);
    at += 2;
    for (const [tag, value] of Object.entries({ ...all, 273: 8 })) {
      view.setUint16(at, Number(tag), isLittle);
      view.setUint16(at + 2, 4, isLittle);
      view.setUint32(at + 4, 1, isLittle);
      view.setUint32(at + 8, value, isLittle);
      at += 12;
    }
    view.setUint32(at, page + 1 < pages ? first + (page + 1) * size : 0, isLittle);
  }
  return file;
}

const ROWS = [1, 2, 4, 8, 16, 32, 64, 128];
const text = (file: Uint8Array | undefined) => Buffer.from(file ?? []).toString('latin1');

describe('a TIFF as a PDF', () => {
  it('has a page for each of its own, of the size it was scanned at, whichever its order of bytes', async () => {
    for (const isLittle of [true, false]) {
      const pdf = await getDocumentProxy(tiffAsPdf(tiff({}, ROWS, isLittle, 3)) ?? new Uint8Array());
      expect(pdf.numPages).toBe(3);
      const { width, height } = (await pdf.getPage(3)).getViewport({ scale: 1 });
      expect([width, height].map((n) => Math.round(n * 100))).toEqual([288, 288]);
    }
  });

  it('carries each coding of a fax over as it is, with the strip as it was', () => {
    expect(text(tiffAsPdf(tiff({ 259: 4 }, ROWS)))).toContain(
      '/CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 8',
    );
    expect(text(tiffAsPdf(tiff({ 259: 3, 292: 1 }, ROWS)))).toContain('/K 1 ');
    expect(text(tiffAsPdf(tiff({ 259: 3 }, ROWS)))).toContain('/K 0 ');
    expect(text(tiffAsPdf(tiff({ 259: 4 }, ROWS)))).toContain(String.fromCharCode(...ROWS));
  });

  it('turns the bits of those that keep them backwards, and white and black where they count the other way', () => {
    expect(text(tiffAsPdf(tiff({ 259: 4, 266: 2 }, ROWS)))).toContain(String.fromCharCode(...ROWS.toReversed()));
    expect(text(tiffAsPdf(tiff({ 262: 0 }, ROWS)))).toContain('/Decode [1 0]');
    expect(text(tiffAsPdf(tiff({ 262: 1 }, ROWS)))).not.toContain('/Decode [');
    expect(text(tiffAsPdf(tiff({ 259: 4, 262: 0 }, ROWS)))).not.toContain('/Decode [');
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a head alone', tiff({}, ROWS).subarray(0, 8)],
    ['a strip that reaches beyond the file', tiff({ 279: 5_000 }, ROWS)],
    ['more strips than are there', tiff({ 278: 4 }, ROWS)],
    ['tiles', tiff({ 324: 8 }, ROWS)],
    ['a coding nobody knows', tiff({ 259: 99 }, ROWS)],
    ['no size', tiff({ 256: 0 }, ROWS)],
    ['sixteen bits', tiff({ 258: 16 }, ROWS)],
  ])('is not made of %s', (_what, file) => {
    expect(tiffAsPdf(file)).toBeUndefined();
  });

  it('ends for a file whose pages lead round in a circle, and for any bytes', () => {
    const circle = tiff({}, ROWS, true, 2);
    new DataView(circle.buffer).setUint32(circle.length - 4, 16, true);
    expect(tiffAsPdf(circle)).toBeUndefined();
    const whole = tiff({ 259: 4 }, ROWS);
    for (let i = 0; i < whole.length; i++) {
      const broken = whole.slice();
      broken[i] = 255;
      expect(() => tiffAsPdf(broken)).not.toThrow();
    }
  });
});
