-- What the accounts of two nodes share, what a list keeps of its reader, and who looks at emergencies afterwards.

create table guess (
  address_hash bytea not null,
  minute timestamptz not null,
  tries integer not null,
  primary key (address_hash, minute)
);
comment on table guess is 'how often one address tried in a minute where something could be guessed: one count for all nodes';
-- No policy and no grant: nobody is signed in yet, and a request of somebody who is has nothing to look for here.
alter table guess enable row level security;

alter table account add column language_chosen boolean not null default false;
comment on column account.language_chosen is 'somebody chose it; else it is only what letters are written in';
grant select (language_chosen), update (language_chosen) on account to madrone_portal;

alter table recovery add column takes_factor boolean not null default false;
comment on column recovery.takes_factor is 'begun by somebody else for who lost everything: the second factor is set up anew too';

create table saved_view (
  view_id uuid primary key default gen_random_uuid(),
  organization_id text not null references organization,
  account_id uuid not null references account,
  list text not null,
  name text not null,
  filters jsonb not null,
  columns text[] not null,
  sort text not null,
  shared boolean not null,
  saved_at timestamptz not null,
  unique (organization_id, account_id, list, name)
);
comment on table saved_view is 'filters, columns and order of a list under a name; shared ones are the organization''s';
alter table saved_view enable row level security;
create policy see on saved_view for select to madrone_portal using (organization_id = (select app_organization())
  and (shared or account_id = (select app_account())));
create policy own on saved_view to madrone_portal using (organization_id = (select app_organization()) and account_id = (select app_account()))
  with check (organization_id = (select app_organization()) and account_id = (select app_account()));
grant select, insert, update, delete on saved_view to madrone_portal;

alter table member_glimpse
  add column glimpse_id uuid not null default gen_random_uuid(),
  add column reviewed_at timestamptz,
  add column reviewed_by uuid references account,
  add column review text check (review in ('justified', 'not_justified')),
  add constraint member_glimpse_is_reviewed_whole check ((reviewed_at is null) = (review is null) and (reviewed_at is null) = (reviewed_by is null));
create unique index member_glimpse_by_id on member_glimpse (glimpse_id);
create index member_glimpse_to_review on member_glimpse (plan, opened_at) where depth = 'full';
create policy review on member_glimpse for update to madrone_portal
  using ((select app_reach()) = 'plan' and plan = any ((select app_plans())::text[]))
  with check ((select app_reach()) = 'plan' and plan = any ((select app_plans())::text[]));
-- Whose session it was: that session is not one compliance sees.
create function break_glass_by(of_glimpse uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select s.account_id from member_glimpse g join session s using (session_id)
  where g.glimpse_id = of_glimpse and app_reach() = 'plan' and g.plan = any (app_plans())
$$;

