/**
 * One segment as offsets into the reader's window. The same object is reused for every segment: read what you need
 * before asking for the next one. Values are strings of their own and may be kept.
 *
 * Encoding: UTF-8; a segment that is not valid UTF-8 is read as Latin-1.
 */
export class Segment {
  id = '';
  /** Elements present, trailing empty ones included. */
  size = 0;
  /** Byte offset of the segment in the file. */
  offset = 0;
  /** Ordinal in its transaction set, ST = 1. Outside a set, 0. */
  ordinal = 0;
  /** It holds bytes no X12 character set allows (NUL, other control characters). */
  hasControl = false;
  /** It holds bytes beyond ASCII. */
  hasHigh = false;
  /** Whether those bytes are UTF-8, once somebody asked. */
  private isUtf8: boolean | undefined;
  bytes: Uint8Array = new Uint8Array(0);
  /** One character per byte of the window, right for ASCII. */
  text = '';
  /** Element n is `starts[n]` to `starts[n + 1] - 1`; element 0 is the segment id. */
  starts: Int32Array = new Int32Array(64);
  componentSeparator = 0;
  repetitionSeparator = 0;

  startOf(n: number): number {
    return this.starts[n] ?? 0;
  }

  endOf(n: number): number {
    return (this.starts[n + 1] ?? 1) - 1;
  }

  has(n: number): boolean {
    return n <= this.size && this.endOf(n) > this.startOf(n);
  }

  /** The text of element `n`, counted from 1; empty when absent. */
  element(n: number): string {
    return n > this.size ? '' : this.slice(this.startOf(n), this.endOf(n));
  }

  /** Component `c`, counted from 1, of the first repetition of element `n`. */
  component(n: number, c: number): string {
    if (n > this.size) return '';
    const end = this.endOf(n);
    let from = this.startOf(n);
    for (let i = from, at = 1; i <= end; i++) {
      const byte = i < end ? this.bytes[i] : this.componentSeparator;
      if (byte === this.repetitionSeparator && this.repetitionSeparator !== 0) {
        return at === c ? this.slice(from, i) : '';
      }
      if (byte !== this.componentSeparator) continue;
      if (at === c) return this.slice(from, i);
      at++;
      from = i + 1;
    }
    return '';
  }

  slice(from: number, to: number): string {
    if (this.hasHigh) {
      this.isUtf8 ??= isUtf8(this.bytes.subarray(this.startOf(0), this.endOf(this.size)));
      return this.isUtf8 ? utf8.decode(this.bytes.subarray(from, to)) : ownString(this.bytes, from, to);
    }
    // V8 copies short slices and points into the window for longer ones, which would keep the window alive.
    return to - from < 13 ? this.text.slice(from, to) : ownString(this.bytes, from, to);
  }

  /** Room for more elements; a segment can be nothing but separators. */
  growStarts(): Int32Array {
    const wider = new Int32Array(this.starts.length * 4);
    wider.set(this.starts);
    this.starts = wider;
    return wider;
  }

  /** Called by the tokenizer when the same object becomes the next segment. */
  begin(id: string, size: number, hasControl: boolean, hasHigh: boolean): void {
    this.id = id;
    this.size = size;
    this.hasControl = hasControl;
    this.hasHigh = hasHigh;
    this.isUtf8 = undefined;
  }

  /** The whole segment without its terminator, for messages. */
  raw(): string {
    return this.slice(this.startOf(0), this.endOf(this.size));
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Latin-1, one character per byte. Segments are bounded, and so is what is spread here at once. */
function ownString(bytes: Uint8Array, from: number, to: number): string {
  if (to - from <= 4096) return String.fromCharCode.apply(null, bytes.subarray(from, to) as unknown as number[]);
  let text = '';
  for (let i = from; i < to; i += 4096) text += ownString(bytes, i, Math.min(to, i + 4096));
  return text;
}
