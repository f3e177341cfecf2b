import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done, refused } from '../../kernel/index.ts';
import { type Database, openDatabase } from './connect.ts';
import { DatabaseDefect } from './database-defect.ts';
import { type FreshDatabase, freshDatabase } from './testing.ts';

const CIN = '98765432Z';
let folder: string;
let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madrone-migrations-'));
  const member = `create table member (organization integer not null default 1, cin text not null unique, born date, visits integer);
    create table visit (cin text references member (cin) deferrable initially deferred);`;
  await writeFile(join(folder, '0001-member.sql'), member);
  fresh = await freshDatabase(folder);
  db = fresh.database;
});

afterAll(async () => {
  await fresh?.drop();
  await rm(folder, { recursive: true });
});

async function caught(work: Promise<unknown>): Promise<DatabaseDefect> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseDefect);
  return error as DatabaseDefect;
}

async function members(): Promise<number> {
  const { rows } = await db.query<{ n: number }>('select count(*) as n from member');
  return rows[0]?.n ?? -1;
}

describe('values', () => {
  it('keeps a date the day it says, and numbers whole', async () => {
    const { rows } = await db.query(
      `select date '2025-03-09' as day, timestamp '2025-03-09 02:30' as at, array[date '2025-01-01', null] as days, 999999999999::bigint as cents,
              array[1::bigint] as counts, 1.10::numeric as rate, '{"a":[1]}'::jsonb as document, timestamptz '2025-03-09 10:00Z' as instant`,
    );
    expect(rows).toEqual([
      {
        day: '2025-03-09',
        at: '2025-03-09 02:30:00',
        days: ['2025-01-01', null],
        cents: 999_999_999_999,
        counts: [1],
        rate: '1.10',
        document: { a: [1] },
        instant: new Date('2025-03-09T10:00:00Z'),
      },
    ]);
  });

  it('stops at a bigint that a number cannot hold, and goes on afterwards', async () => {
    await caught(db.query('select 9007199254740993::bigint as n'));
    expect((await db.query('select 9007199254740993::bigint::text as n')).rows).toEqual([{ n: '9007199254740993' }]);
  });
});

describe('transactions', () => {
  it('commits a value, and takes everything back when the work returns a refusal', async () => {
    const before = await members();
    const refusal = await db.transaction(async (tx) => {
      await tx.query(`insert into member (cin) values ('90000001A')`);
      return refused('member.unknown', 'no such member');
    });
    expect(refusal.ok).toBe(false);
    expect(await members()).toBe(before);
    await db.transaction(async (tx) => done(await tx.query(`insert into member (cin) values ('90000001A')`)));
    expect(await members()).toBe(before + 1);
  });

  it('takes everything back when the work throws, and passes the error on as it is', async () => {
    const before = await members();
    const oops = new RangeError('oops');
    const work = db.transaction(async (tx) => {
      await tx.query(`insert into member (cin) values ('90000002A')`);
      throw oops;
    });
    await expect(work).rejects.toBe(oops);
    expect(await members()).toBe(before);
  });

  it('does not call a transaction committed whose error was ignored', async () => {
    const work = db.transaction(async (tx) => {
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    expect((await caught(work)).code).toBe('25P02');
  });

  it('reports what only the commit finds out', async () => {
    const defect = await caught(db.transaction((tx) => tx.query(`insert into visit values ('nobody')`)));
    expect(defect).toMatchObject({ code: '23503', table: 'visit', commitUnknown: false, retryable: false });
  });

  it('says so when the answer to a commit never came', async () => {
    await db.transaction((tx) =>
      tx.script(`create function die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create table last_words (word text);
        create constraint trigger die after insert on last_words deferrable initially deferred for each row execute function die();`),
    );
    const defect = await caught(db.transaction((tx) => tx.query(`insert into last_words values ('farewell')`)));
    expect(defect).toMatchObject({ commitUnknown: true, retryable: true });
    expect((await db.query('select * from last_words')).rows).toEqual([]);
  });

  it('runs statements that were started together one after the other', async () => {
    const sum = await db.transaction(async (tx) => {
      const answers = await Promise.all([1, 2, 3].map((n) => tx.query<{ n: number }>('select $1::int as n', [n])));
      return answers.flatMap((answer) => answer.rows.map((row) => row.n));
    });
    expect(sum).toEqual([1, 2, 3]);
  });

  it('refuses a statement that comes after the end', async () => {
    const late = await db.transaction(async (tx) => ({ tx }));
    expect((await caught(late.tx.query('select 1'))).code).toBe('25P01');
  });

  it('keeps settings and role to itself', async () => {
    const setting = `select nullif(current_setting('app.organization', true), '') as organization`;
    const options = { settings: { 'app.organization': `7'; drop table member` }, readOnly: true } as const;
    expect((await db.transaction((tx) => tx.query(setting), options)).rows).toEqual([
      { organization: `7'; drop table member` },
    ]);
    expect((await db.query(setting)).rows).toEqual([{ organization: null }]);
    const write = db.transaction((tx) => tx.query('delete from member'), { readOnly: true });
    expect((await caught(write)).code).toBe('25006');
    expect((await caught(db.transaction((tx) => tx.query('select 1'), { role: 'no such "role"' }))).code).toBe('22023');
  });
});

describe('defects', () => {
  it('never show a value, wherever the server quoted it', async () => {
    await db.query('insert into member (cin) values ($1)', [CIN]);
    const kysely = db.kysely<{ member: { cin: string } }>();
    const copied = [[`${CIN}x`, CIN]];
    const works = [
      () => db.query('insert into member (cin) values ($1)', [CIN]), // unique violation: detail quotes the key
      () => db.query('select $1::int', [CIN]), // the message itself quotes the value
      () => db.query('select $1::date', [CIN]),
      () => db.query(`select jsonb_path_query('{}', $1::text::jsonpath)`, [`${CIN} %`]),
      () => db.query(`do $$ begin raise exception 'member ${CIN}'; end $$`),
      () => db.copyIn('member', ['cin', 'visits'], copied), // where quotes the cell
      () => kysely.insertInto('member').values({ cin: CIN }).execute(),
      () =>
        db.transaction((tx) =>
          tx.kysely<{ member: { cin: string } }>().insertInto('member').values({ cin: CIN }).execute(),
        ),
    ];
    for (const work of works) {
      const defect = await caught(work());
      const shown = [
        defect.message,
        defect.stack,
        JSON.stringify(defect),
        inspect(defect, { showHidden: true, depth: 9 }),
      ];
      expect(shown.join()).not.toContain(CIN);
    }
  });

  it('name the constraint, the table, and the line of a bulk load', async () => {
    await db.query(`insert into member (cin) values ('90000003A')`);
    const unique = await caught(db.query(`insert into member (cin) values ('90000003A')`));
    expect(unique).toMatchObject({ code: '23505', constraint: 'member_cin_key', table: 'member', retryable: false });
    const load = await caught(
      db.copyIn(
        'member',
        ['cin', 'visits'],
        [
          ['90000004A', 1],
          ['90000005A', 'many'],
        ],
      ),
    );
    expect(load).toMatchObject({ code: '22P02', column: 'visits', copyLine: 2 });
  });

  it('show where the caller stood', async () => {
    const defect = await caught(db.query('select nonsense'));
    expect(defect.message).toBe('column "nonsense" does not exist [42703]');
    expect(defect.stack).toContain('connect.test.ts');
  });
});

describe('connections', () => {
  it('take one statement each, so text that slipped in cannot add another', async () => {
    expect((await caught(db.query('select 1; drop table member'))).code).toBe('42601');
  });

  it('cancel a statement that takes too long', async () => {
    const hasty = await openDatabase({ url: fresh.url, statementTimeoutMs: 50 });
    expect((await caught(hasty.query('select pg_sleep(30)'))).code).toBe('57014');
    expect((await hasty.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await hasty.close();
  });

  it('heal when the server ends them: idle, at work and inside a transaction', async () => {
    const sentences: string[] = [];
    const other = await openDatabase({ url: fresh.url, poolSize: 3, log: (sentence) => sentences.push(sentence) });
    const killAll = `select count(pg_terminate_backend(pid)) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name = 'madrone'`;
    const working = caught(other.query('select pg_sleep(30)'));
    const inside = caught(
      other.transaction(async (tx) => {
        await tx.query('select 1');
        await db.session((session) => session.query(killAll));
        return await tx.query('select 2');
      }),
    );
    expect([(await working).retryable, (await inside).retryable]).toEqual([true, true]);
    expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await other.close();
  });

  it('cannot be had from a server that is not there, and that may be retried', async () => {
    const defect = await caught(openDatabase({ url: 'postgres://madrone@127.0.0.1:1/madrone' }));
    expect(defect).toMatchObject({ code: 'ECONNREFUSED', retryable: true });
  });
});

describe('kysely', () => {
  interface Tables {
    member: { organization?: number; cin: string; born: string | null };
  }

  it('builds typed statements over the same connections', async () => {
    const kysely = db.kysely<Tables>();
    await kysely.insertInto('member').values({ cin: '90000006A', born: '1990-02-28' }).execute();
    const rows = await kysely.selectFrom('member').select(['cin', 'born']).where('cin', '=', '90000006A').execute();
    expect(rows).toEqual([{ cin: '90000006A', born: '1990-02-28' }]);
  });

  it('belongs to the transaction it came from', async () => {
    const before = await members();
    await db.transaction(async (tx) => {
      await tx.kysely<Tables>().insertInto('member').values({ cin: '90000007A', born: null }).execute();
      const inner = tx.kysely<Tables>().transaction();
      expect((await caught(inner.execute((trx) => sql`select 1`.execute(trx)))).code).toBe('25001');
      return refused('test', 'take it back');
    });
    expect(await members()).toBe(before);
  });
});
