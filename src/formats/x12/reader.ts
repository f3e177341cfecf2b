import { Envelope, type EnvelopeListener } from './envelope.ts';
import type { X12Limits } from './limits.ts';
import { Tokenizer } from './tokenizer.ts';

/** Bytes through the tokenizer into the envelope, a bounded number of segments at a time. */
export class X12Reader {
  readonly envelope: Envelope;
  private readonly tokenizer: Tokenizer;
  private isOver = false;

  constructor(listener: EnvelopeListener, limits: X12Limits) {
    this.envelope = new Envelope(listener, limits.maxTransactions);
    this.tokenizer = new Tokenizer(limits);
  }

  get offset(): number {
    return this.tokenizer.offset;
  }

  get empties(): number {
    return this.tokenizer.empties;
  }

  push(bytes: Uint8Array): void {
    this.tokenizer.push(bytes);
  }

  end(): void {
    this.tokenizer.end();
  }

  /** Reads up to `most` segments; false when more bytes are needed or nothing is left. */
  advance(most: number): boolean {
    if (this.isOver) return false;
    for (let i = 0; i < most; i++) {
      const segment = this.tokenizer.next();
      if (segment) this.envelope.take(segment);
      else {
        const { failure } = this.tokenizer;
        if (failure) {
          this.isOver = true;
          this.envelope.fail(failure);
        }
        return false;
      }
    }
    return true;
  }

  /** After `end()` and the last `advance`: closes what the file left open. */
  finish(): void {
    if (!this.isOver) this.envelope.finish(this.offset);
    this.isOver = true;
  }
}

/** Pieces of a file, from memory, a stream or a socket. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
