import { createHash } from 'node:crypto';
import { checkX12, read837, type TableOverride, type X12Report } from '../../formats/x12/index.ts';
import type { IsoDate } from '../../kernel/index.ts';
import { readPieces } from '../../platform/files/index.ts';
import { from837P, type ReceivedClaim } from '../../rooms/claims/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

export interface CheckedFile {
  /** Digest of the bytes: the file's identity. */
  readonly id: string;
  readonly bytes: number;
  readonly report: X12Report;
}

/** Departures from the guide of claim files alone. */
export function overridesOf837(overrides: CompiledPolicy['claimOverrides']): TableOverride[] {
  return overrides.map((o) => ({ ...o, set: '837' }));
}

/** First pass: envelopes and structure of the whole file as the plan wants it, and its digest, in bounded memory. */
export async function checkFile(path: string, { claimOverrides }: CompiledPolicy): Promise<CheckedFile> {
  const digest = createHash('sha256');
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of readPieces(path)) {
      digest.update(chunk);
      yield chunk;
    }
  }
  const report = await checkX12(bytes(), { overrides: overridesOf837(claimOverrides) });
  return { id: digest.digest('hex'), bytes: report.bytes, report };
}

/** Second pass: the claims of the accepted sets, in batches, each with the plan's own number for it. */
export async function* claimBatches(
  path: string,
  file: CheckedFile,
  policy: CompiledPolicy,
  received: IsoDate,
  size: number,
): AsyncGenerator<readonly ReceivedClaim[]> {
  const notes = { words: policy.lineNotes, vocabulary: policy.vocabulary };
  let batch: ReceivedClaim[] = [];
  for await (const item of read837(readPieces(path), { only: file.report.accepted })) {
    if (item.kind === 'rejected' && item.keys.length > 0) {
      throw new Error(`${path} changed while it was being read`);
    }
    if (item.kind !== 'claim') continue;
    const id = claimNumber(file.id, `${item.key}/${item.claim.segments.first}`);
    batch.push(from837P(item.claim, id, received, notes));
    if (batch.length >= size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** The same claim of the same file always has the same number; nobody can guess it from another. */
function claimNumber(file: string, place: string): string {
  const digest = createHash('sha256').update(`${file} ${place}`).digest('hex');
  return BigInt(`0x${digest.slice(0, 18)}`)
    .toString(36)
    .toUpperCase()
    .padStart(14, '0');
}
