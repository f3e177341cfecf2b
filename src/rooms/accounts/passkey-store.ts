import type { Queryable } from '../../platform/db/index.ts';
import type { DoorStore } from './door.ts';
import type { OwnPasskey } from './passkey.ts';

interface KeptRow {
  id: string;
  credential: string;
  publicKey: Buffer;
  counter: string;
  transports: string[];
}

/** Passkeys and their challenges, as the owner of the tables sees them. One that is read is held until the transaction ends. */
export function passkeyStore(
  db: Queryable,
): Pick<DoorStore, 'passkeysOf' | 'keepPasskey' | 'countPasskey' | 'keepChallenge' | 'spendChallenge'> {
  return {
    async passkeysOf(account) {
      const { rows } = await db.query<KeptRow>(
        `select passkey_id as id, credential_id as credential, public_key as "publicKey", counter, transports
         from passkey where account_id = $1 order by added_at, passkey_id for update`,
        [account],
      );
      return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
    },
    async keepPasskey(account, name, { credential, publicKey, counter, transports }, now) {
      const { rows } = await db.query<{ id: string }>(
        `insert into passkey (account_id, name, credential_id, public_key, counter, transports, added_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (credential_id) do nothing returning passkey_id as id`,
        [account, name, credential, publicKey, counter, transports, now],
      );
      return rows[0]?.id;
    },
    async countPasskey(passkey, counter, now) {
      await db.query('update passkey set counter = $2, used_at = $3 where passkey_id = $1', [passkey, counter, now]);
    },
    async keepChallenge(session, challenge, until) {
      await db.query('update session set challenge = $2, challenge_until = $3 where session_id = $1', [
        session,
        challenge,
        until,
      ]);
    },
    async spendChallenge(session, now) {
      const { rows } = await db.query<{ challenge: string | null }>(
        `update session s set challenge = null, challenge_until = null
         from (select session_id, challenge, challenge_until from session where session_id = $1 for update) as waiting
         where s.session_id = waiting.session_id
         returning case when waiting.challenge_until > $2 then waiting.challenge end as challenge`,
        [session, now],
      );
      return rows[0]?.challenge ?? undefined;
    },
  };
}

/** One's own, inside the request's transaction under row-level security. */
export function ownPasskeys(tx: Queryable, account: string) {
  return {
    async all(): Promise<readonly OwnPasskey[]> {
      const { rows } = await tx.query<{ id: string; name: string; added: Date; used: Date | null }>(
        `select passkey_id as id, name, added_at as added, used_at as used from passkey
         where account_id = $1 order by added_at, passkey_id`,
        [account],
      );
      return rows.map(({ used, ...row }) => ({ ...row, ...(used ? { used } : {}) }));
    },
    /** Whether codes are a second factor beside them. The account is held: of two removals the second sees the first. */
    async hasCodes(): Promise<boolean> {
      const { rows } = await tx.query<{ has: boolean }>(
        'select has_second_factor as has from account where account_id = $1 for update',
        [account],
      );
      return rows[0]?.has ?? false;
    },
    async remove(passkey: string): Promise<void> {
      await tx.query('delete from passkey where account_id = $1 and passkey_id = $2', [account, passkey]);
    },
  };
}
