import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generate837 } from './generate.ts';

/**
 * X12 side by side: `node bench/x12/run.ts [megabytes = 21] [repeats = 3] [reader …]`.
 * Every reader runs in a process of its own; the rate is the median, memory the worst peak.
 */
const [size = '21', repeats = '3', ...only] = process.argv.slice(2);
const all = ['byte loop', 'typed claims', 'full check + 999', 'node-x12 stream', 'x12-parser'];
const names = only.length > 0 ? only : all;
const BYTES_PER_CLAIM = 600;

interface Measure {
  readonly name: string;
  readonly counted: string;
  readonly rate: number;
  readonly rss: number;
}

const folder = mkdtempSync(join(tmpdir(), 'madrone-x12-'));
try {
  const file = join(folder, 'bench.837');
  const warmUp = join(folder, 'warm-up.837');
  await pipeline(Readable.from(generate837(3_000)), createWriteStream(warmUp));
  await pipeline(Readable.from(limited(Number(size) * 1e6)), createWriteStream(file));
  const results = names.map((name) => measure(name, file, warmUp));
  const rateOf = (name: string) => results.find((r) => r.name === name)?.rate;
  const peers = [rateOf('node-x12 stream'), rateOf('x12-parser')].filter((rate) => rate !== undefined);
  const peer = peers.length > 0 ? Math.max(...peers) : undefined;
  const limit = rateOf('byte loop');
  const ratio = (rate: number, to: number | undefined) => (to === undefined ? '' : (rate / to).toFixed(2));
  console.log(`| reader | MB/s | of the byte loop | of the fastest npm stream | peak MB | counted |`);
  console.log(`|---|---|---|---|---|---|`);
  for (const { name, rate, rss, counted } of results) {
    const columns = [name, rate.toFixed(1), ratio(rate, limit), ratio(rate, peer), rss.toFixed(0), counted];
    console.log(`| ${columns.join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(name: string, file: string, warmUp: string): Measure {
  const script = join(import.meta.dirname, 'measure.ts');
  const runs = Array.from({ length: Number(repeats) }, (): Measure => {
    const output = execFileSync(process.execPath, [script, name, file, warmUp], { encoding: 'utf8' });
    return JSON.parse(output);
  }).sort((a, b) => a.rate - b.rate);
  const median = runs[Math.floor(runs.length / 2)];
  if (!median) throw new Error('nothing was measured');
  return { ...median, rss: Math.max(...runs.map((run) => run.rss)) };
}

/** About this many bytes, whole claims, one set. */
function limited(bytes: number): AsyncGenerator<Uint8Array> {
  return generate837(Math.ceil(bytes / BYTES_PER_CLAIM));
}
