import type { Asked, Person } from '../../bench/portal/client.ts';
import { standInUrl } from '../../src/app/commands/serve.ts';
import { TestAuthenticator } from '../../src/app/portal/testing-authenticator.ts';
import { readSettings } from '../../src/app/settings.ts';
import { DEMO_PASSWORD } from '../../src/rooms/accounts/index.ts';
import type { Change } from './changes.ts';
import { newest, once, sentences } from './found.ts';
import type { Stage } from './stage.ts';

const ORIGIN = standInUrl(readSettings(process.env).portal);
const MAKES = 'pharmacist@ccah.example';
const GIVES = 'claims-analyst@ccah.example';
/** Whose they become, so that nobody has more than one may have. */
const KEEPS = 'compliance@ccah.example';

/** A challenge is spent once: the same answer sent twice at once makes one passkey, or opens one session. */
export async function passkeyChanges({ db, run }: Stage, round: number): Promise<readonly Change[]> {
  await db.query('delete from passkey p using account a where a.account_id = p.account_id and a.email = $1', [GIVES]);
  let device: TestAuthenticator | undefined;
  return [
    {
      name: 'passkey added',
      by: MAKES,
      audited: { action: 'passkey.added', times: 1 },
      next: async (i, person) => {
        await db.query(
          `update passkey set account_id = (select account_id from account where email = $2)
           where account_id = (select account_id from account where email = $1)`,
          [MAKES, KEEPS],
        );
        const name = `SYNTHETIC ${run}-${round}-${i}`;
        return { asked: await toMake(person, name, new TestAuthenticator(ORIGIN)), mark: name };
      },
      ask: twiceAtOnce,
      wrong: (told) =>
        once(db, 'select name as mark, count(*)::int as n from passkey where name = any($1) group by 1', told),
    },
    {
      name: 'passkey used',
      by: undefined,
      audited: { action: 'passkey.used', times: 1 },
      next: async (_, stranger) => {
        device ??= await registered(stranger);
        await stranger.givePassword(GIVES);
        const options = await stranger.ask({ method: 'POST', path: '/api/second-factor/passkey/begin' });
        const given = device.give(JSON.parse(options));
        const asked = { method: 'POST' as const, path: '/api/second-factor/passkey', body: { given } };
        return { asked, mark: String(device.counter) };
      },
      ask: twiceAtOnce,
      wrong: async (told) => {
        const { rows } = await db.query<{ counter: string }>(
          'select counter::text as counter from passkey join account using (account_id) where email = $1',
          [GIVES],
        );
        return [
          ...newest(told, rows[0]?.counter ?? 'none'),
          ...(await sentences(
            db,
            `select 'passkeys were used ' || used || ' times and opened ' || opened || ' sessions' as sentence from (
               select count(*) filter (where action = 'passkey.used') as used,
                 count(*) filter (where action = 'sign_in.done' and detail->>'by' = 'passkey') as opened
               from audit_event e join account a on a.account_id::text = e.actor where a.email = any($1)) n
             where used <> opened`,
            [GIVES],
          )),
        ];
      },
    },
  ];
}

/** One of the two is answered; the other is told that it is spent. */
async function twiceAtOnce(asked: Asked, [person]: readonly Person[]): Promise<void> {
  const again = person?.beside();
  const both = await Promise.allSettled([person?.ask(asked), again?.ask(asked)]);
  again?.leave();
  const wrong = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  if (wrong.length < both.length) return;
  throw wrong.find(({ message }) => !message.includes(': 4')) ?? wrong[0];
}

async function toMake(person: Person, name: string, device: TestAuthenticator): Promise<Asked> {
  const proof = { method: 'POST' as const, path: '/api/passkeys/begin', body: { password: DEMO_PASSWORD } };
  const made = device.make(JSON.parse(await person.ask(proof)));
  return { method: 'POST', path: '/api/passkeys', body: { name, made } };
}

async function registered(stranger: Person): Promise<TestAuthenticator> {
  const owner = stranger.beside();
  const device = new TestAuthenticator(ORIGIN);
  await owner.signIn(GIVES);
  await owner.ask(await toMake(owner, 'SYNTHETIC', device));
  owner.leave();
  return device;
}
