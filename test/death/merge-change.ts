import { randomInt } from 'node:crypto';
import type { Change } from './changes.ts';
import type { Stage } from './stage.ts';

/** Two members made one: afterwards there are two whole or one whole, with everything of the other. */
export function mergeChange({ db }: Stage): Change {
  return {
    name: 'members made one',
    by: 'enrollment@ccah.example',
    audited: { action: 'member.merge_asked', times: 1 },
    next: async () => {
      const number = () => `9${String(randomInt(10_000_000)).padStart(7, '0')}B`;
      const [old, now] = [number(), number()];
      const { rows } = await db.query<{ handle: string }>(
        `with made as (
           insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
           select 'ccah', cin, cin, cin, 'SYNTHETIC', 'TWICE', '1990-01-01', true from unnest(array[$1, $2]) cin returning handle, cin),
         covered as (
           insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
           select 'ccah', cin, '2020-01-01', 'medi_cal', 'managed_care' from made),
         chosen as (
           insert into member_choice (plan, member_id, what, value, by_whom, on_date, recorded_by, recorded_at)
           select 'ccah', cin, 'text', 'given', 'member', '2025-01-01', 'x', now() from made),
         paid as (
           insert into paid_line (plan, unit_id, claim_id, line_number, member_id, provider_id, code, modifiers, from_date, to_date, units, billed_units, paid)
           select 'ccah', cin, 'twice-' || cin, '1', cin, 'x', 'S9443', '{}', '2025-01-01', '2025-01-01', 1, 1, 0 from made)
         select handle from made where cin = $2`,
        [old, now],
      );
      const body = { cin: old, why: 'SYNTHETIC: both papers were shown' };
      return { asked: { method: 'POST', path: `/api/members/${rows[0]?.handle}/merge`, body }, mark: `${old} ${now}` };
    },
    wrong: async ({ answered, unknown }) => {
      const { rows } = await db.query<{ mark: string; members: number; merges: number; whole: boolean }>(
        `select mark, count(m.*)::int as members,
           (select count(*)::int from member_merge g where g.plan = 'ccah' and g.member_id = split_part(mark, ' ', 1)) as merges,
           bool_and((select count(*) from member_choice k where k.plan = 'ccah' and k.member_id = m.member_id)
               = (select count(*) from paid_line l where l.plan = 'ccah' and l.member_id = m.member_id and l.unit_id = m.unit_id)
             and exists (select from coverage_span s where s.plan = 'ccah' and s.member_id = m.member_id))
           and sum((select count(*) from member_choice k where k.plan = 'ccah' and k.member_id = m.member_id)) = 2 as whole
         from unnest($1::text[]) mark join member m on m.plan = 'ccah' and m.cin = any(string_to_array(mark, ' ')) group by mark`,
        [[...answered, ...unknown]],
      );
      return rows.flatMap(({ mark, members, merges, whole }) => [
        ...(whole && members + merges === 2 ? [] : [`${mark} is one by half`]),
        ...(answered.includes(mark) && members !== 1 ? [`${mark} was answered and is two`] : []),
      ]);
    },
  };
}
