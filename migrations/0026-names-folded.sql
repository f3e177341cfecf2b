-- A name is found however it was typed: without regard to case, accents, apostrophes, hyphens, dots and spaces. `nameKey` in the members'
-- room is the same rule. In columns of their own, as before, because under row-level security an index on an expression would never be used.
create function name_key(name text) returns text language sql immutable strict parallel safe as $$
  select lower(translate(
    regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\s!-/:-@\[-`{-~\u2018\u2019\u02bb\u02bc\u2010-\u2015]', '', 'g'),
    'ĐđØøŁłı', 'ddoolli'))
$$;
alter table member
  drop column last_key,
  drop column first_key,
  add column last_key text collate "C" generated always as (name_key(last_name)) stored,
  add column first_key text collate "C" generated always as (name_key(first_name)) stored;
create index member_by_name on member (plan, last_key, first_key, born, member_id);
create index member_by_county on member (plan, county, last_key, first_key, born, member_id);

create or replace function members_by_identity(plans text[], asked jsonb)
returns table (n integer, plan text, member_id text, handle uuid)
language sql stable as $$
  with wanted as (
    select w.n, nullif(w.cin, '') as cin, name_key(w.last) as last, name_key(w.first) as first, w.born
    from jsonb_to_recordset(asked) as w(n integer, cin text, last text, first text, born date))
  select w.n, m.plan, m.member_id, m.handle
  from wanted w cross join unnest(plans) as p(plan) join member m on m.plan = p.plan and m.cin = w.cin
  where w.cin is not null
  union
  select w.n, m.plan, m.member_id, m.handle
  from wanted w cross join unnest(plans) as p(plan)
  join member_former_cin f on f.plan = p.plan and f.cin = w.cin
  join member m on m.plan = f.plan and m.member_id = f.member_id
  where w.cin is not null
  union all
  select w.n, m.plan, m.member_id, m.handle
  from wanted w cross join unnest(plans) as p(plan)
  join member m on m.plan = p.plan and m.last_key = w.last and m.first_key = w.first and m.born = w.born
  where w.cin is null
$$;
