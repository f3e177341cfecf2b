import { statSync } from 'node:fs';
import { readers } from './readers.ts';

/** Child of run.ts: one reader, once to warm up on a small file and once for the clock; prints JSON. */
const [name = '', path = '', warmUp = ''] = process.argv.slice(2);
const reader = readers[name];
if (!reader) throw new Error(`no reader is called "${name}"`);
if (warmUp) await reader(warmUp);
const started = performance.now();
const counted = await reader(path);
const seconds = (performance.now() - started) / 1000;
const megabytes = statSync(path).size / 1e6;
const rss = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ name, counted, seconds, rate: megabytes / seconds, rss }));
