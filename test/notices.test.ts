import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PolicyDesk } from '../src/app/portal/policy-desk.ts';
import { type Browser, signedIn, type TestPortal, testPortal } from '../src/app/portal/testing.ts';
import { sendNotices } from '../src/app/send-notices.ts';
import type { Press } from '../src/formats/pdf/index.ts';
import { spoolFolder } from '../src/platform/post/index.ts';
import { openLetterPress } from '../src/platform/print/index.ts';

// A decision over HTTP to the letter in the spool folder, with the process killed on the way.
const CLI = fileURLToPath(new URL('../src/app/cli.ts', import.meta.url));
let portal: TestPortal;
let desk: PolicyDesk;
let press: Press;
const browsers = new Map<string, Browser>();
const as = (who: string): Browser => browsers.get(who) as Browser;
const folders: string[] = [];
const DIRECTOR = 'medical-director@aah.example';
const NURSE = 'reviewer-nurse@aah.example';
const OFFICE = 'biller@clinic.example';
const APPEALS = 'appeals@aah.example';
const GUARDIAN = 'guardian@family.example';
const ADDRESS = JSON.stringify({ lines: ['1 SYNTHETIC WAY'], city: 'OAKLAND', state: 'CA', zip: '94601' });
const LISTING = JSON.stringify({ contacts: [{ channel: 'fax', value: '510-555-0199' }] });

beforeAll(async () => {
  [desk, press] = await Promise.all([PolicyDesk.open(), openLetterPress()]);
  portal = await testPortal({
    organizations: [
      { id: 'aah', kind: 'plan', name: 'Alliance', plans: ['aah'] },
      { id: 'clinic', kind: 'provider', name: 'The Clinic', plans: ['aah'] },
      { id: 'bridge', kind: 'provider', name: 'The Bridge', plans: ['aah'] },
      {
        id: 'family',
        kind: 'members',
        name: 'Members',
        plans: ['aah'],
        wards: [{ role: 'guardian', plan: 'aah', member: 'ana', relation: 'guardian' }],
      },
    ],
  });
  const { database } = portal.fresh;
  await database.query(
    `insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic, written, address) values
       ('aah', 'ana', '90000001A', 'u1', 'SYNTHETIC', 'ANA', '1990-01-01', true, 'en', $1),
       ('aah', 'hli', '90000002A', 'u2', 'SYNTHETIC', 'HLI', '1990-01-01', true, 'hmn', $1)`,
    [ADDRESS],
  );
  await database.query(
    `insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
     select 'aah', m, '2020-01-01', 'medi_cal', 'managed_care' from unnest(array['ana', 'hli']) m`,
  );
  await database.query(
    `insert into provider (plan, provider_id, npi, name, types, organization_id) values
       ('aah', 'dr-clinic', '1000990014', 'SYNTHETIC Clinic', '{clinic}', 'clinic')`,
  );
  await database.query(
    `insert into site (plan, site_id, organization_id, name, kind, provider_id, source, listing)
     values ('aah', 's1', 'clinic', 'SYNTHETIC Clinic', 'vendor', 'dr-clinic', 'published', $1)`,
    [LISTING],
  );
  for (const email of [DIRECTOR, NURSE, OFFICE, APPEALS, 'biller@bridge.example', GUARDIAN])
    browsers.set(email, await signedIn(portal, email));
  for (const cin of ['90000001A', '90000002A']) await as(OFFICE).ask('POST', '/api/members/find', { cin });
}, 60_000);
afterAll(() => portal.close());
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function spool(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'notices-'));
  folders.push(folder);
  return folder;
}

async function handleOf(member: string): Promise<string> {
  const { rows } = await portal.fresh.database.query<{ handle: string }>(
    'select handle from member where member_id = $1',
    [member],
  );
  return rows[0]?.handle ?? '';
}

/** A grievance that came days ago and is answered: nothing but its letters is looked at here. */
async function answered(member: string, reason = 'We found you a sooner day.'): Promise<string> {
  const filed = await as(APPEALS).ask('POST', '/api/appeals', {
    plan: 'aah',
    kind: 'grievance',
    member: await handleOf(member),
    filedBy: 'member',
    about: 'access',
    received: portal.now.getTime() - 5 * 86_400_000,
    reason: 'SYNTHETIC: waited too long.',
  });
  expect(filed.status).toBe(200);
  const { handle } = filed.body.case;
  const decided = await as(APPEALS).ask('POST', `/api/appeals/${handle}/decide`, {
    outcome: 'upheld',
    reason,
    underFirstDecider: false,
    expertiseFits: true,
  });
  expect(decided.status).toBe(200);
  return handle;
}

let day = 1;
async function denied(member = 'ana', reason = 'Your knee can get better with exercise first.'): Promise<string> {
  const { rows } = await portal.fresh.database.query<{ handle: string }>(
    'select handle from member where member_id = $1',
    [member],
  );
  const from = new Date(Date.UTC(2026, 3, day++)).toISOString().slice(0, 10);
  const asked = await as(OFFICE).ask('POST', '/api/requests', {
    plan: 'aah',
    member: rows[0]?.handle,
    kind: 'pre_service',
    urgency: 'non_urgent',
    lines: [{ line: 1, code: 'E1399', what: 'a brace', units: 3, from }],
  });
  const { handle } = asked.body.request;
  const decided = await as(DIRECTOR).ask('POST', `/api/requests/${handle}/decide`, {
    lines: [{ line: 1, outcome: 'denied', units: 0 }],
    basis: 'appropriateness',
    references: [{ source: 'mcg', name: 'SYNTHETIC guideline', met: false }],
    review: {
      clinicallyAppropriate: false,
      appropriateSetting: true,
      coveredBenefit: true,
      circumstances: 'nothing particular',
      individualNeed: 'looked at',
    },
    reason,
  });
  expect(decided.status).toBe(200);
  return handle;
}

const letters = async (who: string, handle: string) =>
  (await as(who).ask('GET', `/api/cases/${handle}/notices`)).body.notices as {
    id: string;
    to: string;
    by: string;
    state: string;
    copy: boolean;
    why: { code: string; sentence: string }[];
  }[];
const laidOut = async (folder: string, channel: string) =>
  (await readdir(join(folder, channel)).catch(() => [])).filter(
    (name) => name.endsWith('.pdf') && !name.startsWith('.'),
  );
const story = async (handle: string) =>
  (await as(NURSE).ask('GET', `/api/requests/${handle}`)).body.story.filter(
    (one: { kind: string }) => one.kind === 'notice_sent',
  ).length;

function start(folder: string) {
  return spawn(process.execPath, [CLI, 'notices', 'send', '--json'], {
    env: { ...process.env, DATABASE_URL: portal.fresh.url, MADRONE_NOTICES_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const send = (folder: string, post = spoolFolder(folder)) =>
  sendNotices({ db: portal.fresh.database, desk, press, post }, portal.now.getTime());

describe('a denial over HTTP', () => {
  it('has its letters in the same moment: a fax, a letter by mail, a copy in the portal', async () => {
    const handle = await denied();
    expect((await letters(NURSE, handle)).map(({ to, by, state, copy }) => ({ to, by, state, copy }))).toEqual([
      { to: 'member', by: 'mail', state: 'queued', copy: false },
      { to: 'requesting_provider', by: 'fax', state: 'queued', copy: false },
      { to: 'requesting_provider', by: 'portal', state: 'sent', copy: true },
    ]);
    const folder = await spool();
    expect(await send(folder)).toMatchObject({ sent: 2, blocked: 0, failed: 0 });
    const [fax] = await laidOut(folder, 'fax');
    const [mail] = await laidOut(folder, 'mail');
    expect(JSON.parse(await readFile(join(folder, 'fax', fax?.replace('.pdf', '.json') ?? ''), 'utf8'))).toEqual({
      plan: 'aah',
      to: '510-555-0199',
    });
    expect((await readFile(join(folder, 'mail', mail ?? ''))).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await story(handle)).toBe(2);
    expect(await send(folder)).toMatchObject({ sent: 0 });
    expect(await story(handle)).toBe(2);
    const { body } = await as(NURSE).ask('GET', `/api/requests/${handle}`);
    expect(body.standing).toBe('met');
  });

  it('shows the office its own copies once they went out, the member the letter, a stranger and another office nothing', async () => {
    const handle = await denied();
    expect((await letters(OFFICE, handle)).map(({ by }) => by)).toEqual(['portal']);
    await send(await spool());
    expect((await letters(OFFICE, handle)).map(({ to, by }) => `${to} ${by}`).sort()).toEqual([
      'requesting_provider fax',
      'requesting_provider portal',
    ]);
    const own = await letters('guardian@family.example', handle);
    expect(own.map(({ to }) => to)).toEqual(['member']);
    const pdf = await as('guardian@family.example').ask('GET', `/api/notices/${own[0]?.id}/letter`);
    expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-']);
    for (const who of [OFFICE, 'biller@bridge.example'])
      expect((await as(who).ask('GET', `/api/notices/${own[0]?.id}/letter`)).status).toBe(404);
    expect((await as('biller@bridge.example').ask('GET', `/api/cases/${handle}/notices`)).status).toBe(404);
  });

  it('to a member whose language is only drafted waits, is a task of the plan, and is read as a draft', async () => {
    const handle = await denied('hli');
    const folder = await spool();
    expect(await send(folder)).toMatchObject({ sent: 1, blocked: 1 });
    const mail = (await letters(NURSE, handle)).find(({ by }) => by === 'mail');
    expect(mail).toMatchObject({ state: 'blocked', why: [{ code: 'translation_awaits' }] });
    expect(mail?.why[0]?.sentence).toContain('Hmong');
    const tasks = await as(NURSE).ask('POST', '/api/notices/search', {});
    expect(tasks.body.notices.map(({ id }: { id: string }) => id)).toContain(mail?.id);
    const draft = await as(NURSE).ask('GET', `/api/notices/${mail?.id}/letter?language=hmn`);
    expect(draft.text.slice(0, 5)).toBe('%PDF-');
    expect(await laidOut(folder, 'mail')).toEqual([]);
    await portal.fresh.database.query(`update member set written = 'en' where member_id = 'hli'`);
    expect(await send(folder)).toMatchObject({ sent: 1, blocked: 0 });
    await portal.fresh.database.query(`update member set written = 'hmn' where member_id = 'hli'`);
  });

  it('never goes by e-mail, and goes by mail where somebody says so', async () => {
    const handle = await denied();
    const mail = (await letters(NURSE, handle)).find(({ by }) => by === 'mail');
    const refused = await as(NURSE).ask('POST', `/api/notices/${mail?.id}/send`, { by_way_of: 'email' });
    expect(refused.body.refused).toMatchObject({ code: 'unsecured_email' });
    expect((await as(NURSE).ask('POST', `/api/notices/${mail?.id}/send`, { by_way_of: 'mail' })).body.state).toBe(
      'queued',
    );
  });
});

it('a copy that waits does not go the way the letter itself goes', async () => {
  const handle = await denied();
  const copy = (await letters(NURSE, handle)).find((one) => one.copy);
  await portal.fresh.database.query(`update notice set state = 'blocked', sent_at = null where notice_id = $1`, [
    copy?.id,
  ]);
  const asked = await as(NURSE).ask('POST', `/api/notices/${copy?.id}/send`, { by_way_of: 'fax' });
  expect([asked.status, asked.body.refused?.code]).toEqual([422, 'notice_goes_that_way']);
});

describe('a grievance over HTTP', () => {
  it('has its letters in the same moment; sent, they are proven on it and end what is owed', async () => {
    await emptied();
    const handle = await answered('ana');
    expect((await letters(APPEALS, handle)).map(({ to, by, state }) => `${to} ${by} ${state}`)).toEqual([
      'member mail queued',
      'member mail queued',
    ]);
    expect(await send(await spool())).toMatchObject({ sent: 2, blocked: 0 });
    const { body } = await as(APPEALS).ask('GET', `/api/appeals/${handle}`);
    expect(body.owed).toEqual([]);
    expect(body.story.filter(({ kind }: { kind: string }) => kind === 'notice_sent')).toHaveLength(2);
  });

  it('shows the member his letters across cases, once they went out; the plan also what waits; others nothing', async () => {
    const before = await ofMember(GUARDIAN, 'ana');
    const handle = await answered('ana');
    expect((await ofMember(GUARDIAN, 'ana')).total).toBe(before.total);
    expect((await letters(GUARDIAN, handle)).length).toBe(0);
    await send(await spool());
    const after = await ofMember(GUARDIAN, 'ana');
    expect(after.total).toBe(before.total + 2);
    const own = after.notices.filter((one) => one.handle === handle);
    expect(own.map((one) => one.case_kind)).toEqual(['grievance', 'grievance']);
    expect((await ofMember(APPEALS, 'ana')).notices.map(({ handle: of }) => of)).toContain(handle);
    for (const who of [NURSE, OFFICE])
      expect((await ofMember(who, 'ana')).notices.filter(({ case_kind: of }) => of === 'grievance')).toEqual([]);
    for (const who of ['biller@bridge.example', GUARDIAN])
      expect((await as(who).ask('GET', `/api/members/${await handleOf('hli')}/notices`)).status).toBe(404);
    const [letter] = own;
    expect((await as(GUARDIAN).ask('GET', `/api/notices/${letter?.id}/letter`)).status).toBe(200);
    expect((await as(NURSE).ask('GET', `/api/notices/${letter?.id}/letter`)).status).toBe(404);
  });

  it('to who reads another language keeps what a translator made of its reason beside the original, in the record too', async () => {
    const handle = await answered('hli');
    const asked = { into: 'hmn', reason: 'Peb pom ib hnub sai dua.', translator: 'SYNTHETIC', statement: 'Certified.' };
    const translate = (who: string, id: string | undefined, body: object = asked) =>
      as(who).ask('POST', `/api/notices/${id}/translation`, body);
    const [receipt, resolution] = await letters(APPEALS, handle);
    expect((await translate(APPEALS, receipt?.id)).body.refused.code).toBe('nothing_to_translate');
    expect((await translate(APPEALS, resolution?.id, { ...asked, into: 'vi' })).body.refused.code).toBe(
      'not_the_readers_language',
    );
    expect((await translate(OFFICE, resolution?.id)).status).toBe(403);
    expect((await translate(NURSE, resolution?.id)).status).toBe(404);
    for (const reason of ['Thawj zaug.', asked.reason])
      expect((await translate(APPEALS, resolution?.id, { ...asked, reason })).body).toMatchObject({
        state: 'blocked',
        why: [{ code: 'translation_awaits' }],
        translation: {
          into: 'hmn',
          original: 'We found you a sooner day.',
          given: { reason, translator: 'SYNTHETIC' },
        },
      });
    const { rows } = await portal.fresh.database.query<{ sequence: number; original: string }>(
      `select t.sequence, n.content->>'reason' as original from notice_translation t join notice n using (notice_id) where notice_id = $1 order by 1`,
      [resolution?.id],
    );
    expect(rows).toEqual([1, 2].map((sequence) => ({ sequence, original: 'We found you a sooner day.' })));
    const atOnce = await Promise.all([0, 1, 2, 3].map(() => translate(APPEALS, resolution?.id)));
    expect(atOnce.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const audit = await portal.fresh.database.query(
      `select from audit_event where action = 'notice.translated' and subject = $1`,
      [resolution?.id],
    );
    expect(audit.rowCount).toBe(6);
  });
});

describe('the sender', () => {
  it('killed again and again sends every letter once, and proves it once', async () => {
    await emptied();
    const handles: string[] = [];
    while (handles.length < 20) handles.push(await denied());
    const folder = await spool();
    await sendNothingOf(handles);
    let kills = 0;
    for (const enough of [1, 12, 28]) {
      const child = start(folder);
      const ended = once(child, 'exit');
      while (
        child.exitCode === null &&
        (await laidOut(folder, 'mail')).length + (await laidOut(folder, 'fax')).length < enough
      )
        await wait(2);
      if (child.exitCode === null) kills++;
      child.kill('SIGKILL');
      await ended;
    }
    expect(kills).toBeGreaterThan(0);
    // Two at once finish what is left, as two nodes would.
    await Promise.all([send(folder), send(folder)]);
    const { rows } = await portal.fresh.database.query<{ id: string; channel: string; proofs: number }>(
      `select n.notice_id as id, channel, (select count(*)::int from notice_proof p where p.notice_id = n.notice_id) as proofs
       from notice n join case_file c using (plan, number) where c.handle = any($1) and channel <> 'portal' and n.state = 'sent'`,
      [handles],
    );
    expect(rows).toHaveLength(40);
    expect(new Set(rows.map(({ proofs }) => proofs))).toEqual(new Set([1]));
    for (const channel of ['fax', 'mail']) {
      const names = rows.filter((row) => row.channel === channel).map(({ id }) => `${id}.pdf`);
      expect((await laidOut(folder, channel)).sort()).toEqual(expect.arrayContaining(names.sort()));
    }
    for (const handle of handles) expect(await story(handle)).toBe(2);
  }, 120_000);

  it('killed again and again proves the letters of grievances once too', async () => {
    await emptied();
    const handles: string[] = [];
    while (handles.length < 6) handles.push(await answered('ana'));
    const folder = await spool();
    for (const enough of [1, 6]) {
      const child = start(folder);
      const ended = once(child, 'exit');
      while (child.exitCode === null && (await laidOut(folder, 'mail')).length < enough) await wait(2);
      child.kill('SIGKILL');
      await ended;
    }
    await Promise.all([send(folder), send(folder)]);
    expect(await laidOut(folder, 'mail')).toHaveLength(12);
    const { rows } = await portal.fresh.database.query<{ kinds: string[] }>(
      `select array(select e.kind from case_event e where e.plan = c.plan and e.number = c.number order by e.sequence) as kinds
       from case_file c where c.handle = any($1)`,
      [handles],
    );
    expect(rows.map(({ kinds }) => kinds)).toEqual(
      handles.map(() => ['filed', 'resolved', 'notice_sent', 'notice_sent']),
    );
  }, 120_000);

  it('tells thirty days before continuity ends how care goes on, once however many look', async () => {
    await emptied();
    const { database } = portal.fresh;
    const file = { kind: 'continuity', askedBy: 'member', providerName: 'SYNTHETIC Cardiology' };
    const opened = await as(NURSE).ask('POST', '/api/continuity', {
      plan: 'aah',
      member: await handleOf('ana'),
      ...file,
    });
    expect(opened.status).toBe(200);
    const { handle } = opened.body.case;
    const at = portal.now.getTime();
    const until = new Date(at + 20 * 86_400_000).toISOString().slice(0, 10);
    const granted = [{ service: '', from: '2026-01-01', to: until }];
    const decided = {
      kind: 'decided',
      outcome: 'granted',
      granted,
      reasons: [],
      automatic: false,
      policy: 'p',
      clauses: [],
    };
    await database.query(
      `insert into case_event (plan, number, sequence, at, kind, body)
       select plan, number, 2, changed_at, 'decided', $2 from case_file where handle = $1`,
      [handle, JSON.stringify({ at, what: decided })],
    );
    await database.query(
      `update case_file set events = 2, state = 'decided', outcome = 'granted', shown = shown || jsonb_build_object('until', $2::text) where handle = $1`,
      [handle, until],
    );
    await Promise.all([send(await spool()), send(await spool())]);
    await send(await spool());
    const made = await database.query<{ notice: string; state: string }>(
      `select n.notice, n.state from notice n join case_file c using (plan, number) where c.handle = $1 and n.kind = 'continuity_ending'`,
      [handle],
    );
    expect(made.rows).toEqual([{ notice: `continuity_ending-${until}`, state: 'sent' }]);
  });

  it('tells that nobody decided in time, once however many look and whenever it is killed', async () => {
    await emptied();
    const keyed = async (days: number) => {
      const asked = await as(NURSE).ask('POST', '/api/requests/intake', {
        plan: 'aah',
        member: await handleOf('ana'),
        requester: 'dr-clinic',
        kind: 'pre_service',
        urgency: 'urgent',
        lines: [{ line: 1, code: 'E1399', what: 'a late brace', units: 1 + days, from: '2026-11-01' }],
        door: 'fax',
        received: portal.now.getTime() - days * 86_400_000,
      });
      expect(asked.status).toBe(200);
      return asked.body.request as { handle: string; number: string };
    };
    const inTime = await keyed(1);
    const { handle, number } = await keyed(4);
    const made = async (of = number) =>
      (
        await portal.fresh.database.query<{ recipient: string; state: string }>(
          `select recipient, state from notice where number = $1 and kind = 'lapse' and not copy order by recipient`,
          [of],
        )
      ).rows;
    const lapsed = async () => {
      const body = { states: ['open'], lapsed: true };
      const found = await as(NURSE).ask('POST', '/api/requests/search', body);
      return found.body.requests.map((one: { number: string }) => one.number);
    };
    expect(await lapsed()).toContain(number);
    expect(await lapsed()).not.toContain(inTime.number);
    expect(await made()).toEqual([]);
    const dies = { hand: () => Promise.reject(new Error('the power is gone')) };
    await expect(send(await spool(), dies)).rejects.toThrow('the power is gone');
    expect((await made()).map(({ recipient }) => recipient)).toEqual(['member', 'requesting_provider']);
    await Promise.all([send(await spool()), send(await spool())]);
    await send(await spool());
    expect(await made()).toEqual(['member', 'requesting_provider'].map((recipient) => ({ recipient, state: 'sent' })));
    // One more told the requester, as intake ended, what was missing.
    expect(await story(handle)).toBe(3);
    expect(await made(inTime.number)).toEqual([]);
  });

  it('that cannot hand one letter on hands on the others, and says that it could not', async () => {
    await emptied();
    const folder = await spool();
    const whole = spoolFolder(folder);
    const handles = [await denied(), await denied()];
    let first: string | undefined;
    const chokes = {
      hand: async (letter: Parameters<typeof whole.hand>[0]) => {
        first ??= letter.id;
        if (letter.id === first) throw new Error('this one does not go');
        await whole.hand(letter);
      },
    };
    await expect(send(folder, chokes)).rejects.toThrow('this one does not go');
    expect((await laidOut(folder, 'mail')).length + (await laidOut(folder, 'fax')).length).toBe(3);
    expect(await send(folder)).toMatchObject({ sent: 1 });
    for (const handle of handles) expect(await story(handle)).toBe(2);
  });

  it('that died after handing a letter on, which was taken since, does not lay it out again', async () => {
    await emptied();
    const folder = await spool();
    const whole = spoolFolder(folder);
    await denied();
    const dies = {
      hand: async (letter: Parameters<typeof whole.hand>[0]) => {
        await whole.hand(letter);
        throw new Error('the power is gone');
      },
    };
    await expect(send(folder, dies)).rejects.toThrow('the power is gone');
    const channel = (await laidOut(folder, 'mail')).length > 0 ? 'mail' : 'fax';
    const [name = ''] = await laidOut(folder, channel);
    await rename(join(folder, channel, name), join(folder, channel, 'taken', name));
    await send(folder);
    expect(await laidOut(folder, channel)).not.toContain(name);
    const { rows } = await portal.fresh.database.query('select state from notice where notice_id = $1', [
      name.replace('.pdf', ''),
    ]);
    expect(rows).toEqual([{ state: 'sent' }]);
  });
});

const ofMember = async (who: string, member: string) =>
  (await as(who).ask('GET', `/api/members/${await handleOf(member)}/notices?size=100`)).body as {
    total: number;
    notices: { id: string; handle: string; case_kind: string }[];
  };

/** What earlier tests left is sent elsewhere first. */
async function emptied(): Promise<void> {
  await send(await spool());
}

async function sendNothingOf(handles: readonly string[]): Promise<void> {
  const { rows } = await portal.fresh.database.query<{ n: number }>(
    `select count(*)::int as n from notice n join case_file c using (plan, number) where c.handle = any($1) and n.state = 'queued'`,
    [handles],
  );
  expect(rows).toEqual([{ n: 2 * handles.length }]);
}
