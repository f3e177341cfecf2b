import { readTiff, type TiffPage } from './read-tiff.ts';

/**
 * A TIFF file as a PDF that every browser shows: the strips go over as they are, since PDF knows the codings of fax machines and
 * scanners by the same names. Nothing where it holds what PDF does not know.
 */
export function tiffAsPdf(file: Uint8Array): Uint8Array | undefined {
  const pages = readTiff(file);
  const drawn = pages?.map(drawing);
  if (!drawn || drawn.some((page) => page === undefined)) return undefined;
  const out = new Objects();
  const kids = drawn.flatMap((page) => (page ? [addPage(out, page)] : []));
  out.add(PAGES, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((n) => `${n} 0 R`).join(' ')}] >>`);
  out.add(CATALOG, `<< /Type /Catalog /Pages ${PAGES} 0 R >>`);
  return out.bytes();
}

const CATALOG = 1;
const PAGES = 2;

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly images: readonly {
    readonly dict: string;
    readonly data: Uint8Array;
    readonly up: number;
    readonly high: number;
  }[];
}

function drawing(page: TiffPage): Drawing | undefined {
  const colour = colourOf(page);
  const [across, down] = page.dots.map((dots) => 72 / dots) as [number, number];
  const height = page.height * down;
  let up = height;
  const images: Drawing['images'][number][] = [];
  for (const { bytes, rows } of page.strips) {
    const filter = filterOf(page, rows);
    if (colour === undefined || filter === undefined) return undefined;
    up -= rows * down;
    const dict = `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${rows} /BitsPerComponent ${page.bits} ${colour} ${filter}`;
    images.push({ dict, data: bytes, up, high: rows * down });
  }
  return { width: page.width * across, height, images };
}

const isFax = ({ compression }: TiffPage) => compression >= 2 && compression <= 4;

function colourOf(page: TiffPage): string | undefined {
  const { photometric, samples, bits, compression } = page;
  if (![1, 2, 4, 8].includes(bits)) return undefined;
  if (samples === 3 && (photometric === 2 || (photometric === 6 && compression === 7))) return '/ColorSpace /DeviceRGB';
  if (samples !== 1 || photometric > 1) return undefined;
  // A fax names its runs black and white; all else counts up from black, or from white.
  const isTurned = isFax(page) ? photometric === 1 : photometric === 0;
  return `/ColorSpace /DeviceGray${isTurned ? ' /Decode [1 0]' : ''}`;
}

function filterOf(page: TiffPage, rows: number): string | undefined {
  const { compression, width, predictor, samples, bits, t4Options } = page;
  const fax = (k: number, more = '') =>
    `/Filter /CCITTFaxDecode /DecodeParms << /K ${k} /Columns ${width} /Rows ${rows} /EndOfBlock false${more} >>`;
  const parms =
    predictor === 2
      ? ` /DecodeParms << /Predictor 2 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${width} >>`
      : '';
  switch (compression) {
    case 1:
      return '';
    case 2:
      return fax(0, ' /EncodedByteAlign true');
    case 3:
      return fax(t4Options & 1 ? 1 : 0);
    case 4:
      return fax(-1);
    case 5:
      return `/Filter /LZWDecode${parms}`;
    case 7:
      return '/Filter /DCTDecode';
    case 8:
    case 32_946:
      return `/Filter /FlateDecode${parms}`;
    case 32_773:
      return '/Filter /RunLengthDecode';
    default:
      return undefined;
  }
}

function addPage(out: Objects, { width, height, images }: Drawing): number {
  const placed = images.map(({ dict, data }) => out.stream(dict, data));
  const size = [width, height].map((n) => n.toFixed(2)).join(' ');
  const drawn = images.map(
    ({ up, high }, i) => `q ${width.toFixed(2)} 0 0 ${high.toFixed(3)} 0 ${up.toFixed(3)} cm /I${i} Do Q`,
  );
  const content = out.stream('', new TextEncoder().encode(drawn.join('\n')));
  const named = placed.map((n, i) => `/I${i} ${n} 0 R`).join(' ');
  const resources = `<< /XObject << ${named} >> >>`;
  const number = out.next();
  return out.add(
    number,
    `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${size}] /Contents ${content} 0 R /Resources ${resources} >>`,
  );
}

/** Objects one after another, and the table of where each begins. */
class Objects {
  private readonly parts: Uint8Array[] = [];
  private readonly starts: number[] = [0, 0, 0];
  private length = 0;

  constructor() {
    this.text('%PDF-1.5\n');
  }

  next(): number {
    return this.starts.push(0) - 1;
  }

  add(number: number, body: string): number {
    this.starts[number] = this.length;
    this.text(`${number} 0 obj\n${body}\nendobj\n`);
    return number;
  }

  stream(dict: string, data: Uint8Array): number {
    const number = this.next();
    this.starts[number] = this.length;
    this.text(`${number} 0 obj\n<< ${dict} /Length ${data.length} >>\nstream\n`);
    this.raw(data);
    this.text('\nendstream\nendobj\n');
    return number;
  }

  bytes(): Uint8Array {
    const table = this.length;
    const rows = this.starts.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
    this.text(`xref\n0 ${this.starts.length}\n0000000000 65535 f \n${rows.join('')}`);
    this.text(`trailer\n<< /Size ${this.starts.length} /Root ${CATALOG} 0 R >>\nstartxref\n${table}\n%%EOF\n`);
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  private text(text: string): void {
    this.raw(new TextEncoder().encode(text));
  }

  private raw(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }
}
