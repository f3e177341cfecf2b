import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { clamdScan, noScan } from './index.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

/** A daemon that speaks INSTREAM: it answers what `answer` makes of the whole document. */
async function daemon(answer: (document: Buffer) => string): Promise<string> {
  server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data]);
      const document = documentIn(heard);
      if (document) socket.end(answer(document));
    });
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

/** Undefined until the part of length nothing has come. */
function documentIn(heard: Buffer): Buffer | undefined {
  let at = heard.indexOf(0) + 1;
  if (heard.subarray(0, at).toString() !== 'zINSTREAM\0') return undefined;
  const parts: Buffer[] = [];
  while (at + 4 <= heard.length) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

describe('the malware scanner', () => {
  it('is handed the whole document, in parts', async () => {
    const document = Buffer.alloc(200_000, 'x');
    const scan = clamdScan(
      await daemon((heard) => (heard.equals(document) ? 'stream: OK\0' : 'stream: broken ERROR\0')),
    );
    expect(await scan(document)).toBe('clean');
  });

  it('finds malware', async () => {
    expect(await clamdScan(await daemon(() => 'stream: Eicar-Signature FOUND\0'))(Buffer.from('x'))).toBe('infected');
  });

  it('that answers neither, or nobody, has not said that a document is clean', async () => {
    expect(await clamdScan(await daemon(() => 'INSTREAM size limit exceeded. ERROR\0'))(Buffer.from('x'))).toBe('away');
    expect(await clamdScan(await daemon(() => ''))(Buffer.from('x'))).toBe('away');
    expect(await clamdScan('/nowhere/clamd.sock')(Buffer.from('x'))).toBe('away');
  });

  it('that a deployment does not have is said to have scanned nothing', async () => {
    expect(await noScan()).toBe('not_scanned');
  });
});
