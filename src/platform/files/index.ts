import { open } from 'node:fs/promises';

const PIECE = 65_536;

/**
 * A file in pieces through one reused buffer: `createReadStream` allocates one a piece, and tens of megabytes with them.
 * A piece is valid until the next one is asked for.
 */
export async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const buffer = new Uint8Array(PIECE);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
