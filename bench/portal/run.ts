import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS_FOLDER } from '../../src/app/settings.ts';
import { type Database, migrate, openDatabase } from '../../src/platform/db/index.ts';
import { Person } from './client.ts';
import { populate } from './population.ts';
import { type Known, type KnownMember, type Wish, wishes } from './wishes.ts';

// Every page's data among 100,000 members: the portal in a process of its own, several people signed in here, each at a connection
// of his own and asking without a pause. `node bench/portal/run.ts [members] [connections] [questions of each kind]`; on
// DATABASE_URL (prepared on the first run, kept for the next) or an embedded PostgreSQL. A fourth argument measures only the
// questions whose names hold it.

const [members = 100_000, connections = 8, questions = 800] = process.argv.slice(2, 5).map(Number);
const only = process.argv[5] ?? '';
const RECORDS = 200_000;
const LIMIT_MS = 100;
const folder = await mkdtemp(join(tmpdir(), 'madrone-bench-'));
const url = process.env.DATABASE_URL;
const dataFolder = join(folder, 'data');
const db = await openDatabase(url === undefined ? { dataFolder } : { url, statementTimeoutMs: 0 });
try {
  await migrate(db, MIGRATIONS_FOLDER);
  await populate(db, members, RECORDS);
  const env = { ...process.env, MADRONE_DATA: dataFolder, BENCH_OUTBOX: join(folder, 'outbox') };
  const server = fork(join(import.meta.dirname, 'server.ts'), { env, stdio: 'inherit' });
  try {
    const [{ port, started }] = (await once(server, 'message')) as [{ port: number; started: number }];
    console.log(
      `${url === undefined ? 'embedded PostgreSQL' : 'PostgreSQL by DATABASE_URL'}, ${members} members, ${connections} connections; ` +
        `${questions} questions of each kind; the portal listened after ${started.toFixed(0)} ms`,
    );
    await measure(port, () => timesOf(server));
  } finally {
    server.send('stop');
    await once(server, 'exit');
  }
} finally {
  await db.close();
  await rm(folder, { recursive: true, force: true });
}

interface Times {
  readonly times: readonly number[];
  /** Milliseconds of a core the portal used since it was asked last: what other work on the machine does not change. */
  readonly cpu: number;
  readonly rss: number;
}

async function timesOf(server: ReturnType<typeof fork>): Promise<Times> {
  server.send('times');
  const [said] = (await once(server, 'message')) as [Times];
  return said;
}

async function measure(port: number, serverTimes: () => Promise<Times>): Promise<void> {
  const people = await signedIn(port);
  const all = wishes(await known(db, port)).filter((wish) => wish.name.includes(only));
  console.log('\nThe first question of each kind after the start, one after another:');
  const first: [number, string][] = [];
  for (const wish of all) first.push([await timed(people[wish.by][0] as Person, wish, 1), wish.name]);
  first.sort(([a], [b]) => b - a);
  console.log(
    first
      .slice(0, 5)
      .map(([ms, name]) => `${name} ${ms.toFixed(0)} ms`)
      .join(', '),
  );
  await serverTimes();

  // As it stands on docs/reference/benchmarks.md: one run, one table, with what else the machine did.
  console.log(`\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load before: ${load()}`);
  console.log(
    '\n| question | p50 ms | p99 ms | p50 at the client | p99 at the client | p99 of the limit | processor ms an answer |',
  );
  console.log('|---|---|---|---|---|---|---|');
  let over = 0;
  for (const wish of all) {
    const seen: number[] = [];
    await Promise.all(
      people[wish.by].slice(0, connections).map(async (person, at) => {
        const count = Math.ceil((questions * (wish.share ?? 1)) / connections);
        for (let i = 0; i < count; i++) seen.push(await timed(person, wish, 2 + at + i * connections));
      }),
    );
    over += report(wish.name, await serverTimes(), seen) > LIMIT_MS ? 1 : 0;
  }
  // All at once: every connection asks whatever comes next.
  const seen: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, at) => {
      for (let i = 0; i < questions; i++) {
        const wish = all[(at * 5 + i * 11) % all.length] as Wish;
        seen.push(await timed(people[wish.by][at] as Person, wish, 10_000 + at + i * connections));
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const mixed = await serverTimes();
  over += report('all of them mixed', mixed, seen) > LIMIT_MS ? 1 : 0;
  console.log(
    `\nload after: ${load()}; mixed: ${(seen.length / seconds).toFixed(0)} answers a second; the portal's memory ${(mixed.rss / 1e6).toFixed(0)} MB; ` +
      `above ${LIMIT_MS} ms at the server's 99th percentile: ${over}`,
  );
  for (const person of Object.values(people).flat()) person.leave();
}

/** How many processes waited for a core in the last minute, our own among them. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

async function timed(person: Person, wish: Wish, i: number): Promise<number> {
  const began = performance.now();
  await person.ask(wish.ask(i));
  return performance.now() - began;
}

function report(name: string, { times, cpu }: Times, client: readonly number[]): number {
  const p99 = at(times, 0.99);
  const columns = [at(times, 0.5), p99, at(client, 0.5), at(client, 0.99)].map((ms) => ms.toFixed(1));
  console.log(`| ${[name, ...columns, (p99 / LIMIT_MS).toFixed(2), (cpu / times.length).toFixed(1)].join(' | ')} |`);
  return p99;
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** As many people as there are connections for each kind of question; where there are fewer accounts, some share one. */
async function signedIn(port: number): Promise<Record<Wish['by'], Person[]>> {
  const emails: Record<Exclude<Wish['by'], 'nobody'>, readonly string[]> = {
    plan: ['care-team@ccah.example', 'reviewer-nurse@ccah.example', 'medical-director@ccah.example'],
    care: ['care-team@ccah.example', 'enrollment@ccah.example'],
    desks: ['medical-director@ccah.example', 'member-services@ccah.example'],
    office: ['biller@demo-clinic.example', 'care-manager@demo-clinic.example'],
    compliance: ['compliance@ccah.example'],
    manager: ['account-manager@demo-clinic.example'],
    enrollment: ['enrollment@ccah.example'],
    relations: ['provider-relations@ccah.example'],
  };
  const known = new Map<string, Person>();
  for (const email of new Set(Object.values(emails).flat())) known.set(email, await new Person(port, email).signIn());
  const entered: [string, Person[]][] = [];
  for (const [by, list] of Object.entries(emails)) {
    const accounts = list.map((email) => known.get(email));
    entered.push([
      by,
      Array.from({ length: connections }, (_, i) => (accounts[i % accounts.length] as Person).beside()),
    ]);
  }
  const nobody = Array.from({ length: connections }, () => Person.stranger(port));
  return Object.fromEntries([...entered, ['nobody', nobody]]) as Record<Wish['by'], Person[]>;
}

async function known(database: Database, port: number): Promise<Known> {
  const found = await database.query<KnownMember & Record<string, unknown>>(
    `select cin, last_name as last, first_name as first, born, handle from member where plan = 'ccah' and born is not null
     order by md5(cin) limit 20000`,
  );
  const own = await database.query<{ handle: string }>(
    `select m.handle from member_tie t join member m using (plan, member_id)
     where t.organization_id = 'demo-clinic' and t.plan = 'ccah' and t.to_date is null limit 2000`,
  );
  const organizations = await database.query<{ id: string }>(
    `select distinct organization_id as id from site where plan = 'ccah' order by 1 limit 500`,
  );
  const stranger = Person.stranger(port);
  const ask = async <T>(path: string) => JSON.parse(await stranger.ask({ method: 'GET', path })) as T;
  const guide = await ask<{ benefits: { plan: string; benefit: string; codes: string[] }[] }>(
    '/api/benefits?plan=ccah',
  );
  const index = await ask<{ entries: { id: string }[] }>('/api/policy?plan=ccah');
  const contents = await ask<{ topics: { entries: { page: string }[] }[] }>('/api/library/health-net/pages');
  stranger.leave();
  const codes = guide.benefits.flatMap((b) => b.codes);
  return {
    members: found.rows,
    own: own.rows.map((r) => r.handle),
    organizations: organizations.rows.map((r) => r.id),
    codes,
    topics: [...index.entries.map((e) => e.id), ...codes],
    benefits: guide.benefits.map((b) => b.benefit),
    pages: contents.topics.flatMap((t) => t.entries.map((e) => e.page)),
  };
}
