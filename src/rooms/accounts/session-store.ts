import type { Queryable } from '../../platform/db/index.ts';
import { type SeatRow, type SessionRow, seatOf, sessionOf } from './account-rows.ts';
import type { DoorStore } from './door.ts';
import type { BrandReach } from './plans-reached.ts';

/**
 * Plans of a seat today: a plan's people work for it, and for sister plans it serves; an organization's for those it has a
 * contract with; a member's account for those of the member and wards.
 */
const PLANS = `array(
  select distinct p from (
    select c.plan as p from organization_plan c
    where o.kind <> 'members' and c.organization_id = o.organization_id and c.from_date <= $2 and (c.to_date is null or c.to_date >= $2)
    union select o.organization_id where o.kind = 'plan'
    union select w.plan from ward w
    where o.kind = 'members' and w.account_id = a.account_id and w.from_date <= $2 and (w.to_date is null or w.to_date >= $2)
  ) as serving order by p) as plans`;

const SEAT = `a.account_id, o.organization_id, o.name as organization_name, o.kind, t.roles, t.active as seat_active, ${PLANS}`;

interface SeenRow extends SessionRow, SeatRow {
  email: string;
  name: string;
  language: string;
  language_chosen: boolean;
  account_active: boolean;
  has_second_factor: boolean;
  has_passkey: boolean;
}

/** Sessions and seats, as the owner of the tables sees them. */
export function sessionStore(
  db: Queryable,
  brands: readonly BrandReach[],
): Pick<DoorStore, 'seatsOf' | 'addSeat' | 'seen' | 'touch' | 'addSession' | 'endSession' | 'endSessionsOf'> {
  return {
    async seatsOf(account, today) {
      const { rows } = await db.query<SeatRow>(
        `select ${SEAT}
         from account a join seat t on t.account_id = a.account_id and t.active
           join organization o on o.organization_id = t.organization_id
         where a.account_id = $1
         order by (select max(s.created_at) from session s
                   where s.account_id = a.account_id and s.organization_id = o.organization_id) desc nulls last, o.name`,
        [account, today],
      );
      return rows.map((row) => seatOf(row, brands));
    },
    async addSeat(account, organization, roles, now) {
      await db.query(
        `insert into seat (account_id, organization_id, roles, since) values ($1, $2, $3, $4)
         on conflict (organization_id, account_id) do update set roles = excluded.roles, active = true, since = excluded.since
         where not seat.active`,
        [account, organization, roles, now],
      );
    },
    async seen(digest, today) {
      const { rows } = await db.query<SeenRow>(
        `select s.session_id, s.organization_id as session_organization, s.csrf, s.step, s.created_at, s.seen_at, s.ended_at,
           s.device, a.email, a.name, a.language, a.language_chosen, a.active as account_active, a.has_second_factor,
           exists (select from passkey p where p.account_id = a.account_id) as has_passkey, ${SEAT}
         from session s join account a on a.account_id = s.account_id
           left join seat t on t.account_id = s.account_id and t.organization_id = s.organization_id
           left join organization o on o.organization_id = t.organization_id
         where s.token_hash = $1`,
        [digest, today],
      );
      const [row] = rows;
      if (!row) return undefined;
      const { account_id: id, email, name, language, account_active: active, has_passkey: hasPasskey } = row;
      const hasFactor = row.has_second_factor || hasPasskey;
      return {
        session: sessionOf(row),
        account: { id, email, name, language, isLanguageChosen: row.language_chosen, active, hasPasskey, hasFactor },
        ...(row.organization_id === null ? {} : { seat: seatOf(row, brands) }),
      };
    },
    async touch(session, now) {
      await db.query('update session set seen_at = $2 where session_id = $1 and seen_at < $2', [session, now]);
    },
    async addSession({ digest, csrf, account, organization, step, createdAt, seenAt, device }) {
      const { rows } = await db.query<{ id: string }>(
        `insert into session (token_hash, csrf, account_id, organization_id, step, created_at, seen_at, device)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning session_id as id`,
        [digest, csrf, account, organization ?? null, step, createdAt, seenAt, device],
      );
      return rows[0]?.id ?? '';
    },
    async endSession(session, now) {
      await db.query('update session set ended_at = $2 where session_id = $1 and ended_at is null', [session, now]);
    },
    async endSessionsOf(account, now, except) {
      const { rowCount } = await db.query(
        `update session set ended_at = $2
         where account_id = $1 and ended_at is null and ($3::uuid is null or session_id <> $3)`,
        [account, now, except ?? null],
      );
      return rowCount;
    },
  };
}
