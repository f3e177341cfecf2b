import type { Outline } from './outline.ts';

interface Glyph {
  readonly outline: Outline;
  readonly width: number;
}

const NOTDEF: Glyph = { outline: { bytes: new Uint8Array(0), points: 0, contours: 0, box: [0, 0, 0, 0] }, width: 0 };

/** A TrueType font program of these glyphs, after an empty glyph 0: the tables that PDF asks for, and no more. */
export function trueType(glyphs: readonly Glyph[]): { bytes: Uint8Array; box: readonly number[] } {
  const all = [NOTDEF, ...glyphs];
  const box = boundsOf(all);
  const { glyf, loca } = outlines(all);
  const tables: [string, Uint8Array][] = [
    ['glyf', glyf],
    ['head', head(box)],
    ['hhea', horizontalHeader(all)],
    ['hmtx', metrics(all)],
    ['loca', loca],
    ['maxp', limits(all)],
  ];
  const start = 12 + tables.length * 16;
  const bytes = new Uint8Array(tables.reduce((n, [, table]) => n + padded(table.length), start));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x00010000);
  [tables.length, 64, 2, tables.length * 16 - 64].forEach((n, i) => {
    view.setUint16(4 + i * 2, n);
  });
  let at = start;
  tables.forEach(([tag, table], i) => {
    bytes.set(table, at);
    const entry = 12 + i * 16;
    for (let c = 0; c < 4; c++) view.setUint8(entry + c, tag.charCodeAt(c));
    view.setUint32(entry + 4, checksum(view, at, padded(table.length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, table.length);
    at += padded(table.length);
  });
  return { bytes, box };
}

function padded(n: number): number {
  return (n + 3) & ~3;
}

function checksum(view: DataView, at: number, length: number): number {
  let sum = 0;
  for (let i = at; i < at + length; i += 4) sum = (sum + view.getUint32(i)) >>> 0;
  return sum;
}

function boundsOf(glyphs: readonly Glyph[]): [number, number, number, number] {
  const box: [number, number, number, number] = [0, 0, 0, 0];
  for (const { outline } of glyphs) {
    box[0] = Math.min(box[0], outline.box[0]);
    box[1] = Math.min(box[1], outline.box[1]);
    box[2] = Math.max(box[2], outline.box[2]);
    box[3] = Math.max(box[3], outline.box[3]);
  }
  return box;
}

function outlines(glyphs: readonly Glyph[]): { glyf: Uint8Array; loca: Uint8Array } {
  const glyf = new Uint8Array(glyphs.reduce((n, g) => n + g.outline.bytes.length, 0));
  const loca = new DataView(new ArrayBuffer((glyphs.length + 1) * 4));
  let at = 0;
  glyphs.forEach(({ outline }, i) => {
    loca.setUint32(i * 4, at);
    glyf.set(outline.bytes, at);
    at += outline.bytes.length;
  });
  loca.setUint32(glyphs.length * 4, at);
  return { glyf, loca: new Uint8Array(loca.buffer) };
}

function head(box: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(54));
  view.setUint32(0, 0x00010000);
  view.setUint32(4, 0x00010000);
  view.setUint32(12, 0x5f0f3cf5);
  // The left side of a glyph stands where its outline says.
  view.setUint16(16, 0b11);
  view.setUint16(18, 1000);
  box.forEach((n, i) => {
    view.setInt16(36 + i * 2, n);
  });
  view.setUint16(46, 8);
  view.setInt16(48, 2);
  // Offsets of 32 bits.
  view.setInt16(50, 1);
  return new Uint8Array(view.buffer);
}

function horizontalHeader(glyphs: readonly Glyph[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(36));
  view.setUint32(0, 0x00010000);
  view.setInt16(4, 1069);
  view.setInt16(6, -293);
  view.setUint16(
    10,
    glyphs.reduce((n, g) => Math.max(n, Math.round(g.width)), 0),
  );
  view.setInt16(18, 1);
  view.setUint16(34, glyphs.length);
  return new Uint8Array(view.buffer);
}

function metrics(glyphs: readonly Glyph[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(glyphs.length * 4));
  glyphs.forEach(({ outline, width }, i) => {
    view.setUint16(i * 4, Math.round(width));
    view.setInt16(i * 4 + 2, outline.box[0]);
  });
  return new Uint8Array(view.buffer);
}

function limits(glyphs: readonly Glyph[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(32));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, glyphs.length);
  view.setUint16(
    6,
    glyphs.reduce((n, g) => Math.max(n, g.outline.points), 0),
  );
  view.setUint16(
    8,
    glyphs.reduce((n, g) => Math.max(n, g.outline.contours), 0),
  );
  view.setUint16(14, 1);
  return new Uint8Array(view.buffer);
}
