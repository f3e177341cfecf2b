import { createHash, randomBytes } from 'node:crypto';
import { codeAt } from '../../src/platform/auth/index.ts';
import type { Change } from './changes.ts';
import { sentences } from './found.ts';
import type { Stage } from './stage.ts';

// A link is spent once and what it opens is there, or it is not spent and opens nothing. Nobody is signed in.

const PASSWORD = 'a long enough SYNTHETIC pass phrase';

export function linkChanges({ db, run }: Stage, round: number): readonly Change[] {
  const link = () => {
    const token = randomBytes(32).toString('base64url');
    return { token, hash: createHash('sha256').update(token).digest() };
  };
  const wrongIn = (sql: string, marks: readonly string[]) => sentences(db, sql, marks);
  return [
    {
      name: 'invitation accepted',
      by: undefined,
      audited: { action: 'invitation.accepted', times: 1 },
      next: async (i, person) => {
        const { token, hash } = link();
        const email = `accepts-${run}-${round}-${i}@clinic.example`;
        await db.query(
          `insert into invitation (token_hash, organization_id, email, name, roles, created_at, expires_at)
           values ($1, 'demo-clinic', $2, 'Somebody', '{biller}', now(), now() + interval '1 day')`,
          [hash, email],
        );
        const read = await person.ask({ method: 'POST', path: '/api/invitations/read', body: { token } });
        const { factor } = JSON.parse(read) as { factor: { secret: string; pending: string } };
        const body = { token, password: PASSWORD, pending: factor.pending, code: codeAt(factor.secret, new Date()) };
        return { asked: { method: 'POST', path: '/api/invitations/accept', body }, mark: email };
      },
      wrong: async ({ answered, unknown }) => [
        ...(await wrongIn(
          `select email || ' was accepted and is not there' as sentence from unnest($1::text[]) email
           where not exists (select from invitation i where i.email = email and i.used_at is not null)`,
          answered,
        )),
        ...(await wrongIn(
          `select i.email || ' is there by half' as sentence from invitation i
           where i.email = any($1) and (i.used_at is not null) <> (
             (select count(*) from account a join seat s using (account_id) where a.email = i.email and a.has_second_factor
               and a.password_hash is not null and cardinality(a.recovery_codes) > 0 and s.organization_id = 'demo-clinic') = 1)
           union all select a.email || ' is there without an invitation that was used' from account a
           where a.email = any($1) and not exists (select from invitation i where i.email = a.email and i.used_at is not null)`,
          [...answered, ...unknown],
        )),
      ],
    },
    {
      name: 'recovery used',
      by: undefined,
      audited: { action: 'recovery.used', times: 1 },
      next: async (i) => {
        const { token, hash } = link();
        const email = `recovers-${run}-${round}-${i}@clinic.example`;
        await db.query(
          `with made as (insert into account (email, name, failures, locked_until) values ($1, 'Somebody', 9, now() + interval '1 day') returning account_id),
             seated as (insert into seat (account_id, organization_id, roles) select account_id, 'demo-clinic', '{biller}' from made)
           insert into recovery (token_hash, account_id, created_at, expires_at)
           select $2, account_id, now(), now() + interval '1 hour' from made`,
          [email, hash],
        );
        const body = { token, password: PASSWORD };
        return { asked: { method: 'POST', path: '/api/recovery/use', body }, mark: email };
      },
      wrong: async ({ answered, unknown }) => [
        ...(await wrongIn(
          `select a.email || ' recovered and has no password' as sentence from account a where a.email = any($1) and a.password_hash is null`,
          answered,
        )),
        ...(await wrongIn(
          `select a.email || ' recovered by half' as sentence from account a join recovery r using (account_id)
           where a.email = any($1) and ((r.used_at is not null) <> (a.password_hash is not null) or (r.used_at is not null) <> (a.locked_until is null))`,
          [...answered, ...unknown],
        )),
      ],
    },
  ];
}
