/** Deflate in zlib's frame. Handed in: the fast ones belong to the machine, and this room knows none. */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

export interface Ref {
  readonly number: number;
}

/** Objects of one PDF, numbered in the order they are reserved. Dictionaries travel in compressed object streams. */
export class PdfFile {
  private readonly objects: (string | { dict: string; data: Uint8Array } | undefined)[] = [];
  private readonly deflate: Deflate;

  constructor(deflate: Deflate) {
    this.deflate = deflate;
  }

  reserve(): Ref {
    this.objects.push(undefined);
    return { number: this.objects.length };
  }

  add(body: string, ref: Ref = this.reserve()): Ref {
    this.objects[ref.number - 1] = body;
    return ref;
  }

  addStream(data: Uint8Array, dict = '', ref: Ref = this.reserve()): Ref {
    this.objects[ref.number - 1] = { dict: `${dict} /Filter /FlateDecode`, data: this.deflate(data) };
    return ref;
  }

  /** As it is, so that a program that knows no PDF can still read it. */
  addPlainStream(data: Uint8Array, dict: string): Ref {
    const ref = this.reserve();
    this.objects[ref.number - 1] = { dict, data };
    return ref;
  }

  bytes(root: Ref, info: Ref, id: string): Uint8Array {
    const places = this.packDictionaries();
    const out = new Output();
    out.text('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n');
    this.objects.forEach((object, i) => {
      if (typeof object !== 'object') return;
      places[i] = [1, out.length, 0];
      out.text(`${i + 1} 0 obj\n<< ${object.dict} /Length ${object.data.length} >>\nstream\n`);
      out.raw(object.data);
      out.text('\nendstream\nendobj\n');
    });
    const start = out.length;
    const rows = [[0, 0, 65535], ...places, [1, start, 0]];
    const table = this.deflate(crossReference(rows));
    const hex = hexOf(id);
    out.text(`${rows.length - 1} 0 obj\n<< /Type /XRef /Size ${rows.length} /W [1 4 2] /Root ${refer(root)} `);
    out.text(`/Info ${refer(info)} /ID [<${hex}> <${hex}>] /Filter /FlateDecode /Length ${table.length} >>\nstream\n`);
    out.raw(table);
    out.text(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
    return out.bytes();
  }

  /** Where each dictionary stands: in which object stream, at which place. Streams are placed when written. */
  private packDictionaries(): number[][] {
    const places: number[][] = [];
    const plain = this.objects.flatMap((object, i) => (typeof object === 'string' ? [{ object, i }] : []));
    for (let from = 0; from < plain.length; from += OBJECTS_IN_A_STREAM) {
      const group = plain.slice(from, from + OBJECTS_IN_A_STREAM);
      let at = 0;
      const index: string[] = [];
      for (const { object, i } of group) {
        index.push(`${i + 1} ${at}`);
        at += object.length + 1;
      }
      const head = `${index.join(' ')}\n`;
      const body = `${head}${group.map((g) => g.object).join('\n')}\n`;
      const { number } = this.addStream(latin1(body), `/Type /ObjStm /N ${group.length} /First ${head.length}`);
      group.forEach(({ i }, place) => {
        places[i] = [2, number, place];
      });
    }
    return places;
  }
}

const OBJECTS_IN_A_STREAM = 1000;

export function refer(ref: Ref): string {
  return `${ref.number} 0 R`;
}

/** Any text as a PDF string. */
export function textString(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return `<${hex.toUpperCase()}>`;
}

/** A number short enough for paper: a hundredth of a point. */
export function amount(n: number): string {
  return String(Math.round(n * 100) / 100);
}

export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function hexOf(id: string): string {
  return [...new TextEncoder().encode(id)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

function crossReference(rows: readonly (readonly number[])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(rows.length * 7));
  rows.forEach(([kind = 0, place = 0, index = 0], i) => {
    view.setUint8(i * 7, kind);
    view.setUint32(i * 7 + 1, place);
    view.setUint16(i * 7 + 5, index);
  });
  return new Uint8Array(view.buffer);
}

class Output {
  length = 0;
  private readonly parts: Uint8Array[] = [];

  text(text: string): void {
    this.raw(latin1(text));
  }

  raw(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
