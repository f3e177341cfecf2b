import type { Database } from '../../platform/db/index.ts';
import type { MemberDesk } from '../../rooms/accounts/index.ts';
import { membersExactly } from '../../rooms/members/index.ts';

/** Members by exact identity for break-glass, with the eyes of the tables' owner: whom a request does not reach is the point. */
export function memberDesk(db: Database): MemberDesk {
  return {
    async findExact(plans, identity) {
      const found = await membersExactly(db, plans, identity);
      return found.map(({ plan, id, handle }) => ({ plan, member: id, handle }));
    },
    async handlesOf(members) {
      const { rows } = await db.query<{ handle: string | null }>(
        `select coalesce(m.handle, (select s.handle from member_merge g join member s on s.plan = g.plan and s.member_id = g.into_id
           where g.plan = asked.plan and g.member_id = asked.member_id)) as handle
         from unnest($1::text[], $2::text[]) with ordinality as asked (plan, member_id, place)
         left join member m on m.plan = asked.plan and m.member_id = asked.member_id order by asked.place`,
        [members.map(({ plan }) => plan), members.map(({ member }) => member)],
      );
      return rows.map(({ handle }) => handle ?? '');
    },
  };
}
