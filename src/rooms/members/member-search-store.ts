import type { MemberFilter } from './ask-members.ts';

/** The condition, the order and the values of a search, for `member m`. What is sorted by is a word of ours, never the asker's. */
export function searchSql(filter: MemberFilter): {
  readonly where: string;
  readonly order: string;
  readonly values: readonly unknown[];
} {
  const values: unknown[] = [filter.plan];
  const value = (v: unknown) => `$${values.push(v)}`;
  const where = ['m.plan = $1'];
  const begins = (column: string, key: string) =>
    key === '' ? [] : [`${column} >= ${value(key)}`, `${column} < ${value(`${key}\u{10FFFF}`)}`];
  if (filter.names.length > 0) {
    const each = filter.names.map(({ last, first }) =>
      [...begins('m.last_key', last), ...begins('m.first_key', first)].join(' and '),
    );
    where.push(`(${each.join(' or ')})`);
  }
  if (filter.county !== undefined) where.push(`m.county = ${value(filter.county)}`);
  const current = (day: string) => `t.from_date <= ${day} and (t.to_date is null or t.to_date >= ${day})`;
  if (filter.ecm !== undefined) {
    const status = filter.ecm === 'none' ? '' : ` and t.status = ${value(filter.ecm)}`;
    const held = `(select t.member_id from member_assignment t
      where t.plan = $1 and t.kind = 'ecm'${status} and ${current(value(filter.on))})`;
    where.push(`m.member_id ${filter.ecm === 'none' ? 'not in' : 'in'} ${held}`);
  }
  if (filter.program !== undefined) {
    where.push(`m.member_id in (select t.member_id from member_program t
      where t.plan = $1 and t.program = ${value(filter.program)} and ${current(value(filter.on))})`);
  }
  const way = filter.isDescending ? ' desc' : '';
  const columns = { name: [], born: ['m.born'], county: ['m.county'] }[filter.sort];
  const order = [...columns, 'm.last_key', 'm.first_key', 'm.born', 'm.member_id'];
  return { where: where.join(' and '), order: [...new Set(order)].map((c) => `${c}${way}`).join(', '), values };
}

/** Counties a plan's members live in. */
export const COUNTIES = 'select distinct county from member where plan = $1 and county is not null order by county';
