import type { AddressInfo } from 'node:net';
import { accessPolicy } from '../../src/app/access-policy.ts';
import { doorFor } from '../../src/app/commands/serve.ts';
import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import { createPortal } from '../../src/app/portal/portal.ts';
import { readSettings } from '../../src/app/settings.ts';
import { DatabaseDefect, openDatabase } from '../../src/platform/db/index.ts';
import { noScan } from '../../src/platform/scan/index.ts';

// The portal as `madrone serve` makes it, on the prepared database, in a process of its own. It times every answer from the first
// byte read to the last byte written and hands the times over when asked. The limit of requests a minute is lifted: the client is
// a few people who ask as much as a whole plan.

const settings = readSettings({ ...process.env, MADRONE_MAIL_FOLDER: process.env.BENCH_OUTBOX });
const started = performance.now();
const url = settings.databaseUrl;
const db = await openDatabase(url === undefined ? { dataFolder: settings.dataFolder } : { url });
const access = await accessPolicy();
const desk = await PolicyDesk.open();
const now = () => new Date();
const door = await doorFor(db, settings, access, desk.book, now);
const limits = { ...access.limits, requests: { per_minute: 10_000_000, sign_in_per_minute: 10_000_000 } };
const { server } = await createPortal({
  scan: noScan,
  db,
  desk,
  door,
  now,
  access: { ...access, limits },
  version: 'bench',
  secure: false,
  behindProxy: false,
  log: false,
});

let times: number[] = [];
let used = process.cpuUsage();
server.addHook('onError', async ({ routeOptions }, _, error) => {
  const isLoss = error instanceof DatabaseDefect && error.fatal;
  if (!isLoss) console.error(`a defect of ${routeOptions.url}: ${error.stack}`);
});
server.addHook('onResponse', async (_, reply) => void times.push(reply.elapsedTime));
await server.listen({ host: '127.0.0.1', port: 0 });
void desk.shelf();
const { port } = server.server.address() as AddressInfo;

process.on('message', (what) => {
  if (what === 'times') {
    const { user, system } = process.cpuUsage(used);
    process.send?.({ times, cpu: (user + system) / 1000, rss: process.memoryUsage.rss() });
    used = process.cpuUsage();
    times = [];
  }
  if (what === 'stop') void server.close().then(() => db.close().then(() => process.disconnect()));
});
process.on('disconnect', () => process.exit()); // nobody is left to ask
process.send?.({ port, started: performance.now() - started });
