import { createReadStream } from 'node:fs';
import { checkX12, read837, write999 } from '../../src/formats/x12/index.ts';
import { pieces } from './pieces.ts';

/** One way of reading the file; says what it counted, so that nobody is fast by not reading. */
export type Reader = (path: string) => Promise<string>;

/** The peers are Node streams and are read as their pages say. */
const open = (path: string) => createReadStream(path, { highWaterMark: 65_536 });

export const readers: Readonly<Record<string, Reader>> = {
  /** The limit: look at every byte once. */
  'byte loop': async (path) => {
    let separators = 0;
    for await (const bytes of pieces(path)) {
      for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0x2a || bytes[i] === 0x7e) separators++;
    }
    return `${separators} separators`;
  },

  'typed claims': async (path) => {
    let claims = 0;
    let lines = 0;
    for await (const event of read837(pieces(path))) {
      if (event.kind === 'claim') {
        claims++;
        lines += event.claim.lines.length;
      } else if (event.kind === 'rejected') throw new Error(JSON.stringify(event));
    }
    return `${claims} claims, ${lines} lines`;
  },

  'full check + 999': async (path) => {
    const report = await checkX12(pieces(path));
    if (!report.ok) throw new Error(JSON.stringify(report.findings.slice(0, 3)));
    const groups = report.interchanges.flatMap((interchange) => interchange.groups);
    const partner = { qualifier: 'ZZ', id: 'SYNTHETIC' };
    const numbers = { interchangeControl: 1, groupControl: 1, date: '2025-07-02', time: '0000', usage: 'T' } as const;
    const { text } = write999(groups, { sender: partner, receiver: partner, ...numbers });
    return `${report.segments} segments, 999 of ${text.length} bytes`;
  },

  'node-x12 stream': async (path) => {
    const { X12Parser } = await import('node-x12');
    let segments = 0;
    const parser = open(path).pipe(new X12Parser(false));
    for await (const _segment of parser) segments++;
    return `${segments} segments`;
  },

  'x12-parser': async (path) => {
    const { X12parser } = await import('x12-parser');
    let segments = 0;
    const parser = open(path).pipe(new X12parser());
    for await (const _segment of parser) segments++;
    return `${segments} segments`;
  },
};
