import type { Queryable } from '../../platform/db/index.ts';
import type { DoorStore, FoundManager } from './door.ts';
import { MANAGER } from './last-manager.ts';

const MOST = 200;

/** Account managers of other organizations, as the owner of the tables sees them: for who begins the recovery of one. */
export function managerStore(db: Queryable): Pick<DoorStore, 'managersWithin' | 'managersOf'> {
  return {
    async managersWithin(plans, today, { organization, name }) {
      const { rows } = await db.query<Omit<FoundManager, 'seenAt'> & { seen: Date | null }>(
        `select o.organization_id as organization, o.name as "organizationName", a.account_id as account, a.name,
           a.has_second_factor or exists (select from passkey p where p.account_id = a.account_id) as "hasFactor",
           (select max(s.seen_at) from session s where s.account_id = a.account_id and s.organization_id = o.organization_id) as seen
         from organization o
           join seat t on t.organization_id = o.organization_id and t.active and $3 = any (t.roles)
           join account a on a.account_id = t.account_id and a.active
         where o.kind in ('medical_group', 'provider')
           and exists (select from organization_plan p where p.organization_id = o.organization_id and p.plan = any ($1)
             and p.from_date <= $2 and (p.to_date is null or p.to_date >= $2))
           and ($4::text is null or o.organization_id = $4)
           and ($5::text is null or strpos(lower(o.name), lower($5)) > 0)
         order by o.name, o.organization_id, a.name, a.account_id limit ${MOST}`,
        [plans, today, MANAGER, organization ?? null, name ?? null],
      );
      return rows.map(({ seen, ...found }) => ({ ...found, ...(seen ? { seenAt: seen } : {}) }));
    },
    async managersOf(organization) {
      const { rows } = await db.query<{ id: string; email: string; name: string; language: string }>(
        `select a.account_id as id, a.email, a.name, a.language from seat t join account a on a.account_id = t.account_id
         where t.organization_id = $1 and t.active and a.active and $2 = any (t.roles) order by a.name, a.account_id`,
        [organization, MANAGER],
      );
      return rows;
    },
  };
}
