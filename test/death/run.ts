import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Person } from '../../bench/portal/client.ts';
import { populate } from '../../bench/portal/population.ts';
import { proveAudit } from '../../src/app/prove-audit.ts';
import { MIGRATIONS_FOLDER } from '../../src/app/settings.ts';
import { californiaDate } from '../../src/kernel/index.ts';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';
import { type Change, changes, type Stage } from './changes.ts';

// The portal's server is killed in the middle of every kind of change, again and again, while each client notes what it was
// answered. Afterwards everything answered is there, nothing is there twice, and the audit record is unbroken.
// `node test/death/run.ts [rounds]`; on DATABASE_URL, or an embedded PostgreSQL whose server is killed too in every other round.
// With DATABASE_URL, every third round cuts the connections instead and the server must go on by itself.

const rounds = Number(process.argv[2] ?? 5);
const url = process.env.DATABASE_URL;
const folder = await mkdtemp(join(tmpdir(), 'madrone-death-'));
const dataFolder = join(folder, 'data');
const db = await openDatabase(url === undefined ? { dataFolder } : { url });
const env = { ...process.env, MADRONE_DATA: dataFolder, BENCH_OUTBOX: join(folder, 'outbox') };
let failures = 0;
try {
  await migrate(db, MIGRATIONS_FOLDER);
  await populate(db, 400, 1_000);
  const stage = await staged();
  for (let round = 0; round < rounds; round++) await play(stage, round);
  console.log(failures === 0 ? 'nothing was lost, nothing is twice' : `${failures} things are wrong`);
} finally {
  await db.close();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

async function staged(): Promise<Stage> {
  const members = await db.query<{ handle: string; cin: string }>(
    `select distinct on (m.member_id) m.handle, m.cin from member m join member_tie t using (plan, member_id)
     where t.organization_id = 'demo-clinic' and plan = 'ccah' and t.to_date is null`,
  );
  const people = await db.query<{ id: string }>(
    `select account_id as id from seat where organization_id = 'demo-ecm' and roles = '{biller}'`,
  );
  const sites = await db.query<{ id: string }>(
    `select site_id as id from site where plan = 'ccah' and source = 'synthetic' limit 1`,
  );
  return {
    db,
    members: members.rows,
    people: people.rows.map((r) => r.id),
    site: sites.rows[0]?.id ?? '',
    today: californiaDate(new Date()),
  };
}

async function play(stage: Stage, round: number): Promise<void> {
  await db.query('update account set second_factor_step = 0, failures = 0');
  const server = fork(join(import.meta.dirname, '../../bench/portal/server.ts'), { env, stdio: 'inherit' });
  const [{ port }] = (await once(server, 'message')) as [{ port: number }];
  const kinds = changes(stage, round);
  const people = await Promise.all(kinds.map(({ by }) => new Person(port, by).signIn()));
  const isCut = url !== undefined && round % 3 === 2;
  const isOver = { now: false };
  const heard = { answers: 0 };
  const asking = kinds.map((kind, k) => ask(kind, people[k] as Person, { isOver, heard, mayGoOn: isCut }));
  const network = spawn(process.execPath, ['src/app/cli.ts', 'network', 'load'], { env, stdio: 'ignore' });
  const enough = 5 + Math.random() * 60;
  for (let waited = 0; heard.answers < enough && waited < 30_000; waited += 5) await wait(5);
  if (isCut) await cutConnections();
  isOver.now = true;
  if (!isCut) await kill(server, network, round);
  const told = await Promise.all(asking);
  for (const person of people) person.leave();
  if (isCut) {
    await check(kinds, told, round, 'connections cut');
    server.kill('SIGKILL');
    network.kill('SIGKILL');
  } else await check(kinds, told, round, 'server killed');
}

interface Told {
  readonly answered: readonly string[];
  readonly last: string | undefined;
}

interface Asking {
  readonly isOver: { now: boolean };
  readonly heard: { answers: number };
  readonly mayGoOn: boolean;
}

async function ask(kind: Change, person: Person, { isOver, heard, mayGoOn }: Asking): Promise<Told> {
  const answered: string[] = [];
  let last: string | undefined;
  for (let i = 0; !isOver.now; i++) {
    const { asked, mark } = kind.next(i);
    last = mark;
    const isAnswered = await person.ask(asked).then(
      () => true,
      () => false, // the connection is gone, or the database was
    );
    if (isAnswered) {
      answered.push(mark);
      heard.answers += 1;
      last = undefined;
    } else if (mayGoOn) await wait(20);
    else break;
  }
  return { answered, last };
}

async function kill(server: ChildProcess, network: ChildProcess, round: number): Promise<void> {
  server.kill('SIGKILL');
  network.kill('SIGKILL');
  await once(server, 'exit');
  if (url === undefined && round % 2 === 1) {
    const { rows } = await db.query<{ pid: number }>(
      `select (string_to_array(pg_read_file('postmaster.pid'), e'\\n'))[1]::int as pid`,
    );
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    await wait(500);
  }
}

async function cutConnections(): Promise<void> {
  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await wait(1_500);
}

async function check(kinds: readonly Change[], told: readonly Told[], round: number, what: string): Promise<void> {
  const wrong: string[] = [];
  for (const [k, kind] of kinds.entries()) {
    const { answered, last } = told[k] as Told;
    wrong.push(...(await kind.wrong(answered, last)).map((sentence) => `${kind.name}: ${sentence}`));
  }
  const { findings, records } = await proveAudit(db);
  wrong.push(...findings.map(({ code, at }) => `audit: ${code} ${at}`));
  failures += wrong.length;
  const counts = kinds.map(({ name }, k) => `${told[k]?.answered.length} ${name}`).join(', ');
  console.log(
    `round ${round + 1}, ${what}: answered ${counts}; ${records} audit records${wrong.length > 0 ? ` WRONG: ${wrong.join('; ')}` : ''}`,
  );
}
