import type { Database } from '../../platform/db/index.ts';
import type { FoundMember, MemberDesk } from '../../rooms/accounts/index.ts';

const MOST = 2; // more than one is as good as none

/** Members by exact identity for break-glass, with the eyes of the tables' owner: whom a request does not reach is the point. */
export function memberDesk(db: Database): MemberDesk {
  return {
    async findExact(plans, identity) {
      const wanted =
        'cin' in identity
          ? { where: 'cin = $2', values: [identity.cin.toUpperCase()] }
          : {
              where: 'last_key = lower($2) and first_key = lower($3) and born = $4',
              values: [identity.last, identity.first, identity.born],
            };
      const { rows } = await db.query<FoundMember & Record<string, unknown>>(
        `select plan, member_id as member, handle from member where plan = any ($1) and ${wanted.where} limit ${MOST}`,
        [plans, ...wanted.values],
      );
      return rows;
    },
    async handlesOf(members) {
      const { rows } = await db.query<{ handle: string | null }>(
        `select m.handle from unnest($1::text[], $2::text[]) with ordinality as asked (plan, member_id, place)
         left join member m on m.plan = asked.plan and m.member_id = asked.member_id order by asked.place`,
        [members.map(({ plan }) => plan), members.map(({ member }) => member)],
      );
      return rows.map(({ handle }) => handle ?? '');
    },
  };
}
