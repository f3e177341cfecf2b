-- Members, whole: numbers that were replaced, what members decided and when, programs, lists that leave people out, and ties that
-- follow from care given.

create table member_former_cin (
  plan text not null,
  cin text not null,
  member_id text not null,
  replaced_on date not null,
  primary key (plan, cin),
  foreign key (plan, member_id) references member
);
create index member_former_cin_by_member on member_former_cin (plan, member_id);
comment on table member_former_cin is 'numbers the state replaced: whoever asks by one finds the member';

-- Append-only: what a member decided, each time. The standing answer is in member_consent and member.preferences.
create table member_choice (
  plan text not null,
  member_id text not null,
  sequence bigint generated always as identity,
  organization_id text references organization,
  what text not null,
  value text not null,
  by_whom text not null check (by_whom in ('member', 'guardian', 'parent', 'authorized_representative', 'plan', 'provider')),
  on_date date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (plan, member_id, sequence),
  foreign key (plan, member_id) references member
);
comment on column member_choice.what is 'a kind of consent, or spoken, written, format, channel, best_time, contact';
create trigger member_choice_is_append_only before update or delete on member_choice
  for each row execute function refuse_change();

alter table member_program
  add column source text not null default 'enrollment' check (source in ('enrollment', 'plan'));

-- A whole list names everybody; `left_out` counts those whose coverage it ended or, held, would end, `covered` those it is a share of.
alter table enrollment_file drop constraint enrollment_file_state_check;
alter table enrollment_file
  add constraint enrollment_file_state_check check (state in ('loading', 'done', 'refused', 'held')),
  add column left_out integer not null default 0,
  add column covered integer not null default 0,
  add column confirmed_by text;

create index member_by_county on member (plan, county, last_key, first_key, born, member_id);

create index member_assignment_ecm on member_assignment (plan, status, member_id) where kind = 'ecm';

-- A brand's members are cared for by the network of its plan: `of_network` is the plan's key, where providers stand under it.
drop function refresh_member_ties(text, text[]);
create function refresh_member_ties(of_plan text, of_members text[], of_network text) returns void language plpgsql as $$
declare
  members text[] := coalesce(of_members, array(select member_id from member where plan = of_plan));
begin
  delete from member_tie t
  where t.plan = of_plan and t.member_id = any (members) and t.kind in ('pcp', 'medical_group', 'ecm');
  insert into member_tie (plan, member_id, organization_id, kind, from_date, to_date)
  select a.plan, a.member_id, p.organization_id, a.kind, a.from_date, a.to_date
  from member_assignment a
  join lateral (
    select organization_id from provider p where p.plan = a.plan and p.npi = a.who
    union all select organization_id from provider p where p.plan = a.plan and p.provider_id = a.who
    union all select organization_id from provider p where p.plan = of_network and p.npi = a.who
    union all select organization_id from provider p where p.plan = of_network and p.provider_id = a.who
    limit 1) p on p.organization_id is not null
  where a.plan = of_plan and a.member_id = any (members) and a.kind in ('pcp', 'ecm')
  on conflict do nothing;
  insert into member_tie (plan, member_id, organization_id, kind, from_date, to_date)
  select a.plan, a.member_id, o.organization_id, a.kind, a.from_date, a.to_date
  from member_assignment a join organization o on o.organization_id = a.who and o.kind = 'medical_group'
  where a.plan = of_plan and a.member_id = any (members) and a.kind = 'medical_group'
  on conflict do nothing;
end
$$;

-- Ties that follow from care: a line that was paid, an approval that was given, each for as many days as `ties` says
-- ([{after, days, from, to}]). With no members for all of a plan.
create function refresh_care_ties(of_plan text, of_members text[], of_network text, ties jsonb) returns void language plpgsql as $$
declare
  members text[] := coalesce(of_members, array(select member_id from member where plan = of_plan));
begin
  delete from member_tie t
  where t.plan = of_plan and t.member_id = any (members) and t.kind in ('claim', 'authorization');
  insert into member_tie (plan, member_id, organization_id, kind, from_date, to_date)
  select of_plan, care.member_id, p.organization_id, care.kind, min(care.from_date), max(care.to_date + rule.days)
  from (
    select l.member_id, l.provider_id, 'claim' as kind, l.from_date, l.to_date from paid_line l
    where l.plan = of_plan and l.member_id = any (members)
    union all
    select a.member_id, a.provider_id, 'authorization', a.from_date, a.to_date from authorization_approval a
    where a.plan = of_plan and a.member_id = any (members) and a.provider_id is not null) as care
  join jsonb_to_recordset(ties) as rule(after text, days integer, "from" date, "to" date)
    on rule.after = care.kind and care.from_date between coalesce(rule."from", '-infinity') and coalesce(rule."to", 'infinity')
  join lateral (
    select organization_id from provider p where p.plan = of_plan and p.provider_id = care.provider_id
    union all select organization_id from provider p where p.plan = of_network and p.provider_id = care.provider_id
    limit 1) p on p.organization_id is not null
  group by care.member_id, p.organization_id, care.kind
  on conflict do nothing;
end
$$;

create index paid_line_by_member on paid_line (plan, member_id);
create index authorization_by_member on authorization_approval (plan, member_id);

-- Who people are, by exact identity. `asked` is an array of {n, cin} or {n, last, first, born}; what finds nobody gives no row.
create function members_by_identity(plans text[], asked jsonb)
returns table (n integer, plan text, member_id text, handle uuid)
language sql stable as $$
  with wanted as (
    select w.n, nullif(w.cin, '') as cin, lower(w.last) as last, lower(w.first) as first, w.born
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
revoke all on function members_by_identity from public;

-- A glimpse lets the same session read the eligibility of whoever was found. With the owner's eyes, because before it nothing of
-- the member may be seen.
create or replace function glimpse_members(asked jsonb, at timestamptz)
returns table (n integer, plan text, member_id text, handle uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if app_session() is null or app_reach() is distinct from 'plan' and app_reach() is distinct from 'organization' then
    return;
  end if;
  return query
    with found as (select f.n, f.plan, f.member_id, f.handle from members_by_identity(app_plans(), asked) f),
    opened as (
      insert into member_glimpse (session_id, plan, member_id, opened_at, depth)
      select distinct app_session(), f.plan, f.member_id, at, 'eligibility' from found f where app_reach() = 'organization'
      on conflict do nothing)
    select f.n, f.plan, f.member_id, f.handle from found f;
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['member_former_cin', 'member_choice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy reach on %I to madrone_portal using (plan = any ((select app_plans())::text[]) and ((select app_reach()) = ''plan'' or member_is_open(plan, member_id)))', t);
  end loop;
end
$$;
grant select on member_former_cin to madrone_portal;
-- Written only by who may read all of the member: the policies above hold for what is written too.
grant select, insert on member_choice to madrone_portal;
grant insert, update on member_program to madrone_portal;
