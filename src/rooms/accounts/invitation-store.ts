import type { Queryable } from '../../platform/db/index.ts';
import type { ListedInvitation, PeopleStore } from './people.ts';

interface ListedRow {
  id: string;
  email: string;
  name: string;
  roles: string[];
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
  invited_by: string;
}

/** Invitations of one organization, from the side of who invites. */
export function invitationStore(
  tx: Queryable,
): Pick<PeopleStore, 'invitations' | 'addInvitation' | 'revoke' | 'revokeOf'> {
  return {
    async invitations(organization) {
      const { rows } = await tx.query<ListedRow>(
        `select i.invitation_id as id, i.email, i.name, i.roles, i.created_at, i.expires_at, i.used_at, i.revoked_at,
           coalesce(a.name, '') as invited_by
         from invitation i left join account a on a.account_id = i.invited_by
         where i.organization_id = $1 order by i.created_at desc, i.email`,
        [organization],
      );
      return rows.map(listed);
    },
    async addInvitation({ digest, organization, email, name, roles, invitedBy, createdAt, expiresAt }) {
      const { rows } = await tx.query<{ id: string }>(
        `insert into invitation (token_hash, organization_id, email, name, roles, invited_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning invitation_id as id`,
        [digest, organization, email, name, roles, invitedBy ?? null, createdAt, expiresAt],
      );
      return rows[0]?.id ?? '';
    },
    async revoke(organization, invitation, now) {
      await tx.query(
        `update invitation set revoked_at = $3
         where organization_id = $1 and invitation_id = $2 and used_at is null and revoked_at is null`,
        [organization, invitation, now],
      );
    },
    async revokeOf(organization, account, now) {
      await tx.query(
        `update invitation set revoked_at = $3
         where organization_id = $1 and invited_by = $2 and used_at is null and revoked_at is null`,
        [organization, account, now],
      );
    },
  };
}

function listed({ created_at, expires_at, used_at, revoked_at, invited_by, ...row }: ListedRow): ListedInvitation {
  return {
    ...row,
    createdAt: created_at,
    expiresAt: expires_at,
    ...(used_at ? { usedAt: used_at } : {}),
    ...(revoked_at ? { revokedAt: revoked_at } : {}),
    invitedBy: invited_by,
  };
}
