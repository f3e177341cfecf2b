import { connect } from 'node:net';

export type Scanned = 'clean' | 'infected' | 'not_scanned' | 'away';

const PATIENCE_MS = 30_000;
const CHUNK = 65_536;

/** A deployment without a scanner says so on every document. */
export async function noScan(): Promise<Scanned> {
  return 'not_scanned';
}

/**
 * Asks ClamAV's daemon, by its INSTREAM: `host:port`, or the path of a socket. What it does not answer as clean is not clean; one that
 * does not answer at all is away, and the document waits for its sender to try again.
 */
export function clamdScan(address: string): (bytes: Uint8Array) => Promise<Scanned> {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
  return (bytes) =>
    new Promise((resolve) => {
      const socket = host === undefined ? connect(address) : connect(Number(port), host);
      let answer = '';
      socket.setTimeout(PATIENCE_MS, () => socket.destroy());
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += CHUNK) {
          const chunk = bytes.subarray(at, at + CHUNK);
          socket.write(lengthOf(chunk.length));
          socket.write(chunk);
        }
        socket.write(lengthOf(0)); // the daemon answers and closes
      });
      socket.on('data', (data) => {
        answer += data.toString('latin1');
      });
      socket.on('error', () => socket.destroy()); // told by `close` below
      socket.on('close', () => resolve(read(answer)));
    });
}

function read(answer: string): Scanned {
  const said = answer.replaceAll('\0', '').trimEnd();
  if (said.endsWith(': OK')) return 'clean';
  return said.endsWith(' FOUND') ? 'infected' : 'away';
}

function lengthOf(n: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(n);
  return length;
}
