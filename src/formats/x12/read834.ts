import type { Member834 } from './enrollment.ts';
import { EnrollmentAssembler } from './enrollment-assembler.ts';
import type { Chunks } from './reader.ts';
import type { TransactionKey } from './report.ts';
import { type ReadOptions, readTyped, readTypedBytes, type TypedEvent, type TypedSet } from './typed-pass.ts';

/** What a pass over an 834 file yields, in file order. */
export type Read834 = TypedEvent | Item;

interface Item {
  readonly kind: 'member';
  readonly key: TransactionKey;
  readonly member: Member834;
}

const typed: TypedSet<Item> = {
  set: '834',
  assembler: (at, key, done, bad) =>
    new EnrollmentAssembler(at, (member) => done({ kind: 'member', key, member }), bad),
};

/**
 * Typed members, streamed, one in memory at a time. Checks envelopes and what a member cannot do without, not the
 * guide: run `checkX12` first and pass its `accepted` as `only`.
 */
export function read834(chunks: Chunks, options: ReadOptions = {}): AsyncGenerator<Read834> {
  return readTyped(typed, chunks, options);
}

/** `read834` for a file already in memory. */
export function read834Bytes(bytes: Uint8Array, options: ReadOptions = {}): Generator<Read834> {
  return readTypedBytes(typed, bytes, options);
}
