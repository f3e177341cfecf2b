import { open } from 'node:fs/promises';

/** A file through one reused buffer: `createReadStream` allocates one per piece, and tens of megabytes with them. */
export async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const buffer = new Uint8Array(65_536);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
