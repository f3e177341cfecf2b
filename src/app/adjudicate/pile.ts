import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Piece } from '../../formats/x12/index.ts';

const BLOCK = 65_536;
const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Pieces of an answer, kept in order until their set is written. Answers say the same words over and over: a tenth is kept. */
export class Pile {
  private readonly blocks: Buffer[] = [];
  private open: Piece[] = [];
  private size = 0;

  add(piece: Piece): void {
    this.open.push(piece);
    this.size += piece.text.length;
    if (this.size < BLOCK) return;
    this.blocks.push(zstdCompressSync(JSON.stringify(this.open), QUICKLY));
    this.open = [];
    this.size = 0;
  }

  *pieces(): Generator<Piece> {
    for (const block of this.blocks) {
      const pieces: readonly Piece[] = JSON.parse(zstdDecompressSync(block).toString());
      yield* pieces;
    }
    yield* this.open;
  }
}
