import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadPolicyFolder } from '../../src/app/policy-folder.ts';
import { MIGRATIONS_FOLDER } from '../../src/app/settings.ts';
import type { Actor } from '../../src/kernel/index.ts';
import { type Database, migrate, openDatabase, type Queryable } from '../../src/platform/db/index.ts';
import { readPieces } from '../../src/platform/files/index.ts';
import { scopeOf } from '../../src/platform/http/index.ts';
import {
  checkEligibility,
  findMember,
  readMember,
  receiveEnrollment,
  SqlEnrollmentStore,
  SqlMemberStore,
  searchMembers,
  synthetic834,
} from '../../src/rooms/members/index.ts';
import { compilePolicy } from '../../src/rules/index.ts';

// Enrolment files of 10,000, 30,000 and 100,000 members from disk into the database, each into plans of their own, and then the
// wishes of a portal among the largest. Flat is a ratio near 1 between the rates. `node bench/members/run.ts [members …]`;
// on DATABASE_URL or an embedded PostgreSQL. Rates fall when other work shares the cores: read the ratios first.

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0);
const TODAY = '2025-06-02';
const NOW = new Date('2025-06-02T09:00:00-07:00');
const folder = await mkdtemp(join(tmpdir(), 'madrone-bench-'));
const { book } = await loadPolicyFolder({ sources: false });
const policy = compilePolicy(book, 'ccah');
if (!policy) throw new Error('the plan has no policy');
const url = process.env.DATABASE_URL;
const db = await openDatabase(url === undefined ? { dataFolder: join(folder, 'data') } : { url });
const run = Date.now().toString(36);
try {
  await migrate(db, MIGRATIONS_FOLDER);
  console.log(url === undefined ? 'embedded PostgreSQL' : 'PostgreSQL by DATABASE_URL');
  const plans = sizes.length > 0 ? sizes : [10_000, 30_000, 100_000];
  await load(3_000, `warm-${run}`);
  console.log('| members | MB | members/s, first time | of the smallest | the same people again | peak MB |');
  console.log('|---|---|---|---|---|---|');
  let smallest: number | undefined;
  let largest = '';
  for (const members of plans) {
    const plan = `bench-${members}-${run}`;
    const first = await load(members, plan);
    const again = await load(members, plan, 2);
    smallest ??= first.rate;
    const columns = [members, first.megabytes.toFixed(0), first.rate.toFixed(0), (first.rate / smallest).toFixed(2)];
    console.log(
      `| ${[...columns, again.rate.toFixed(0), (process.resourceUsage().maxRSS / 1024).toFixed(0)].join(' | ')} |`,
    );
    largest = plan;
  }
  await db.query('analyze member');
  await db.query('analyze coverage_span');
  await wishes(db, largest);
} finally {
  await db.close();
  await rm(folder, { recursive: true, force: true });
}

async function load(members: number, plan: string, months = 6): Promise<{ rate: number; megabytes: number }> {
  const path = join(folder, `${plan}-${months}.834`);
  await pipeline(
    Readable.from(synthetic834({ plan: 'ccah', members, seed: 1, today: TODAY, months })),
    createWriteStream(path),
  );
  let bytes = 0;
  for await (const piece of readPieces(path)) bytes += piece.length;
  const store = new SqlEnrollmentStore((work) => db.transaction(work));
  const received = { plan, name: 'bench.834', at: NOW, actor: 'bench', isSynthetic: true };
  const started = performance.now();
  const { report } = await receiveEnrollment(
    store,
    () => readPieces(path),
    policy ?? { plan, enrollments: [], programs: [] },
    received,
  );
  const seconds = (performance.now() - started) / 1000;
  if (report.taken !== members) throw new Error(JSON.stringify(report));
  await rm(path);
  return { rate: members / seconds, megabytes: bytes / 1e6 };
}

async function wishes(database: Database, plan: string): Promise<void> {
  const { rows: sessions } = await database.query<{ account: string; session: string }>(
    `with a as (insert into account (email, name) values ('bench-${run}@example.org', 'bench') returning account_id)
     insert into session (token_hash, csrf, account_id, step, created_at, seen_at)
     select decode(md5('${run}'), 'hex'), '', account_id, 'full', now(), now() from a returning account_id as account, session_id as session`,
  );
  const { account = '', session = '' } = sessions[0] ?? {};
  const actor = (reach: Actor['reach']): Actor => ({
    account,
    session,
    name: 'bench',
    language: 'en',
    organization: plan,
    organizationName: plan,
    plans: [plan],
    roles: [],
    permissions: new Set(),
    reach,
  });
  const people = await database.query<{ cin: string; last: string; first: string; born: string; handle: string }>(
    'select cin, last_name as last, first_name as first, born, handle from member where plan = $1 order by md5(cin) limit 2000',
    [plan],
  );
  const as = (who: Actor, work: (members: SqlMemberStore) => Promise<unknown>) =>
    database.transaction((tx: Queryable) => work(new SqlMemberStore(tx, NOW)), scopeOf(who, NOW));
  const staff = actor('plan');
  const office = actor('organization');
  const person = (i: number) =>
    people.rows[i % people.rows.length] ?? { cin: '', last: '', first: '', born: '', handle: '' };
  console.log('\n| wish | p50 ms | p99 ms | of the 100 ms a page may take |');
  console.log('|---|---|---|---|');
  await timed('find by CIN, provider office', (i) => as(office, (m) => findMember(m, { cin: person(i).cin })));
  await timed('find by name and birth date, provider office', (i) => {
    const { last, first, born } = person(i);
    return as(office, (m) => findMember(m, { last, first, born }));
  });
  await timed('a miss', (i) => as(office, (m) => findMember(m, { cin: `9${String(i).padStart(7, '0')}Z` })));
  await timed('page of a member, provider office', (i) =>
    as(office, (m) => readMember(m, () => policy, person(i % 900).handle, TODAY)),
  );
  await timed('page of a member, plan', (i) => as(staff, (m) => readMember(m, () => policy, person(i).handle, TODAY)));
  const first = { page: 1, size: 25, sort: 'name', descending: false } as const;
  await timed('search by three letters, first page, plan', (i) =>
    as(staff, (m) => searchMembers(m, { plan, name: person(i).last.slice(0, 3), ...first }, TODAY)),
  );
  await timed('search by surname and a letter, plan', (i) =>
    as(staff, (m) =>
      searchMembers(m, { plan, name: `${person(i).last}, ${person(i).first.slice(0, 1)}`, ...first }, TODAY),
    ),
  );
  await timed('search by county and ECM, plan', () =>
    as(staff, (m) => searchMembers(m, { plan, county: 'Merced', ecm: 'enrolled', ...first }, TODAY)),
  );
  const all = await database.query<{ cin: string }>('select cin from member where plan = $1 limit 10000', [plan]);
  const asked = all.rows.map(({ cin }) => ({ cin }));
  const started = performance.now();
  const answers = await database.transaction(
    (tx) => checkEligibility(new SqlMemberStore(tx, NOW), asked, TODAY),
    scopeOf(staff, NOW),
  );
  const ms = performance.now() - started;
  if (answers.some((a) => a.eligible === 'not_found')) throw new Error('somebody was not found');
  console.log(
    `\neligibility of ${asked.length} at once: ${ms.toFixed(0)} ms, ${((ms / asked.length) * 1000).toFixed(0)} µs each`,
  );
}

async function timed(name: string, wish: (i: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 1_000; i++) {
    const started = performance.now();
    await wish(i);
    if (i >= 100) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  console.log(`| ${name} | ${at(0.5).toFixed(1)} | ${at(0.99).toFixed(1)} | ${(at(0.99) / 100).toFixed(2)} |`);
}
