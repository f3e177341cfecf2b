/** A page of a TIFF file as it was scanned: strips of one image, still encoded. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** Dots in an inch, across and down: a fax of ordinary quality has half as many down. */
  readonly dots: readonly [number, number];
  readonly compression: number;
  readonly photometric: number;
  readonly bits: number;
  readonly samples: number;
  readonly predictor: number;
  readonly t4Options: number;
  readonly strips: readonly { readonly bytes: Uint8Array; readonly rows: number }[];
}

const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripCounts: 279,
  across: 282,
  down: 283,
  planar: 284,
  t4Options: 292,
  unit: 296,
  predictor: 317,
  tileOffsets: 324,
  jpegTables: 347,
} as const;
const SIZE: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const MOST_PAGES = 2_000;
const MOST_DOTS = 100_000;
const DOTS_UNSAID = 200;

/** Its pages, or nothing where the file is none, is damaged, or lies otherwise than in strips. */
export function readTiff(file: Uint8Array): readonly TiffPage[] | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 8) return undefined;
  const isLittle = file[0] === 0x49;
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  for (let at = view.getUint32(4, isLittle); at !== 0; ) {
    if (seen.has(at) || seen.size >= MOST_PAGES || at + 2 > file.length) return undefined;
    seen.add(at);
    const end = at + 2 + view.getUint16(at, isLittle) * 12;
    if (end + 4 > file.length) return undefined;
    const page = readPage(file, directory(view, at + 2, end, isLittle));
    if (!page) return undefined;
    pages.push(page);
    at = view.getUint32(end, isLittle);
  }
  return pages.length > 0 ? pages : undefined;
}

type Directory = ReadonlyMap<number, readonly number[]>;

function directory(view: DataView, from: number, end: number, isLittle: boolean): Directory {
  const found = new Map<number, number[]>();
  for (let at = from; at < end; at += 12) {
    const type = view.getUint16(at + 2, isLittle);
    const size = SIZE[type];
    const count = view.getUint32(at + 4, isLittle);
    if (size === undefined || count > view.byteLength / size) continue;
    const place = size * count <= 4 ? at + 8 : view.getUint32(at + 8, isLittle);
    if (place + size * count > view.byteLength) continue;
    const values = Array.from({ length: count }, (_, i) => numberAt(view, place + i * size, type, isLittle));
    found.set(view.getUint16(at, isLittle), values);
  }
  return found;
}

function numberAt(view: DataView, at: number, type: number, isLittle: boolean): number {
  if (type === 1 || type === 7) return view.getUint8(at);
  if (type === 3) return view.getUint16(at, isLittle);
  const first = view.getUint32(at, isLittle);
  return type === 5 ? first / view.getUint32(at + 4, isLittle) : first;
}

function readPage(file: Uint8Array, tags: Directory): TiffPage | undefined {
  const one = (tag: keyof typeof TAG, unsaid: number) => tags.get(TAG[tag])?.[0] ?? unsaid;
  const [width, height] = [one('width', 0), one('height', 0)];
  const offsets = tags.get(TAG.stripOffsets) ?? [];
  const counts = tags.get(TAG.stripCounts) ?? [];
  const isElsewise = tags.has(TAG.tileOffsets) || tags.has(TAG.jpegTables) || one('planar', 1) !== 1;
  if (isElsewise || width < 1 || height < 1 || width > MOST_DOTS || height > MOST_DOTS) return undefined;
  const rows = Math.min(height, one('rowsPerStrip', height));
  if (rows < 1 || offsets.length !== counts.length || offsets.length !== Math.ceil(height / rows)) return undefined;
  const compression = one('compression', 1);
  const isBackwards = one('fillOrder', 1) === 2 && compression <= 4;
  const strips = offsets.map((at, i) => {
    const bytes = file.subarray(at, at + (counts[i] ?? 0));
    return { bytes: isBackwards ? bytes.map(mirrored) : bytes, rows: Math.min(rows, height - i * rows) };
  });
  if (strips.some(({ bytes }, i) => bytes.length !== counts[i])) return undefined;
  const perInch = one('unit', 2) === 3 ? 2.54 : 1;
  const dots = (tag: 'across' | 'down') => {
    const said = one(tag, DOTS_UNSAID) * perInch;
    return said >= 1 && said <= MOST_DOTS ? said : DOTS_UNSAID;
  };
  return {
    width,
    height,
    dots: [dots('across'), dots('down')],
    compression,
    photometric: one('photometric', 0),
    bits: one('bits', 1),
    samples: one('samples', 1),
    predictor: one('predictor', 1),
    t4Options: one('t4Options', 0),
    strips,
  };
}

/** The bits of a byte in the other order: some fax modems keep them so. */
function mirrored(byte: number): number {
  let out = 0;
  for (let i = 0; i < 8; i++) out |= ((byte >> i) & 1) << (7 - i);
  return out;
}
