import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt } from '../../platform/auth/index.ts';
import { Browser, signedIn, type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
let manager: Browser;
beforeAll(async () => {
  portal = await testPortal();
  manager = await signedIn(portal, 'account-manager@clinic.example');
});
afterAll(() => portal.close());

const ABSENT = '00000000-0000-4000-8000-000000000000';
const linkIn = (text: string | undefined) => /#([\w-]+)/.exec(text ?? '')?.[1] ?? '';
const letterTo = (email: string) => portal.letters.findLast(({ to }) => to === email);

interface Listed {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly state: string;
  readonly last_manager: boolean;
  readonly closed: Readonly<Record<string, { readonly code: string }>>;
}
async function person(browser: Browser, email: string): Promise<Listed> {
  const { people } = (await browser.ask('GET', '/api/people')).body as { people: readonly Listed[] };
  const found = people.find((each) => each.email === email);
  if (!found) throw new Error(`${email} is not on the page`);
  return found;
}

/** From the invitation's letter to a full session. */
async function accept(email: string, password = 'quite a long password') {
  const browser = new Browser(portal);
  const token = linkIn(letterTo(email)?.text);
  const { factor } = (await browser.ask('POST', '/api/invitations/read', { token })).body;
  const code = browser.code(factor?.secret);
  const body = { token, password, pending: factor?.pending, code };
  return { browser, token, factor, answer: await browser.ask('POST', '/api/invitations/accept', body) };
}

describe('an invitation', () => {
  it('makes a colleague who chooses a password and proves a second factor, and works once [HN-PORT-02, HN-PORT-03]', async () => {
    const email = 'new.biller@clinic.example';
    const invited = await manager.ask('POST', '/api/invitations', { email, name: 'New Biller', roles: ['biller'] });
    expect(invited.status).toBe(200);
    expect(invited.text).not.toContain(linkIn(letterTo(email)?.text));
    const { browser, token, factor, answer } = await accept(email);
    expect(answer.body.session).toMatchObject({
      step: 'full',
      seat: { organization: { id: 'clinic' }, roles: ['biller'] },
    });
    expect(answer.body.recovery_codes).toHaveLength(10);
    const replayed = await new Browser(portal).ask('POST', '/api/invitations/accept', {
      token,
      password: 'quite a long password',
      pending: factor.pending,
      code: codeAt(factor.secret, portal.now),
    });
    const never = await new Browser(portal).ask('POST', '/api/invitations/accept', { token: 'x'.repeat(43) });
    expect(replayed.body.refused.code).toBe('link_closed');
    expect(replayed.text).toBe(never.text);
    expect((await browser.ask('GET', '/api/people')).body.refused.code).toBe('not_allowed');
    // A recovery code stands in for the authenticator, once.
    const [code] = answer.body.recovery_codes;
    const again = new Browser(portal);
    await again.password(email, 'quite a long password');
    expect(
      (await again.ask('POST', '/api/second-factor', { code: code.toUpperCase().replaceAll('-', ' ') })).status,
    ).toBe(200);
    await again.password(email, 'quite a long password');
    expect((await again.ask('POST', '/api/second-factor', { code })).body.refused.code).toBe('wrong_code');
  });

  it('that expired, was taken back or replaced is closed like one that never was', async () => {
    const ask = (email: string) =>
      manager.ask('POST', '/api/invitations', { email, name: 'Nobody', roles: ['biller'] });
    const read = (token: string) => new Browser(portal).ask('POST', '/api/invitations/read', { token });
    const never = await read('x'.repeat(43));
    await ask('revoked@clinic.example');
    const revoked = linkIn(letterTo('revoked@clinic.example')?.text);
    const { invitations } = (await manager.ask('GET', '/api/invitations')).body;
    const { id } = invitations.find((i: { email: string }) => i.email === 'revoked@clinic.example');
    expect((await manager.ask('DELETE', `/api/invitations/${id}`)).status).toBe(200);
    expect((await read(revoked)).text).toBe(never.text);
    await ask('resent@clinic.example');
    const first = linkIn(letterTo('resent@clinic.example')?.text);
    const again = (await manager.ask('GET', '/api/invitations')).body.invitations.find(
      (i: { email: string }) => i.email === 'resent@clinic.example',
    );
    await manager.ask('POST', `/api/invitations/${again.id}/resend`);
    const second = linkIn(letterTo('resent@clinic.example')?.text);
    expect((await read(first)).text).toBe(never.text);
    expect((await read(second)).status).toBe(200);
    const { now } = portal;
    portal.now = new Date(now.getTime() + 8 * 86_400_000);
    expect((await read(second)).text).toBe(never.text);
    portal.now = now;
  });

  it('offers no role that cannot be held here, and nothing to who is here already', async () => {
    const ask = (email: string, roles: string[]) =>
      manager.ask('POST', '/api/invitations', { email, name: 'N', roles });
    expect((await ask('n@clinic.example', ['medical_director'])).body.refused.code).toBe('role_not_here');
    expect((await ask('biller@clinic.example', ['biller', 'care_manager'])).body.refused.code).toBe('conflict');
    expect((await ask('account-manager@clinic.example', ['biller'])).body.refused.code).toBe('conflict');
  });

  it('to somebody known asks for the password there is, and gives a seat beside the others', async () => {
    const email = 'biller@bridge.example';
    await manager.ask('POST', '/api/invitations', { email, name: 'Bridge', roles: ['outreach_worker'] });
    const token = linkIn(letterTo(email)?.text);
    const stranger = new Browser(portal);
    expect((await stranger.ask('POST', '/api/invitations/read', { token })).body).toMatchObject({
      account: 'existing',
    });
    const wrong = await stranger.ask('POST', '/api/invitations/accept', { token, password: 'another long password' });
    expect(wrong.body.refused.code).toBe('wrong_credentials');
    const own = await signedIn(portal, email);
    const before = own.token;
    const accepted = await own.ask('POST', '/api/invitations/accept', { token });
    expect(accepted.body.session.seat.organization.id).toBe('clinic');
    expect(accepted.body.session.seats).toHaveLength(2);
    const back = await own.ask('POST', '/api/session/seat', { organization: 'bridge' });
    expect(back.body).toMatchObject({ seat: { organization: { id: 'bridge' }, roles: ['biller'] } });
    expect(own.token).not.toBe(before);
    expect((await own.ask('POST', '/api/session/seat', { organization: 'ccah' })).body.refused.code).toBe('not_found');
  });
});

describe('account managers', () => {
  it('see their own people, and what may not be done to whom', async () => {
    const { body } = await manager.ask('GET', '/api/people');
    expect(body.organization).toBe('The Clinic');
    expect(await person(manager, 'account-manager@clinic.example')).toMatchObject({
      self: true,
      last_manager: true,
      closed: { deactivate: { code: 'last_manager' }, reset: { code: 'own_factor' } },
    });
    expect(body.people.map((p: Listed) => p.email)).not.toContain('account-manager@bridge.example');
    expect(JSON.stringify(body)).not.toMatch(/argon2|secret|hash/);
  });

  it('one at least stays: the last cannot go, step down or be removed [HN-PORT-02]', async () => {
    const self = await person(manager, 'account-manager@clinic.example');
    const path = `/api/people/${self.id}`;
    const gone = await manager.ask('PUT', `${path}/active`, { active: false });
    expect(gone.body.refused).toMatchObject({ code: 'last_manager', cite: ['HN-PORT-02'] });
    expect((await manager.ask('PUT', `${path}/roles`, { roles: ['biller'] })).body.refused.code).toBe('own_roles');
    const second = await person(manager, 'care-manager@clinic.example');
    const promoted = ['care_manager', 'account_manager'];
    expect((await manager.ask('PUT', `/api/people/${second.id}/roles`, { roles: promoted })).status).toBe(200);
    const other = await signedIn(portal, 'care-manager@clinic.example');
    expect((await other.ask('PUT', `${path}/active`, { active: false })).status).toBe(200);
    expect((await manager.ask('GET', '/api/people')).body.refused.code).toBe('session_ended');
    expect(
      (await other.ask('PUT', `/api/people/${second.id}/roles`, { roles: ['care_manager'] })).body.refused.code,
    ).toBe('last_manager');
    expect((await other.ask('PUT', `${path}/active`, { active: true })).status).toBe(200);
    manager = await signedIn(portal, 'account-manager@clinic.example');
  });

  it('two who remove each other at once leave one', async () => {
    const [one, two] = [
      await person(manager, 'account-manager@clinic.example'),
      await person(manager, 'care-manager@clinic.example'),
    ];
    const other = await signedIn(portal, 'care-manager@clinic.example');
    const answers = await Promise.all([
      manager.ask('PUT', `/api/people/${two.id}/roles`, { roles: ['care_manager'] }),
      other.ask('PUT', `/api/people/${one.id}/roles`, { roles: ['biller'] }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await portal.fresh.database.query(
      `select from seat where organization_id = 'clinic' and active and 'account_manager' = any (roles)`,
    );
    expect(rows).toHaveLength(1);
    if (answers[1]?.status === 200) {
      await other.ask('PUT', `/api/people/${one.id}/roles`, { roles: ['account_manager'] });
      manager = await signedIn(portal, 'account-manager@clinic.example');
    }
  });

  it('change what somebody may do at once; nobody raises himself', async () => {
    const biller = await signedIn(portal, 'biller@clinic.example');
    const { id } = await person(manager, 'biller@clinic.example');
    expect((await biller.ask('GET', '/api/people')).status).toBe(403);
    await manager.ask('PUT', `/api/people/${id}/roles`, { roles: ['biller', 'account_manager'] });
    expect((await biller.ask('GET', '/api/people')).status).toBe(200);
    const raised = ['biller', 'account_manager', 'care_manager'];
    expect((await biller.ask('PUT', `/api/people/${id}/roles`, { roles: raised })).body.refused.code).toBe('own_roles');
    expect((await biller.ask('PUT', `/api/people/${id}/roles`, { roles: ['biller'] })).status).toBe(200);
    expect((await biller.ask('GET', '/api/people')).status).toBe(403);
  });

  it('take a lost second factor away: the next sign-in sets up a new one', async () => {
    const worker = await signedIn(portal, 'outreach-worker@clinic.example');
    const { id } = await person(manager, 'outreach-worker@clinic.example');
    expect((await manager.ask('POST', `/api/people/${id}/second-factor/reset`)).status).toBe(200);
    expect((await worker.ask('GET', '/api/sessions')).body.refused.code).toBe('session_ended');
    const half = new Browser(portal);
    expect((await half.password('outreach-worker@clinic.example')).body).toMatchObject({ second_factor: 'set_up' });
    expect((await half.ask('POST', '/api/second-factor', { code: half.code() })).body.refused.code).toBe('conflict');
    const { secret, pending } = (await half.ask('POST', '/api/second-factor/begin')).body;
    const wrong = await half.ask('POST', '/api/second-factor/set-up', { pending, code: '000000' });
    expect(wrong.body.refused.code).toBe('wrong_code');
    const forged = await half.ask('POST', '/api/second-factor/set-up', {
      pending: `${pending.slice(0, -2)}AA`,
      code: half.code(secret),
    });
    expect(forged.body.refused.code).toBe('conflict');
    const set = await half.ask('POST', '/api/second-factor/set-up', { pending, code: half.code(secret) });
    expect(set.body.session.step).toBe('full');
    expect(set.body.recovery_codes).toHaveLength(10);
  });

  it('tell everybody whom to ask, and the numbers plans publish for it [HN-PORT-03, HN-PORT-04]', async () => {
    const biller = await signedIn(portal, 'biller@clinic.example');
    expect((await biller.ask('GET', '/api/account-managers')).body).toEqual({
      managers: ['Synthetic account manager'],
      desks: [
        { plan: 'ccah', name: 'Central California Alliance for Health', phone: '831-430-5504' },
        { plan: 'health-net', name: 'Health Net', phone: '800-675-6110' },
        { plan: 'calviva', name: 'CalViva Health', phone: '888-893-1569' },
        { plan: 'chpiv', name: 'Community Health Plan of Imperial Valley', phone: '833-236-4141' },
      ],
    });
  });
});

describe("another organization's person", () => {
  it('is answered word for word like nobody, on every wish', async () => {
    const stranger = await signedIn(portal, 'account-manager@bridge.example');
    const theirs = (await person(manager, 'biller@clinic.example')).id;
    await manager.ask('POST', '/api/invitations', { email: 'held@clinic.example', name: 'Held', roles: ['biller'] });
    const held = (await manager.ask('GET', '/api/invitations')).body.invitations[0].id;
    const wishes: readonly ['PUT' | 'POST' | 'DELETE', (id: string) => string, object?][] = [
      ['PUT', (id) => `/api/people/${id}/roles`, { roles: ['biller'] }],
      ['PUT', (id) => `/api/people/${id}/active`, { active: false }],
      ['POST', (id) => `/api/people/${id}/second-factor/reset`],
      ['DELETE', (id) => `/api/people/${id}/sessions`],
    ];
    for (const [method, path, body] of wishes) {
      const [other, absent] = [
        await stranger.ask(method, path(theirs), body),
        await stranger.ask(method, path(ABSENT), body),
      ];
      expect([other.status, other.text], path('…')).toEqual([404, absent.text]);
    }
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/resend'],
    ] as const) {
      const [other, absent] = [
        await stranger.ask(method, `/api/invitations/${held}${path}`),
        await stranger.ask(method, `/api/invitations/${ABSENT}${path}`),
      ];
      expect([other.status, other.text]).toEqual([404, absent.text]);
    }
    expect(await person(manager, 'biller@clinic.example')).toMatchObject({ state: 'active' });
  });
});

it('every change is in the record of who made it, and so is a refusal', async () => {
  const { rows } = await portal.fresh.database.query<{ action: string }>(
    `select distinct action from audit_event where organization_id = 'clinic'`,
  );
  const actions = rows.map(({ action }) => action);
  for (const action of [
    'account.created',
    'account.invited',
    'account.invitation_revoked',
    'account.roles_changed',
    'account.deactivated',
    'account.reactivated',
    'account.second_factor_reset',
    'invitation.accepted',
    'access.refused',
    'wish.refused',
    'sign_in.done',
  ]) {
    expect(actions).toContain(action);
  }
});
