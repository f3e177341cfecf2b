import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Person } from '../../bench/portal/client.ts';
import { populate } from '../../bench/portal/population.ts';
import { proveAudit } from '../../src/app/prove-audit.ts';
import { MIGRATIONS_FOLDER } from '../../src/app/settings.ts';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';
import { Asking } from './asking.ts';
import { caseChanges } from './case-changes.ts';
import { type Change, changes } from './changes.ts';
import { again, commands, start } from './commands.ts';
import { continuityChanges } from './continuity-changes.ts';
import { linkChanges } from './link-changes.ts';
import { mergeChange } from './merge-change.ts';
import { passkeyChanges } from './passkey-changes.ts';
import { referralChanges } from './referral-changes.ts';
import { type Stage, staged } from './stage.ts';
import { dischargeChanges, paperChanges } from './stay-changes.ts';

// The portal's server and three commands are killed in the middle of every kind of change, again and again, while each client notes
// what it was answered. Afterwards everything answered is there, nothing is there twice or by half, every change has its record and
// the audit record is unbroken; the commands, given again, finish their work. A kind is a `Change`: steps on cases are made in
// `case-stage.ts`, what two wish at the same moment says how it is asked.
// `node test/death/run.ts [rounds]`; on DATABASE_URL, or an embedded PostgreSQL. Three ways in turn: the server is killed; it is
// killed and its PostgreSQL with it, where that is ours to kill; every connection of the database is cut, and the server must go on
// by itself.

type Death = 'server killed' | 'connections cut' | 'server and database killed';

const rounds = Number(process.argv[2] ?? 6);
const url = process.env.DATABASE_URL;
const deaths: readonly Death[] =
  url === undefined
    ? ['server killed', 'server and database killed', 'connections cut']
    : ['server killed', 'connections cut'];
const folder = await mkdtemp(join(tmpdir(), 'madrone-death-'));
const dataFolder = join(folder, 'data');
const db = await openDatabase(url === undefined ? { dataFolder } : { url });
const env = { ...process.env, MADRONE_DATA: dataFolder, BENCH_OUTBOX: join(folder, 'outbox') };
const answers = new Map<string, number>();
let failures = 0;
try {
  await migrate(db, MIGRATIONS_FOLDER);
  await populate(db, 400, 1_000);
  const stage = await staged(db);
  for (let round = 0; round < rounds; round++) await play(stage, round, deaths[round % deaths.length] as Death);
  const silent = [...answers].filter(([, n]) => n === 0).map(([name]) => name);
  if (silent.length > 0) console.log(`never answered: ${silent.join(', ')}`);
  failures += silent.length;
  console.log(failures === 0 ? 'nothing was lost, nothing is twice' : `${failures} things are wrong`);
} finally {
  await db.close();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

async function play(stage: Stage, round: number, death: Death): Promise<void> {
  await db.query('update account set second_factor_step = 0, failures = 0');
  const server = fork(join(import.meta.dirname, '../../bench/portal/server.ts'), { env, stdio: 'inherit' });
  const [{ port }] = (await once(server, 'message')) as [{ port: number }];
  const kinds = [
    ...changes(stage, round),
    ...linkChanges(stage, round),
    ...(await caseChanges(stage, round)),
    ...(await dischargeChanges(stage, round)),
    ...(await paperChanges(stage, round)),
    ...(await continuityChanges(stage, round)),
    ...(await referralChanges(stage, round)),
    ...(await passkeyChanges(stage, round)),
    mergeChange(stage),
  ];
  const sessions = await signedIn(port, kinds);
  const people: Person[] = [];
  const before = await records(kinds);
  const asking = kinds.map((kind) => {
    const own = emailsOf(kind).flatMap((email) => sessions.get(email)?.beside() ?? []);
    people.push(...own);
    const [first, ...others] = own;
    return new Asking(kind, () => (first ? [first, ...others] : [Person.stranger(port)]));
  });
  const work = await commands(stage, round, folder);
  const ended = asking.map((one) => one.go());
  await allAnswered(asking); // a busy machine is slow to begin
  const running = work.map((command) => start(command, env));
  await wait(3_000 + Math.random() * 12_000);
  const under = running.filter(({ exitCode }) => exitCode === null).length;
  const wrong: string[] = [];
  if (death === 'connections cut') {
    await cutConnections();
    wrong.push(...(await goesOn(asking)));
  }
  for (const one of asking) one.isOver = true;
  if (death === 'connections cut') await Promise.all(ended); // everybody is answered before the end, whatever the answer
  await kill([server, ...running]);
  if (death === 'server and database killed') await killDatabase();
  await Promise.all(ended);
  for (const person of [...people, ...sessions.values()]) person.leave();
  for (const command of work) wrong.push(...(await again(command, env)).map((said) => `${command.name}: ${said}`));
  wrong.push(...(await wrongWith(kinds, asking, before)));
  const { findings, records: links } = await proveAudit(db);
  wrong.push(...findings.map(({ code, at }) => `audit: ${code} ${at}`));
  for (const { kind, told } of asking) answers.set(kind.name, (answers.get(kind.name) ?? 0) + told.answered.length);
  failures += wrong.length;
  const counts = asking.map(({ kind, told }) => `${told.answered.length} ${kind.name}`).join(', ');
  console.log(`round ${round + 1}, ${death}, ${under} commands under way: answered ${counts}; ${links} audit records`);
  for (const sentence of wrong) console.log(`  WRONG ${sentence}`);
  for (const { kind, told, last } of asking)
    if (told.answered.length === 0) console.log(`  ${kind.name} was not answered: ${last}`);
}

function emailsOf({ by, with: others = [] }: Change): readonly string[] {
  return by === undefined ? [] : [by, ...others];
}

/** Everybody once, however many kinds of change they ask for. */
async function signedIn(port: number, kinds: readonly Change[]): Promise<ReadonlyMap<string, Person>> {
  const emails = [...new Set(kinds.flatMap(emailsOf))];
  return new Map(
    await Promise.all(emails.map(async (email) => [email, await new Person(port, email).signIn()] as const)),
  );
}

async function allAnswered(asking: readonly Asking[]): Promise<void> {
  const isSilent = () => asking.some(({ told }) => told.answered.length === 0);
  for (let waited = 0; isSilent() && waited < 90_000; waited += 100) await wait(100);
}

/** After the cut every kind of change is answered again. */
async function goesOn(asking: readonly Asking[]): Promise<string[]> {
  const had = asking.map(({ told }) => told.answered.length);
  const silent = () => asking.filter(({ told }, k) => told.answered.length <= (had[k] ?? 0));
  for (let waited = 0; silent().length > 0 && waited < 90_000; waited += 100) await wait(100);
  return silent().map(({ kind, last }) => `${kind.name}: not answered any more after the cut: ${last}`);
}

async function kill(processes: readonly ChildProcess[]): Promise<void> {
  const alive = processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const gone = alive.map((one) => once(one, 'exit'));
  for (const one of alive) one.kill('SIGKILL');
  await Promise.all(gone);
}

async function killDatabase(): Promise<void> {
  const [pid] = (await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await wait(500);
}

async function cutConnections(): Promise<void> {
  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`,
  );
}

/** How many records each kind of change has left so far. */
async function records(kinds: readonly Change[]): Promise<readonly number[]> {
  return Promise.all(
    kinds.map(async (kind) => {
      const { rows } = await db.query<{ n: number }>(
        `select count(*)::int as n from audit_event e left join account a on a.account_id::text = e.actor
         where e.action = $2 and ($1::text[] = '{}' or a.email = any($1))`,
        [emailsOf(kind), kind.audited.action],
      );
      return rows[0]?.n ?? 0;
    }),
  );
}

async function wrongWith(
  kinds: readonly Change[],
  asking: readonly Asking[],
  before: readonly number[],
): Promise<string[]> {
  const after = await records(kinds);
  const wrong = await Promise.all(
    asking.map(async ({ kind, told, trouble }, k) => {
      const left = (after[k] ?? 0) - (before[k] ?? 0);
      const { times } = kind.audited;
      const least = told.answered.length * times;
      const most = least + told.unknown.length * times;
      const isRecorded = left >= least && left <= most && left % times === 0;
      return [
        ...trouble,
        ...(isRecorded ? [] : [`${left} records of ${least} to ${most}`]),
        ...(await kind.wrong(told)),
      ].map((sentence) => `${kind.name}: ${sentence}`);
    }),
  );
  return wrong.flat();
}
