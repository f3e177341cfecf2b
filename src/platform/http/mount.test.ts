import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type Actor, type Api, done, refused, SESSION_COOKIE } from '../../kernel/index.ts';
import type { Session } from '../db/index.ts';
import { type FreshDatabase, freshDatabase } from '../db/testing.ts';
import type { AuditLine, Doors } from './doors.ts';
import { mount } from './mount.ts';
import { createServer } from './server.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
const actor: Actor = {
  ...{ account: 'somebody', name: 'SYNTHETIC Somebody', session: 'a session', language: 'en' },
  ...{ organization: 'clinic', organizationName: 'SYNTHETIC Clinic', reach: 'organization' },
  ...{ plans: ['ccah'], roles: [], permissions: new Set() },
};
const api = {
  write: {
    method: 'POST',
    path: '/api/notes',
    summary: 'Writes a note, and then ends as it is told',
    may: 'signed_in',
    body: z.strictObject({ note: z.string(), ends: z.enum(['granted', 'refused', 'broken']) }),
    answer: z.object({}),
  },
} as const satisfies Api;

let fresh: FreshDatabase;
let server: FastifyInstance;
beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS);
  const { database: db } = fresh;
  await db.query('create table note (words text)');
  await db.query('create table record (action text)');
  const append = async (tx: Session, lines: readonly AuditLine[]) => {
    for (const { action } of lines) await tx.query('insert into record values ($1)', [action]);
  };
  const doors = {
    db,
    now: () => new Date('2026-03-02T18:00:00Z'),
    guessed: async () => undefined,
    columnName: (column: string) => column,
    languageOf: () => 'en',
    scopeOf: () => ({}),
    append: (tx: Session, _: Actor | undefined, __: Date, lines: readonly AuditLine[]) => append(tx, lines),
    audited: (_: Actor, __: Date, lines: readonly AuditLine[]) => db.transaction((tx) => append(tx, lines)),
    recognise: async () => ({ actor }),
  };
  const rest = { version: 'test', secure: false, requestsPerMinute: 1_000, behindProxy: false, log: false };
  server = await createServer({ doors, ...rest });
  mount(server, doors, 'notes', api, {
    async write({ body: { note, ends }, tx, audit }) {
      await tx.query('insert into note values ($1)', [note]);
      audit('note.written', note);
      if (ends === 'broken') throw new Error('a defect after a write');
      return ends === 'granted' ? done({}) : refused('conflict', 'a refusal after a write');
    },
  });
});
beforeEach(async () => {
  await fresh.database.query('truncate note, record');
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

async function written(ends: string) {
  const { statusCode } = await server.inject({
    method: 'POST',
    url: '/api/notes',
    cookies: { [SESSION_COOKIE]: 'a token' },
    payload: { note: 'something', ends },
  });
  const column = async (sql: string) => (await fresh.database.query<{ it: string }>(sql)).rows.map(({ it }) => it);
  return {
    statusCode,
    notes: await column('select words as it from note'),
    records: await column('select action as it from record'),
  };
}

it('a granted wish is kept with its records', async () => {
  expect(await written('granted')).toEqual({ statusCode: 200, notes: ['something'], records: ['note.written'] });
});

it('a refused wish leaves nothing behind of what it had written, and the record says that it was refused', async () => {
  expect(await written('refused')).toEqual({ statusCode: 409, notes: [], records: ['wish.refused'] });
});

it.each([
  [true, 'is told by the proxy, and nothing the caller wrote before it is believed', '198.51.100.7'],
  [false, 'is where the connection comes from, where no proxy stands in front', '127.0.0.1'],
])('the address of a caller (behind a proxy: %s) %s', async (behindProxy, _, address) => {
  const doors = { recognise: async () => ({ actor }) } as unknown as Doors;
  const rest = { version: 'test', secure: false, requestsPerMinute: 1_000, log: false };
  const fronted = await createServer({ doors, ...rest, behindProxy });
  fronted.get('/who', async (request) => request.ip);
  const { body } = await fronted.inject({ url: '/who', headers: { 'x-forwarded-for': '203.0.113.1, 198.51.100.7' } });
  await fronted.close();
  expect(body).toBe(address);
});

it('a wish that breaks leaves nothing behind', async () => {
  expect(await written('broken')).toEqual({ statusCode: 500, notes: [], records: [] });
});
