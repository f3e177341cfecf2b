import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS_FOLDER } from '../../src/app/settings.ts';
import { codeAt } from '../../src/platform/auth/index.ts';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';
import { CSRF_HEADER } from '../../src/platform/http/index.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../src/rooms/accounts/index.ts';
import { openWorld } from './world.ts';

// The authorization department over HTTP, with 10,000 open requests: pages of the worklist, the page of a case, and requests that
// policy decides alone, from the wish to the answer. `node bench/requests/run.ts [requests]`; on DATABASE_URL, a database that is
// empty, or an embedded PostgreSQL. Portal, database and the one who asks share the machine.

const open = Number(process.argv[2] ?? 10_000);
const folder = await mkdtemp(join(tmpdir(), 'madrone-bench-'));
const url = process.env.DATABASE_URL;
const db = await openDatabase(url === undefined ? { dataFolder: join(folder, 'data') } : { url });
try {
  await migrate(db, MIGRATIONS_FOLDER);
  const world = await openWorld(db, open);
  console.log(url === undefined ? 'embedded PostgreSQL' : 'PostgreSQL by DATABASE_URL');
  console.log(`${open} open requests, written ${world.perSecond.toFixed(0)} a second\n`);
  console.log('| wish | asked | at once | median ms | 99th percentile ms | limit ms |\n|---|---|---|---|---|---|');
  const nurse = await signIn(world.url, 'reviewer-nurse@ccah.example');
  const office = await signIn(world.url, 'care-manager@office-1.example');
  const searches = [
    {},
    { awaits: ['review'] },
    { urgency: 'urgent', states: ['open'] },
    { sort: 'newest', kinds: ['post_service'] },
    { due_within_hours: 48 },
    { assigned: 'nobody', awaits: ['information'] },
  ];
  const search = (ask: Ask) => (n: number) =>
    ask('POST', '/api/requests/search', { ...searches[n % searches.length], page: 1 + (n % 40), size: 25 });
  for (const atOnce of [1, 4]) {
    await measure('a page of the worklist, as the plan', 600, atOnce, 100, search(nurse));
    await measure('a page of the worklist, as an office', 600, atOnce, 100, search(office));
  }
  const { requests } = (await nurse('POST', '/api/requests/search', { size: 100 })) as {
    requests: { handle: string }[];
  };
  await measure('the page of a request', 300, 1, undefined, (n) =>
    nurse('GET', `/api/requests/${requests[n % requests.length]?.handle}`),
  );
  const members = await db.query<{ handle: string }>(
    `select handle from member where plan = 'ccah' and cast(substr(member_id, 2) as int) % 40 = 1 order by member_id`,
  );
  let decided = 0;
  await measure('a request that policy decides alone', 240, 1, 50, async (n) => {
    const answer = await office(
      'POST',
      '/api/requests',
      automatic(members.rows[n % members.rows.length]?.handle ?? '', n),
    );
    const { outcome } = (answer as { request: { outcome?: string } }).request;
    if (outcome === 'approved') decided += 1;
  });
  console.log(`\n${decided} of them approved at once`);
  await world.close();
} finally {
  await db.close();
  await rm(folder, { recursive: true, force: true });
}

/** A lactation consultant's visit: covered by its diagnosis, the first four units without an authorization. */
function automatic(member: string, n: number) {
  const from = new Date(Date.now() + (1 + n) * 86_400_000).toISOString().slice(0, 10);
  return {
    plan: 'ccah',
    member,
    kind: 'pre_service',
    urgency: 'non_urgent',
    lines: [{ line: 1, code: 'Z5023', units: 2, from }],
    dx: ['Z39.1'],
  };
}

type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

async function signIn(base: string, email: string): Promise<Ask> {
  let cookie = '';
  let csrf = '';
  const ask: Ask = async (method, path, body) => {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { cookie, [CSRF_HEADER]: csrf, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    for (const set of answer.headers.getSetCookie()) cookie = set.split(';')[0] ?? cookie;
    const said = (await answer.json()) as { csrf?: string; session?: { csrf?: string } };
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`);
    csrf = said.session?.csrf ?? said.csrf ?? csrf;
    return said;
  };
  await ask('POST', '/api/sign-in', { email, password: DEMO_PASSWORD });
  await ask('POST', '/api/second-factor', { code: codeAt(DEMO_TOTP_SECRET, new Date()) });
  return ask;
}

async function measure(
  wish: string,
  count: number,
  atOnce: number,
  limit: number | undefined,
  work: (n: number) => Promise<unknown>,
): Promise<void> {
  for (let n = 0; n < 20; n++) await work(count + n);
  const took: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) {
      const started = performance.now();
      await work(n);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0).toFixed(1);
  console.log(`| ${wish} | ${count} | ${atOnce} | ${at(0.5)} | ${at(0.99)} | ${limit ?? ''} |`);
}
