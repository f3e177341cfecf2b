import type { Queryable } from '../../platform/db/index.ts';
import { type InvitationRow, invitationOf } from './account-rows.ts';
import type { DoorStore, SpentRecovery } from './door.ts';

/** Links that were mailed, as the owner of the tables sees them: each is spent once, by whoever is first. */
export function linkStore(
  db: Queryable,
): Pick<DoorStore, 'invitation' | 'spendInvitation' | 'recoveriesOpen' | 'addRecovery' | 'spendRecovery'> {
  return {
    async invitation(digest) {
      const { rows } = await db.query<InvitationRow>(
        `select i.invitation_id, i.organization_id, o.name as organization_name, o.kind, i.email, i.name, i.roles, i.created_at,
           i.expires_at, i.used_at, i.revoked_at
         from invitation i join organization o on o.organization_id = i.organization_id where i.token_hash = $1`,
        [digest],
      );
      return rows[0] ? invitationOf(rows[0]) : undefined;
    },
    async spendInvitation(id, now) {
      const { rowCount } = await db.query(
        `update invitation set used_at = $2
         where invitation_id = $1 and used_at is null and revoked_at is null and expires_at > $2`,
        [id, now],
      );
      return rowCount === 1;
    },
    async recoveriesOpen(account, now) {
      const { rows } = await db.query<{ n: number }>(
        'select count(*)::int as n from recovery where account_id = $1 and expires_at > $2',
        [account, now],
      );
      return rows[0]?.n ?? 0;
    },
    async addRecovery(digest, { account, expiresAt, takesFactor }, now) {
      await db.query(
        'insert into recovery (token_hash, account_id, created_at, expires_at, takes_factor) values ($1, $2, $3, $4, $5)',
        [digest, account, now, expiresAt, takesFactor],
      );
    },
    async spendRecovery(digest, now) {
      const { rows } = await db.query<SpentRecovery & Record<string, unknown>>(
        `update recovery set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2
         returning account_id as account, takes_factor as "takesFactor"`,
        [digest, now],
      );
      if (rows[0])
        await db.query('update recovery set used_at = $2 where account_id = $1 and used_at is null', [
          rows[0].account,
          now,
        ]);
      return rows[0];
    },
  };
}
