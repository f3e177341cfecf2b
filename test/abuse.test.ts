import { once } from 'node:events';
import { type AddressInfo, createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, signedIn, type TestPortal, testPortal } from '../src/app/portal/testing.ts';

// What nobody means well by: refused with a 4xx, never a defect, and nothing sent comes back.

let portal: TestPortal;
let clinic: Browser;
let plan: Browser;
let manager: Browser;

beforeAll(async () => {
  portal = await testPortal();
  clinic = await signedIn(portal, 'care-manager@clinic.example');
  plan = await signedIn(portal, 'care-team@ccah.example');
  manager = await signedIn(portal, 'account-manager@clinic.example');
});
afterAll(() => portal.close());

const NAUGHTY = [
  'a\u0000b',
  '\ud800 alone',
  '\u202egnp.exe',
  '𝒳'.repeat(30),
  'x'.repeat(70_000),
  "' or 1=1; drop table member; --",
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x","y")',
  '{{7*7}}#{7*7}',
  '../../etc/passwd',
];

describe('text nobody means well by', () => {
  it.each(NAUGHTY)('%j is answered without a defect in every field', async (text) => {
    const asked = [
      clinic.ask('POST', '/api/members/find', { cin: text }),
      clinic.ask('POST', '/api/members/find', { last: text, first: text, born: text }),
      clinic.ask('POST', '/api/eligibility', { members: [{ last: text, first: text, born: '1990-01-01' }] }),
      clinic.ask('POST', '/api/eligibility/file', { csv: `cin,reference\n"${text.replaceAll('"', '""')}",${text}\n` }),
      plan.ask('POST', '/api/members/search', { plan: 'ccah', name: text }),
      plan.ask('POST', '/api/benefits/check', { plan: 'ccah', on: '2026-03-02', code: text, provider: text }),
      manager.ask('POST', '/api/invitations', { email: 'a@b.example', name: text, roles: ['biller'] }),
      manager.ask('GET', `/api/audit?who=${encodeURIComponent(text.toWellFormed())}`),
      manager.ask('GET', `/api/directory?plan=ccah&name=${encodeURIComponent(text.toWellFormed())}`),
      manager.ask('GET', `/api/library/ccah/search?text=${encodeURIComponent(text.toWellFormed())}`),
      manager.ask('GET', `/api/policy/topic?what=${encodeURIComponent(text.toWellFormed())}`),
      new Browser(portal).ask('POST', '/api/sign-in', { email: `${text}@x.example`, password: text }),
    ];
    for (const { status } of await Promise.all(asked)) expect(status).toBeLessThan(500);
  });

  it('a cell a spreadsheet would take for a formula does not leave as one', async () => {
    const csv = 'cin,reference\n90000001A,=1+1\n90000001A,@x\n90000001A,-2\n90000001A,+3\n';
    const answer = await portal.server.inject({
      method: 'POST',
      url: '/api/eligibility/file',
      payload: { csv },
      cookies: Object.fromEntries(clinic.cookies),
      headers: { 'x-madrone-csrf': clinic.csrf },
    });
    expect(answer.statusCode).toBe(200);
    for (const cell of answer.body.split(/[,\r\n]/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=@+-]/);
  });
});

describe('requests no page of ours sends', () => {
  const send = (payload: string, headers: Record<string, string> = {}) =>
    portal.server.inject({
      method: 'POST',
      url: '/api/members/find',
      payload,
      cookies: Object.fromEntries(clinic.cookies),
      headers: { 'content-type': 'application/json', 'x-madrone-csrf': clinic.csrf, ...headers },
    });

  it.each([
    ['broken JSON', '{"cin":'],
    ['a prototype', '{"__proto__":{"admin":true},"cin":"1"}'],
    ['a constructor', '{"constructor":{"prototype":{"admin":true}}}'],
    ['an unknown key', '{"cin":"1","plan":"aah"}'],
    ['a list instead of a text', '{"cin":["1","2"]}'],
    ['JSON a hundred thousand deep', '{"cin":'.concat('['.repeat(30_000), ']'.repeat(30_000), '}')],
    ['a body above the limit', JSON.stringify({ cin: 'x'.repeat(100_000) })],
  ])('%s is refused', async (_, payload) => {
    const { statusCode, body } = await send(payload);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
    expect(JSON.parse(body).refused.code).toMatch(/malformed|invalid|too_large/);
  });

  it('another type, another method, another site and a second value are refused', async () => {
    expect((await send('cin=1', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(415);
    expect((await send('{"cin":"1"}', { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
    expect((await send('{"cin":"1"}', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await send('{"cin":"1"}', { 'x-madrone-csrf': 'guessed' })).statusCode).toBe(403);
    expect(
      (await clinic.ask('GET', '/api/members/find', undefined, { 'x-http-method-override': 'POST' })).status,
    ).not.toBe(200);
    expect((await manager.ask('GET', '/api/audit?limit=1&limit=200')).status).toBe(422);
  });

  it('a tampered session is nobody', async () => {
    const forged = new Browser(portal);
    const token = clinic.token;
    forged.cookies.set('madrone_session', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
    expect(await forged.ask('GET', '/api/sessions')).toMatchObject({ status: 401 });
  });

  it.each([
    '/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '//elsewhere.example',
    '/assets/%00',
    '/api/../package.json',
  ])('%s leads nowhere', async (url) => {
    const answer = await portal.server.inject({ url });
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).not.toContain('"dependencies"');
    expect(answer.headers.location).toBeUndefined();
  });
});

it('as many people as there are connections read a page at once, and none waits for another', async () => {
  await portal.fresh.database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born) values ('ccah', 'crowd', '90000077A', 'crowd', 'Crowd', 'Ana', '1990-01-01')`,
  );
  const { rows } = await portal.fresh.database.query<{ handle: string }>(
    `select handle from member where member_id = 'crowd'`,
  );
  const url = `/api/members/${rows[0]?.handle}`;
  const answers = await Promise.all(Array.from({ length: 24 }, () => plan.ask('GET', url)));
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]));
});

it('more people than go into the record one by one are asked for at once', async () => {
  await portal.fresh.database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name)
     select 'ccah', 'many-' || n, (90000100 + n) || 'A', 'many-' || n, 'Many', 'Bo' from generate_series(1, 40) n`,
  );
  const members = Array.from({ length: 40 }, (_, n) => ({ cin: `${90000101 + n}A` }));
  expect(await clinic.ask('POST', '/api/eligibility', { members })).toMatchObject({ status: 200 });
});

describe('who sends or reads drop by drop', () => {
  let slow: TestPortal;
  let port: number;
  beforeAll(async () => {
    slow = await testPortal({ organizations: [], patienceMs: 200 });
    await slow.server.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = slow.server.server.address() as AddressInfo);
  });
  afterAll(() => slow.close());

  it.each([
    ['headers', 'GET /api/plans HTTP/1.1\r\nHost: a\r\n', 'x: y\r\n'],
    [
      'a body',
      `POST /api/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 8192\r\n\r\n{`,
      ' ',
    ],
    [
      'a chunked body',
      'POST /api/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      '1\r\n \r\n',
    ],
    ['a body to nowhere', 'POST /api/nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 8192\r\n\r\n{', ' '],
    ['nothing at all', '', ''],
  ])('%s: the connection is closed while others are served', async (_, first, drop) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('error', () => undefined); // written to after it was closed
    socket.resume();
    if (first !== '') socket.write(first);
    const dripping = setInterval(() => drop !== '' && socket.write(drop), 20);
    const closed = once(socket, 'close');
    expect((await new Browser(slow).ask('GET', '/api/plans')).status).toBe(200);
    await closed;
    clearInterval(dripping);
  });

  it('an answer: the connection is closed though bytes are still wanted', async () => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.pause();
    const asked = 'GET /api/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n';
    socket.write(asked.repeat(60)); // more than the buffers of a connection hold
    const sockets = () => new Promise<number>((resolve) => slow.server.server.getConnections((_, n) => resolve(n)));
    await expect.poll(sockets, { timeout: 20_000 }).toBe(0);
    socket.destroy();
  });
});

it('a database without room is said to be away for a moment, and nothing is kept', async () => {
  const { database } = portal.fresh;
  await database.query(
    `create function no_room() returns trigger language plpgsql as 'begin raise exception ''full'' using errcode = ''53100''; end'`,
  );
  await database.query('create trigger no_room before insert on invitation for each row execute function no_room()');
  const invitation = { email: 'late@clinic.example', name: 'Late', roles: ['biller'] };
  const { status, body } = await manager.ask('POST', '/api/invitations', invitation);
  expect([status, body.defect.because]).toEqual([503, expect.stringContaining('nothing was kept')]);
  await database.query('drop trigger no_room on invitation');
  expect(await manager.ask('POST', '/api/invitations', invitation)).toMatchObject({ status: 200 });
});

it('bytes that are no HTTP are answered by closing the door', async () => {
  await portal.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = portal.server.server.address() as AddressInfo;
  for (const bytes of [
    'NONSENSE\r\n\r\n',
    `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ]) {
    const socket = createConnection(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (piece) => {
      heard += piece;
    });
    socket.write(bytes);
    await once(socket, 'close');
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d/);
  }
});
