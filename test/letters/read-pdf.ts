import { inflateSync } from 'node:zlib';

// A reader of PDF files as this room writes them, for its tests: objects, streams, and what a screen reader is told.

export interface Name {
  readonly name: string;
}
export interface Pointer {
  readonly ref: number;
}
export type Dictionary = Map<string, Value>;
export type Value = number | boolean | null | string | Name | Pointer | Dictionary | readonly Value[];

interface Stored {
  readonly value: Value;
  readonly data?: Buffer;
}

export class ReadPdf {
  readonly objects = new Map<number, Stored>();
  readonly trailer: Dictionary;

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes);
    const text = file.toString('latin1');
    let trailer: Dictionary = new Map();
    for (let at = text.indexOf(' 0 obj\n'); at >= 0; at = text.indexOf(' 0 obj\n', at)) {
      const number = Number(/\d+$/.exec(text.slice(Math.max(0, at - 8), at))?.[0]);
      const start = text.indexOf('stream\n', at) + 7;
      const value = parse(text.slice(at + 7, start - 7)) as Dictionary;
      const end = start + (value.get('Length') as number);
      const raw = file.subarray(start, end);
      const data = value.has('Filter') ? inflateSync(raw) : raw;
      this.objects.set(number, { value, data });
      if (nameOf(value.get('Type')) === 'XRef') trailer = value;
      if (nameOf(value.get('Type')) === 'ObjStm') this.unpack(value, data.toString('latin1'));
      at = end;
    }
    this.trailer = trailer;
  }

  private unpack(value: Dictionary, text: string): void {
    const first = value.get('First') as number;
    const index = text.slice(0, first).trim().split(/\s+/).map(Number);
    for (let i = 0; i < index.length; i += 2) {
      const from = first + (index[i + 1] ?? 0);
      this.objects.set(index[i] ?? 0, { value: parse(text.slice(from, first + (index[i + 3] ?? text.length))) });
    }
  }

  at(value: Value | undefined): Value | undefined {
    return isPointer(value) ? this.objects.get(value.ref)?.value : value;
  }

  dict(value: Value | undefined): Dictionary {
    const found = this.at(value);
    return found instanceof Map ? found : new Map();
  }

  list(value: Value | undefined): readonly Value[] {
    const found = this.at(value);
    return Array.isArray(found) ? found : found === undefined ? [] : [found];
  }

  stream(value: Value | undefined): string {
    return (isPointer(value) ? this.objects.get(value.ref)?.data : undefined)?.toString('latin1') ?? '';
  }

  get catalog(): Dictionary {
    return this.dict(this.trailer.get('Root'));
  }

  get pages(): readonly Pointer[] {
    return this.list(this.dict(this.catalog.get('Pages')).get('Kids')).filter(isPointer);
  }
}

export function isPointer(value: Value | undefined): value is Pointer {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

export function nameOf(value: Value | undefined): string | undefined {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
}

/** A text string of a dictionary. */
export function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') return '';
  return value.startsWith('\xFE\xFF') ? utf16(Buffer.from(value.slice(2), 'latin1').toString('hex')) : value;
}

export function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 16)));
}

const TOKEN = /\s+|<<|>>|\[|\]|\/([^\s<>[\]/()]*)|<([0-9A-Fa-f]*)>|\(((?:[^()\\]|\\.)*)\)|(-?[\d.]+)|([A-Za-z*'"]+)/gy;

export type Operation = readonly [operator: string, operands: readonly Value[]];

/** The operations of a page's content, in order. */
export function operationsOf(content: string): Operation[] {
  const operations: Operation[] = [];
  let operands: Value[] = [];
  for (const value of valuesOf(content)) {
    if (value instanceof Word) {
      operations.push([value.text, operands]);
      operands = [];
    } else operands.push(value);
  }
  return operations;
}

function parse(text: string): Value {
  const [value] = valuesOf(text);
  if (value === undefined || value instanceof Word) throw new Error(`no PDF object: ${text.slice(0, 60)}`);
  return value;
}

class Word {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function valuesOf(text: string): (Value | Word)[] {
  const open: { readonly isDict: boolean; readonly items: (Value | Word)[] }[] = [{ isDict: false, items: [] }];
  const put = (value: Value | Word) => open.at(-1)?.items.push(value);
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [token, name, hex, literal, number, word] = found;
    if (token === '<<' || token === '[') open.push({ isDict: token === '<<', items: [] });
    else if (token === '>>' || token === ']') {
      const { isDict, items } = open.pop() ?? { isDict: false, items: [] };
      put(isDict ? dictionaryOf(items as Value[]) : (items as Value[]));
    } else if (name !== undefined) put({ name });
    else if (hex !== undefined) put(Buffer.from(hex, 'hex').toString('latin1'));
    else if (literal !== undefined) put(literal);
    else if (number !== undefined) put(Number(number));
    else if (word === 'true' || word === 'false') put(word === 'true');
    else if (word === 'null') put(null);
    else if (word === 'R') {
      const items = open.at(-1)?.items ?? [];
      const [ref] = items.splice(-2);
      items.push({ ref: ref as number });
    } else if (word !== undefined) put(new Word(word));
  }
  return open[0]?.items ?? [];
}

function dictionaryOf(items: readonly Value[]): Dictionary {
  const dictionary: Dictionary = new Map();
  for (let i = 0; i < items.length; i += 2) dictionary.set(nameOf(items[i]) ?? '', items[i + 1] ?? null);
  return dictionary;
}
