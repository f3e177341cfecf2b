import { ISA_LENGTH, readIsa, show } from './delimiters.ts';
import type { X12Limits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import { Segment } from './segment.ts';
import { sniff } from './sniff.ts';

/** Why the rest of the file cannot be read, and the TA105 note that says so when an interchange was open. */
export interface Failure {
  readonly code: string;
  readonly offset: number;
  readonly note: string;
  readonly expected: string;
  readonly received: string;
}

const PLAIN = 0;
const ELEMENT = 1;
const TERMINATOR = 2;
const CONTROL = 4;
const HIGH = 8;
/** Small enough for its text to be a young object: large strings cost V8 forty times more. */
const WINDOW = 32_768;

/**
 * Bytes in, segments out, in one reused window. Skips a byte-order mark and whitespace (space, tab, CR, LF) before a
 * segment, takes every interchange's separators from its own ISA, counts and skips empty segments.
 * Window, header and scan are one file because they share the positions that make it fast.
 * Push, then ask `next()` until it says undefined, then push more; after `end()` ask again.
 */
export class Tokenizer {
  readonly segment = new Segment();
  failure: Failure | undefined;
  /** Empty segments skipped so far. */
  empties = 0;
  private readonly limits: X12Limits;
  private readonly window: Uint8Array;
  private readonly kinds = new Uint8Array(256);
  private readonly ids = new Map<number, string>();
  /** Bytes in the window; scanning waits for `target` or the end of the file, so chunking cannot matter. */
  private loaded = 0;
  private target = WINDOW;
  private isScanning = false;
  private position = 0;
  /** File offset of the window's first byte. */
  private base = 0;
  private pending: Uint8Array = new Uint8Array(0);
  private ended = false;
  /** Bytes of the window already looked at in vain. */
  private scanned = 0;
  private sawInterchange = false;
  private terminator = 0;
  private place: 'header' | 'body' = 'header';
  private readonly latin1 = new TextDecoder('windows-1252');
  private readonly utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(limits: X12Limits = defaultLimits) {
    this.limits = limits;
    this.window = new Uint8Array(WINDOW + limits.maxSegmentBytes);
    this.segment.bytes = this.window;
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.base + this.position;
  }

  push(bytes: Uint8Array): void {
    if (this.failure) return;
    this.pending = this.pending.length === 0 ? bytes : joined(this.pending, bytes);
    if (!this.isScanning) this.load();
  }

  end(): void {
    this.ended = true;
  }

  next(): Segment | undefined {
    for (;;) {
      if (this.failure) return undefined;
      if (this.isScanning) {
        if (this.place === 'header' ? this.header() : this.body()) return this.segment;
        if (this.failure) return undefined;
        this.compact();
      }
      if (!this.refill()) return undefined;
    }
  }

  private load(): void {
    const part = this.pending.subarray(0, this.target - this.loaded);
    this.window.set(part, this.loaded);
    this.loaded += part.length;
    this.pending = this.pending.subarray(part.length);
  }

  private compact(): void {
    this.window.copyWithin(0, this.position, this.loaded);
    this.base += this.position;
    this.loaded -= this.position;
    this.position = 0;
    // Waiting for bytes is when the collector runs; what it finds alive it keeps for long.
    this.segment.text = '';
    this.isScanning = false;
    this.scanned = this.loaded;
    this.target = this.loaded + WINDOW;
  }

  /** Makes the window scannable; false when there is nothing new to look at yet. */
  private refill(): boolean {
    this.load();
    if (this.loaded < this.target && !this.ended) return false;
    if (this.loaded === this.scanned) {
      this.finish(this.loaded);
      return false;
    }
    const fresh = this.window.subarray(0, this.loaded);
    const text = this.utf8.decode(fresh);
    const isAscii = text.length === fresh.length && !text.includes('\ufffd');
    this.segment.text = isAscii ? text : this.latin1.decode(fresh);
    this.isScanning = true;
    if (this.base === 0 && this.scanned === 0) {
      const refusal = sniff(fresh);
      if (refusal) this.fail(refusal.code, 0, '', refusal.expected, refusal.received);
    }
    return true;
  }

  private finish(left: number): void {
    if (left === 0 && !this.sawInterchange) {
      this.fail('x12.empty', 0, '', 'an interchange', this.offset === 0 ? 'no bytes' : 'only whitespace');
    } else if (left > 0) {
      const received = `${left} bytes without a segment terminator`;
      this.fail('x12.truncated', this.offset, '023', 'a segment terminator', received);
    }
  }

  private fail(code: string, offset: number, note: string, expected: string, received: string): void {
    this.failure = { code, offset, note, expected, received };
    this.pending = new Uint8Array(0);
  }

  private skipWhitespace(): void {
    const { window, loaded } = this;
    let p = this.position;
    while (p < loaded) {
      const byte = window[p];
      if ((byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) && byte !== this.terminator) p++;
      else break;
    }
    this.position = p;
  }

  /** Skips what may stand before a segment; false when the file must be refused for it. */
  private skipEmpties(): boolean {
    this.skipWhitespace();
    while (this.position < this.loaded && this.window[this.position] === this.terminator && this.sawInterchange) {
      this.position++;
      this.empties++;
      if (this.empties > this.limits.maxEmptySegments) {
        const expected = `at most ${this.limits.maxEmptySegments} empty segments`;
        this.fail('x12.empty-segments', this.offset, '022', expected, 'more');
        return false;
      }
      this.skipWhitespace();
    }
    return true;
  }

  /** Expects an ISA; before it a byte-order mark and what may stand between segments. */
  private header(): boolean {
    if (!this.skipEmpties()) return false;
    while (this.window[this.position] === 0xef && this.position < this.loaded) {
      if (this.position + 3 > this.loaded) break;
      if (this.window[this.position + 1] !== 0xbb || this.window[this.position + 2] !== 0xbf) break;
      this.position += 3;
      this.skipWhitespace();
    }
    const start = this.position;
    const left = this.loaded - start;
    if (left < ISA_LENGTH) {
      if (left > 0 && !this.isaAt(start)) this.notAnIsa(start, left);
      return false;
    }
    if (!this.isaAt(start)) return this.notAnIsa(start, left);
    const isa = readIsa(this.window, start);
    if (!isa) {
      const width = this.window.subarray(start, this.loaded).findIndex((b) => b === 0x7e || b === 0x0a || b === 0x0d);
      const received = width < 0 ? 'an ISA of another shape' : `an ISA of ${width + 1} bytes or of another shape`;
      this.fail('x12.isa-length', this.offset, '', '106 bytes with separators at their fixed places', received);
      return false;
    }
    const { element, component, repetition, terminator } = isa.delimiters;
    this.kinds.fill(PLAIN);
    this.kinds.fill(CONTROL, 0, 0x20);
    this.kinds[0x7f] = CONTROL;
    this.kinds.fill(HIGH, 0x80);
    this.kinds[component] = PLAIN;
    this.kinds[repetition] = repetition ? PLAIN : CONTROL;
    this.kinds[element] = ELEMENT;
    this.kinds[terminator] = TERMINATOR;
    this.segment.componentSeparator = component;
    this.segment.repetitionSeparator = repetition;
    this.terminator = terminator;
    this.place = 'body';
    if (isa.problem) {
      this.takeFixed(start, element);
      const { code, note, expected, received } = isa.problem;
      this.fail(code, this.base + start, note, expected, received);
      return true;
    }
    return this.scan(start);
  }

  /** An ISA whose separators cannot be trusted is still cut at its fixed places, so that it can be answered. */
  private takeFixed(start: number, element: number): void {
    const { starts } = this.segment;
    let n = 0;
    starts[0] = start;
    for (let i = start; i < start + ISA_LENGTH - 1; i++) if (this.window[i] === element) starts[++n] = i + 1;
    starts[n + 1] = start + ISA_LENGTH;
    this.sawInterchange = true;
    this.segment.begin('ISA', n, false, false);
    this.segment.offset = this.base + start;
    this.position = start + ISA_LENGTH;
  }

  /** ISA, or as much of it as the window holds. */
  private isaAt(start: number): boolean {
    const { window, loaded } = this;
    if (window[start] !== 0x49) return false;
    return (start + 1 >= loaded || window[start + 1] === 0x53) && (start + 2 >= loaded || window[start + 2] === 0x41);
  }

  private notAnIsa(start: number, left: number): boolean {
    const received = `${show(this.window[start] ?? 0)} and ${left} bytes or more`;
    this.fail(this.sawInterchange ? 'x12.trailing-data' : 'x12.not-x12', this.offset, '', 'ISA', received);
    return false;
  }

  private body(): boolean {
    if (!this.skipEmpties()) return false;
    const start = this.position;
    if (start >= this.loaded) return false;
    return this.isaAt(start) ? this.header() : this.scan(start);
  }

  private scan(start: number): boolean {
    const { window, kinds, loaded, segment } = this;
    let { starts } = segment;
    let flags = 0;
    let n = 0;
    starts[0] = start;
    const limit = Math.min(loaded, start + this.limits.maxSegmentBytes);
    for (let p = start; p < limit; p++) {
      const kind = kinds[window[p] ?? 0] ?? PLAIN;
      if (kind === PLAIN) continue;
      if (kind === ELEMENT) {
        n++;
        if (n + 2 > starts.length) starts = segment.growStarts();
        starts[n] = p + 1;
      } else if (kind === TERMINATOR) {
        starts[n + 1] = p + 1;
        this.take(start, n, flags);
        this.position = p + 1;
        return true;
      } else flags |= kind;
    }
    if (limit < loaded || limit === start + this.limits.maxSegmentBytes) {
      const expected = `a segment terminator within ${this.limits.maxSegmentBytes} bytes`;
      this.fail('x12.segment-too-long', this.base + start, '022', expected, `${limit - start} bytes without one`);
    }
    return false;
  }

  private take(start: number, size: number, flags: number): void {
    const { segment } = this;
    const id = this.idOf(start, segment.endOf(0) - start);
    segment.begin(id, size, (flags & CONTROL) !== 0, (flags & HIGH) !== 0);
    segment.offset = this.base + start;
    if (id === 'ISA') this.sawInterchange = true;
    if (id === 'IEA') this.place = 'header';
  }

  /** Two or three characters, the same string object every time. */
  private idOf(start: number, length: number): string {
    if (length < 2 || length > 3) return this.segment.text.slice(start, start + Math.min(length, 8));
    const { window } = this;
    const key =
      ((window[start] ?? 0) << 16) | ((window[start + 1] ?? 0) << 8) | (length === 3 ? (window[start + 2] ?? 0) : 0);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.segment.text.slice(start, start + length);
    if (this.ids.size < 1000) this.ids.set(key, id);
    return id;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
