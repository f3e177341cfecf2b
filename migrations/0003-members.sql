-- Members as a plan keeps them: how to find, reach and serve a person. What claims are judged by stays where it was.

alter table member
  add column handle uuid not null default gen_random_uuid(),
  add column middle_name text,
  add column died date,
  add column address jsonb,
  add column mailing jsonb,
  add column zip text,
  add column spoken text,
  add column written text,
  add column alternative_format text check (alternative_format in ('large_print', 'braille', 'audio_cd', 'data_cd')),
  add column restricted boolean not null default false,
  add column preferences jsonb not null default '{}',
  add column synthetic boolean not null default false,
  add column enrollment_file text;
comment on column member.enrollment_file is 'the last file that spoke of the member';
comment on column member.handle is 'names the member outside; means nothing';
comment on column member.restricted is 'the state asks that the records be kept closer than others';
create unique index member_by_handle on member (handle);
-- Names are found without regard to case, exactly or by their beginning. In columns of their own, because lower() is not leakproof:
-- under row-level security an index on it would never be used.
alter table member
  add column last_key text collate "C" generated always as (lower(last_name)) stored,
  add column first_key text collate "C" generated always as (lower(first_name)) stored;
create index member_by_name on member (plan, last_key, first_key, born, member_id);

alter table coverage_span
  add column aid_code text,
  add column health_plan text;

create table member_assignment (
  plan text not null,
  member_id text not null,
  kind text not null check (kind in ('pcp', 'medical_group', 'ecm')),
  who text not null,
  status text check (status in ('pending_outreach', 'enrolled')),
  from_date date not null,
  to_date date,
  primary key (plan, member_id, kind, from_date),
  foreign key (plan, member_id) references member,
  check (to_date is null or to_date >= from_date)
);
comment on column member_assignment.who is 'NPI or plan id of a provider; of a medical group, its organization';

create table member_contact (
  plan text not null,
  member_id text not null,
  kind text not null check (kind in ('phone', 'mobile', 'work', 'email')),
  source text not null check (source in ('enrollment', 'member', 'plan', 'provider')),
  told_by text not null default '',
  value text not null,
  told_on date not null,
  primary key (plan, member_id, kind, source, told_by),
  foreign key (plan, member_id) references member
);
comment on table member_contact is 'one word for each source: what a provider tells never overwrites what the enrolment file says';

create table member_guardian (
  plan text not null,
  member_id text not null,
  number integer not null,
  last_name text not null,
  first_name text not null,
  relation text not null check (relation in ('guardian', 'custodial_parent', 'responsible_person', 'case_manager')),
  phone text,
  from_date date,
  to_date date,
  primary key (plan, member_id, number),
  foreign key (plan, member_id) references member
);

create table member_program (
  plan text not null,
  member_id text not null,
  program text not null,
  from_date date not null,
  to_date date,
  primary key (plan, member_id, program, from_date),
  foreign key (plan, member_id) references member
);

create table member_consent (
  plan text not null,
  member_id text not null,
  kind text not null check (kind in ('text', 'email', 'ecm', 'share_information', 'research')),
  given_on date not null,
  withdrawn_on date,
  by_whom text not null check (by_whom in ('member', 'guardian', 'parent', 'authorized_representative')),
  method text check (method in ('verbal', 'written', 'electronic')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (plan, member_id, kind, given_on),
  foreign key (plan, member_id) references member,
  check (withdrawn_on is null or withdrawn_on >= given_on)
);

-- A received enrolment file, by the digest of its bytes: the same file is the same row. `done_through` is the last record that
-- is in the database with all that belongs to it: a load that was cut off goes on after it.
create table enrollment_file (
  plan text not null,
  file_id text not null,
  name text not null,
  format text not null check (format in ('834', 'flat')),
  received_at timestamptz not null,
  bytes bigint not null,
  state text not null check (state in ('loading', 'done', 'refused')),
  done_through integer not null default 0,
  taken integer not null default 0,
  warned integer not null default 0,
  rejected integer not null default 0,
  findings jsonb not null default '[]',
  primary key (plan, file_id)
);

create table enrollment_answer (
  plan text not null,
  file_id text not null,
  position integer not null,
  number integer not null,
  place text not null,
  severity text not null check (severity in ('error', 'warning')),
  finding jsonb not null,
  primary key (plan, file_id, position, number),
  foreign key (plan, file_id) references enrollment_file
);
comment on table enrollment_answer is 'why a record was rejected, or what was odd about one that was taken';

-- Ties that follow from assignments: the organization of the provider, or the medical group itself. Called after a load of
-- members, and with no members for all of a plan, after providers were loaded.
create function refresh_member_ties(of_plan text, of_members text[]) returns void language plpgsql as $$
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

-- Who people are, by exact identity, across the asker's plans. A glimpse lets the same session read the eligibility of whoever
-- was found. It runs with the owner's eyes, because before it nothing of the member may be seen. `asked` is an array of
-- {n, cin} or {n, last, first, born}; what finds nobody gives no row.
create function glimpse_members(asked jsonb, at timestamptz)
returns table (n integer, plan text, member_id text, handle uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if app_session() is null or app_reach() is distinct from 'plan' and app_reach() is distinct from 'organization' then
    return;
  end if;
  return query
    with wanted as (
      select w.n, nullif(w.cin, '') as cin, lower(w.last) as last, lower(w.first) as first, w.born
      from jsonb_to_recordset(asked) as w(n integer, cin text, last text, first text, born date)),
    found as (
      select w.n, m.plan, m.member_id, m.handle
      from wanted w cross join unnest(app_plans()) as p(plan) join member m on m.plan = p.plan and m.cin = w.cin
      where w.cin is not null
      union all
      select w.n, m.plan, m.member_id, m.handle
      from wanted w cross join unnest(app_plans()) as p(plan)
      join member m on m.plan = p.plan and m.last_key = w.last
        and m.first_key = w.first and m.born = w.born
      where w.cin is null),
    opened as (
      insert into member_glimpse (session_id, plan, member_id, opened_at, depth)
      select distinct app_session(), f.plan, f.member_id, at, 'eligibility' from found f where app_reach() = 'organization'
      on conflict do nothing)
    select f.n, f.plan, f.member_id, f.handle from found f;
end
$$;
revoke all on function glimpse_members from public;
grant execute on function glimpse_members to madrone_portal;

do $$
declare
  t text;
begin
  foreach t in array array['member_assignment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy reach on %I to madrone_portal using (plan = any ((select app_plans())::text[]) and ((select app_reach()) = ''plan'' or member_is_visible(plan, member_id)))', t);
  end loop;
  foreach t in array array['member_contact', 'member_guardian', 'member_program', 'member_consent'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy reach on %I to madrone_portal using (plan = any ((select app_plans())::text[]) and ((select app_reach()) = ''plan'' or member_is_open(plan, member_id)))', t);
  end loop;
  foreach t in array array['enrollment_file', 'enrollment_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy reach on %I to madrone_portal using (plan = any ((select app_plans())::text[]) and (select app_reach()) = ''plan'')', t);
  end loop;
end
$$;
grant select on member_assignment, member_contact, member_guardian, member_program, member_consent, enrollment_file, enrollment_answer
  to madrone_portal;
-- Written only by who may read all of the member: the policies above hold for what is written too.
grant insert, update on member_consent, member_contact to madrone_portal;
grant update (preferences) on member to madrone_portal;
