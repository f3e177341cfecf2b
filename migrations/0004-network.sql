-- The network: places of organizations as a directory lists them, the people who serve there with their papers, and what care
-- organizations report of their capacity. A directory is for everybody; papers and capacity for the plan and the organization.

create table site (
  plan text not null,
  site_id text not null,
  organization_id text not null references organization,
  name text not null,
  kind text not null,
  npi text,
  provider_id text,
  line text,
  city text,
  zip text check (zip ~ '^\d{5}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  source text not null check (source in ('published', 'entered', 'imported', 'synthetic')),
  checked_on text,
  from_date date,
  to_date date,
  listing jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text not null default 'madrone',
  primary key (plan, site_id),
  foreign key (plan, provider_id) references provider,
  check ((latitude is null) = (longitude is null)),
  check (to_date is null or from_date is null or to_date >= from_date)
);
create index site_by_organization on site (organization_id);
create index site_by_npi on site (plan, npi) where npi is not null;
comment on table site is 'one place of one organization, as the directory of a plan lists it';
comment on column site.listing is 'the whole listing; the columns beside it are taken from it for joining and finding';
comment on column site.checked_on is 'day or year the data were last checked; null when nobody knows';

create table service (
  plan text not null,
  site_id text not null,
  service text not null,
  primary key (plan, service, site_id),
  foreign key (plan, site_id) references site on delete cascade
);
create index service_by_site on service (plan, site_id);

create table service_area (
  plan text not null,
  site_id text not null,
  kind text not null check (kind in ('county', 'place')),
  name text not null,
  primary key (plan, site_id, kind, name),
  foreign key (plan, site_id) references site on delete cascade
);

create table provider_language (
  plan text not null,
  site_id text not null,
  language text not null,
  primary key (plan, site_id, language),
  foreign key (plan, site_id) references site on delete cascade
);

create table directory_version (
  plan text primary key,
  version bigint not null
);
comment on table directory_version is 'goes up whenever a plan''s directory changes, so that nobody searches an old one';

create table practitioner (
  plan text not null,
  practitioner_id text not null,
  organization_id text not null references organization,
  npi text,
  name text not null,
  role text not null,
  person jsonb not null default '{}',
  synthetic boolean not null default false,
  primary key (plan, practitioner_id),
  unique (plan, npi)
);
create index practitioner_by_organization on practitioner (organization_id);
comment on column practitioner.person is 'what a qualification asks beside papers: born, lived experience, supervision';

create table credential (
  plan text not null,
  practitioner_id text not null,
  position integer not null,
  kind text not null,
  issued_on date not null,
  expires date,
  paper jsonb not null,
  primary key (plan, practitioner_id, position),
  foreign key (plan, practitioner_id) references practitioner on delete cascade
);
create index credential_by_end on credential (plan, expires) where expires is not null;

create table capacity (
  plan text not null,
  organization_id text not null references organization,
  service text not null,
  reported_on date not null,
  lead_care_managers integer not null check (lead_care_managers >= 0),
  enrolled integer not null check (enrolled >= 0),
  pending_outreach integer not null check (pending_outreach >= 0),
  reported_by text not null,
  reported_at timestamptz not null,
  primary key (plan, organization_id, service, reported_on)
);
comment on table capacity is 'staffing and capacity as reported; the newest report is the one assignments go by';

do $$
declare
  t text;
begin
  -- Read by everybody, signed in or not; changed by the plan or by the organization whose place it is.
  execute 'alter table site enable row level security';
  execute 'create policy see on site for select to madrone_portal using (true)';
  execute 'create policy change on site to madrone_portal using (plan = any ((select app_plans())::text[])
    and ((select app_reach()) = ''plan'' or organization_id = (select app_organization())))';
  foreach t in array array['service', 'service_area', 'provider_language'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy see on %I for select to madrone_portal using (true)', t);
    execute format('create policy change on %I to madrone_portal using (plan = any ((select app_plans())::text[]) and exists (
      select from site s where s.plan = %I.plan and s.site_id = %I.site_id
        and ((select app_reach()) = ''plan'' or s.organization_id = (select app_organization()))))', t, t, t);
  end loop;
  execute 'alter table directory_version enable row level security';
  execute 'create policy see on directory_version for select to madrone_portal using (true)';
  execute 'create policy change on directory_version to madrone_portal using (plan = any ((select app_plans())::text[]))';
  foreach t in array array['practitioner', 'capacity'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy reach on %I to madrone_portal using (plan = any ((select app_plans())::text[])
      and ((select app_reach()) = ''plan'' or organization_id = (select app_organization())))', t);
  end loop;
  execute 'alter table credential enable row level security';
  execute 'create policy reach on credential to madrone_portal using (plan = any ((select app_plans())::text[]) and exists (
    select from practitioner p where p.plan = credential.plan and p.practitioner_id = credential.practitioner_id))';
end
$$;
grant select, insert, update, delete on site, service, service_area, provider_language to madrone_portal;
grant select, insert, update on directory_version to madrone_portal;
grant select, insert, update, delete on practitioner, credential to madrone_portal;
grant select, insert, update on capacity to madrone_portal;
