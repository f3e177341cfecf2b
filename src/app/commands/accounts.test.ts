import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteFirst, peopleStore } from '../../rooms/accounts/index.ts';
import { Browser, type TestPortal, testPortal } from '../portal/testing.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal();
});
afterAll(() => portal.close());

const first = (organization: string, email = 'mara@new.example') =>
  portal.fresh.database.transaction((tx) =>
    inviteFirst(
      { organization, plan: 'ccah', kind: 'provider', email, name: 'New Clinic' },
      { tx, store: peopleStore(tx), policy: portal.door.policy, now: portal.now, token: portal.door.tokens.token },
    ),
  );

describe('the first account manager of an organization [HN-PORT-04]', () => {
  it('comes in by a link of the operator, once', async () => {
    const invited = await first('new-clinic');
    if (!invited.ok) throw new Error(invited.refusal.because);
    const browser = new Browser(portal);
    const { token } = invited.value;
    const { factor } = (await browser.ask('POST', '/api/invitations/read', { token })).body;
    const accepted = await browser.ask('POST', '/api/invitations/accept', {
      token,
      name: 'Mara',
      password: 'a password of her own',
      pending: factor.pending,
      code: browser.code(factor.secret),
    });
    expect(accepted.body.session).toMatchObject({
      seat: { organization: { name: 'New Clinic' }, roles: ['account_manager'] },
    });
    expect((await browser.ask('GET', '/api/people')).body.people).toHaveLength(1);
  });

  it('is not invited again where there is one, nor under what is no address', async () => {
    for (const [organization, email, code] of [
      ['new-clinic', 'eve@new.example', 'conflict'],
      ['clinic', 'eve@new.example', 'conflict'],
      ['another', 'no address', 'invalid'],
    ] as const) {
      const invited = await first(organization, email);
      expect(invited.ok ? undefined : invited.refusal.code).toBe(code);
    }
    const { rows } = await portal.fresh.database.query(`select from organization where organization_id = 'another'`);
    expect(rows).toEqual([]);
  });
});
