import type { Queryable } from '../../platform/db/index.ts';
import type { OrganizationKind } from './access-policy.ts';
import { invitationStore } from './invitation-store.ts';
import type { HeldSeat } from './last-manager.ts';
import type { PeopleStore, Person } from './people.ts';

interface PersonRow {
  account: string;
  name: string;
  email: string;
  roles: string[];
  active: boolean;
  locked_until: Date | null;
  has_factor: boolean;
  since: Date;
  seen_at: Date | null;
}

export function peopleStore(tx: Queryable): PeopleStore {
  return {
    async kindOf(organization) {
      const { rows } = await tx.query<{ kind: OrganizationKind }>(
        'select kind from organization where organization_id = $1',
        [organization],
      );
      if (!rows[0]) throw new Error('the organization of a seat is gone');
      return rows[0].kind;
    },
    async people(organization) {
      const { rows } = await tx.query<PersonRow>(
        `select a.account_id as account, a.name, a.email, t.roles, t.active and a.active as active, a.locked_until,
           a.has_second_factor or exists (select from passkey p where p.account_id = a.account_id) as has_factor, t.since, s.seen_at
         from seat t join account a on a.account_id = t.account_id
           left join (select account_id, max(seen_at) as seen_at from session where organization_id = $1 group by account_id) s
             on s.account_id = a.account_id
         where t.organization_id = $1 order by a.name, a.email`,
        [organization],
      );
      return rows.map(personOf);
    },
    async held(organization) {
      const { rows } = await tx.query<{ account: string; roles: string[]; active: boolean }>(
        `select account_id as account, roles, active from seat where organization_id = $1 order by account_id for update`,
        [organization],
      );
      const { rows: closed } = await tx.query<{ id: string }>(
        `select a.account_id as id from account a join seat t on t.account_id = a.account_id
         where t.organization_id = $1 and not a.active`,
        [organization],
      );
      const isClosed = new Set(closed.map(({ id }) => id));
      return rows.map((seat): HeldSeat => ({ ...seat, active: seat.active && !isClosed.has(seat.account) }));
    },
    async setRoles(organization, account, roles) {
      await tx.query('update seat set roles = $3 where organization_id = $1 and account_id = $2', [
        organization,
        account,
        roles,
      ]);
    },
    async setActive(organization, account, active) {
      await tx.query('update seat set active = $3 where organization_id = $1 and account_id = $2', [
        organization,
        account,
        active,
      ]);
    },
    async takeFactor(account) {
      await tx.query(`update account set second_factor = null, recovery_codes = '{}' where account_id = $1`, [account]);
      await tx.query('delete from passkey where account_id = $1', [account]);
    },
    async endSessions(organization, account, now) {
      const { rowCount } = await tx.query(
        `update session set ended_at = $3
         where account_id = $2 and (organization_id = $1 or organization_id is null) and ended_at is null`,
        [organization, account, now],
      );
      return rowCount;
    },
    async endOwnSession(account, session, now) {
      const { rowCount } = await tx.query(
        'update session set ended_at = $3 where account_id = $1 and session_id = $2 and ended_at is null',
        [account, session, now],
      );
      return rowCount === 1;
    },
    async endOwnOthers(account, session, now) {
      const { rowCount } = await tx.query(
        'update session set ended_at = $3 where account_id = $1 and session_id <> $2 and ended_at is null',
        [account, session, now],
      );
      return rowCount;
    },
    async ownSessions(account) {
      const { rows } = await tx.query<{
        id: string;
        device: string;
        began: Date;
        seen: Date;
        organization: string | null;
      }>(
        `select s.session_id as id, s.device, s.created_at as began, s.seen_at as seen, o.name as organization
         from session s left join organization o on o.organization_id = s.organization_id
         where s.account_id = $1 and s.ended_at is null and s.step = 'full' order by s.seen_at desc`,
        [account],
      );
      return rows.map(({ organization, ...row }) => ({ ...row, ...(organization === null ? {} : { organization }) }));
    },
    async setLanguage(account, language) {
      await tx.query('update account set language = $2, language_chosen = true where account_id = $1', [
        account,
        language,
      ]);
    },
    ...invitationStore(tx),
  };
}

function personOf({ locked_until, has_factor, seen_at, ...row }: PersonRow): Person {
  return {
    ...row,
    hasFactor: has_factor,
    ...(locked_until ? { lockedUntil: locked_until } : {}),
    ...(seen_at ? { seenAt: seen_at } : {}),
  };
}
