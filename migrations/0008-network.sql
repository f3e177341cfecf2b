-- What the directory and people's papers said before, who is under contract, and for which plan or brand capacity is reported.

create table network_version (
  plan text not null,
  subject text not null check (subject in ('site', 'practitioner')),
  subject_id text not null,
  version integer not null check (version > 0),
  organization_id text not null references organization,
  said jsonb not null,
  fields text[] not null,
  changed_by text not null,
  changed_for text not null,
  changed_at timestamptz not null,
  primary key (plan, subject, subject_id, version)
);
create index network_version_by_organization on network_version (organization_id);
comment on table network_version is 'a place or somebody''s papers as each change left them; version 1 is what stood before the first';
comment on column network_version.changed_for is 'in whose name: plan or organization';
create trigger network_version_is_append_only before update or delete on network_version
  for each row execute function refuse_change();
create trigger network_version_is_not_emptied before truncate on network_version
  for each statement execute function refuse_change();
alter table network_version enable row level security;
create policy reach on network_version to madrone_portal using (plan = any ((select app_plans())::text[])
  and ((select app_reach()) = 'plan' or organization_id = (select app_organization())));
grant select, insert on network_version to madrone_portal;

-- A directory says to everybody whom a plan has under contract, though contracts themselves are not everybody's.
create function contracted_with(keys text[], day date) returns setof text
language sql stable security definer set search_path = public, pg_temp as
$$ select distinct organization_id from organization_plan
   where plan = any (keys) and from_date <= day and (to_date is null or to_date >= day) $$;

-- A plan's brand staff see what is reported for their brand, though the brand's directory is its plan's.
alter table capacity add column brand text;
update capacity set brand = plan;
alter table capacity alter column brand set not null;
alter table capacity drop constraint capacity_pkey;
alter table capacity add primary key (plan, brand, organization_id, service, reported_on);
comment on column capacity.brand is 'the plan''s own key, or the brand whose members the numbers are about';
drop policy reach on capacity;
create policy reach on capacity to madrone_portal using ((plan = any ((select app_plans())::text[]) or brand = any ((select app_plans())::text[]))
  and ((select app_reach()) = 'plan' or organization_id = (select app_organization())));

-- What provider relations publish in the library beside the pages policy writes, and what they took off the recent list.
create table library_entry (
  plan text not null references library_edition,
  page text not null,
  version integer not null check (version > 0),
  content jsonb,
  brands text[],
  archived date,
  entered_by text not null,
  entered_name text not null,
  entered_at timestamptz not null,
  primary key (plan, page, version)
);
comment on table library_entry is 'each change of a page by hand; the newest counts, and survives when policy writes its own pages anew';
comment on column library_entry.content is 'null where policy wrote the page and only its archiving is by hand';
create trigger library_entry_is_append_only before update or delete on library_entry
  for each row execute function refuse_change();
create trigger library_entry_is_not_emptied before truncate on library_entry
  for each statement execute function refuse_change();
alter table library_entry enable row level security;
create policy reach on library_entry to madrone_portal using ((select app_reach()) = 'plan'
  and (plan = any ((select app_plans())::text[]) or brands <@ (select app_plans())::text[]));
grant select, insert on library_entry to madrone_portal;
alter table library_page add column archived date;
comment on column library_page.archived is 'the day it was taken off the recent list';
create policy change on library_page to madrone_portal using ((select app_reach()) = 'plan'
  and (plan = any ((select app_plans())::text[]) or brands <@ (select app_plans())::text[]));
grant insert, update on library_page to madrone_portal;

-- A question before the visit reads the rates of one code.
create index rate_by_code on rate (plan, code);
