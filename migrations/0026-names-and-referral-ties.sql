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

-- Who accepted a referral finds the member while it stands: the row of each referral says from which day to which, as policy counts them,
-- and this says it again where reach looks. Of two who work at once on referrals of a member the second waits.
create function refresh_referral_ties(of_plan text, of_number text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_member text := (select member_id from case_file where plan = of_plan and number = of_number and kind = 'referral');
begin
  perform pg_advisory_xact_lock(hashtext(of_plan), hashtext('referral ' || of_member));
  delete from member_tie where plan = of_plan and member_id = of_member and kind = 'referral';
  insert into member_tie (plan, member_id, organization_id, kind, from_date, to_date)
  select c.plan, c.member_id, o.organization_id, 'referral', min(t."from"), max(t."to")
  from case_file c
  cross join jsonb_to_record(c.shown->'tie') as t (organization text, "from" date, "to" date)
  join organization o on o.organization_id = t.organization
  where c.plan = of_plan and c.member_id = of_member and c.kind = 'referral' and jsonb_typeof(c.shown->'tie') = 'object'
  group by c.plan, c.member_id, o.organization_id;
end
$$;
revoke execute on function refresh_referral_ties(text, text) from public;
grant execute on function refresh_referral_ties(text, text) to madrone_portal;

-- Whoever may see a case knows whose it is; whether he finds the member's own page is another question.
drop function case_members(text, text[]);
create function case_members(of_plan text, numbers text[])
returns table (number text, handle uuid, cin text, last_name text, first_name text, middle_name text, born date, reached boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.number, m.handle, m.cin, m.last_name, m.first_name, m.middle_name, m.born,
    app_reach() = 'plan' or member_is_visible(m.plan, m.member_id)
  from case_file c join member m on m.plan = c.plan and m.member_id = c.member_id
  where c.plan = of_plan and c.number = any (numbers) and c.plan = any (app_plans()) and (
    app_reach() = 'plan'
    or app_reach() = 'organization' and (app_organization() in (c.requester_organization, c.servicing_organization, c.handler, c.office)
      or c.senders @> array[app_organization()])
    or (app_reach() = 'person' or c.kind not in ('appeal', 'grievance', 'referral'))
      and (c.plan, c.member_id) in (select o.plan, o.member_id from members_open() o))
$$;
revoke all on function case_members(text, text[]) from public;
grant execute on function case_members(text, text[]) to madrone_portal;
