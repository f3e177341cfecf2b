import type { Claim837 } from './claim.ts';
import { ClaimAssembler } from './claim-assembler.ts';
import type { Chunks } from './reader.ts';
import type { TransactionKey } from './report.ts';
import { type ReadOptions, readTyped, readTypedBytes, type TypedEvent, type TypedSet } from './typed-pass.ts';

/** What a pass over an 837P file yields, in file order. */
export type Read837 = TypedEvent | Item;

interface Item {
  readonly kind: 'claim';
  readonly key: TransactionKey;
  readonly claim: Claim837;
}

const typed: TypedSet<Item> = {
  set: '837',
  assembler: (at, key, done, bad) => new ClaimAssembler(at, (claim) => done({ kind: 'claim', key, claim }), bad),
};

/**
 * Typed claims, streamed, one claim in memory at a time. Checks envelopes and what a claim cannot do without, not the
 * guide: run `checkX12` first and pass its `accepted` as `only`.
 */
export function read837(chunks: Chunks, options: ReadOptions = {}): AsyncGenerator<Read837> {
  return readTyped(typed, chunks, options);
}

/** `read837` for a file already in memory. */
export function read837Bytes(bytes: Uint8Array, options: ReadOptions = {}): Generator<Read837> {
  return readTypedBytes(typed, bytes, options);
}
