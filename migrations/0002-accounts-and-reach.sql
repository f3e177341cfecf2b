-- Who may sign in, for which organization, and how far each may see; the audit record becomes a chain.
-- Requests of the portal run as the ordinary role madrone_portal, in a transaction that says for whom: app.plans (keys, comma
-- between), app.organization, app.reach (plan | organization | person), app.session, app.account. Row-level security reads these.

do $$
begin
  if not exists (select from pg_roles where rolname = 'madrone_portal') then
    create role madrone_portal nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another starter was quicker
end
$$;
do $$
begin
  -- A superuser needs no membership; anybody else must be granted the right to step down, even who made the role.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant madrone_portal to %I', current_user);
  end if;
exception when internal_error or unique_violation then null; -- another starter granted it at the same moment
end
$$;
grant usage on schema public to madrone_portal;

-- Organizations and accounts -----------------------------------------------------------------------------------------------

create table organization (
  organization_id text primary key,
  kind text not null check (kind in ('plan', 'medical_group', 'provider', 'members')),
  name text not null,
  synthetic boolean not null default false
);
comment on column organization.kind is 'members: the one organization whose seats are members and guardians of a plan';

create table organization_plan (
  plan text not null,
  organization_id text not null references organization,
  from_date date not null,
  to_date date,
  primary key (plan, organization_id, from_date),
  check (to_date is null or to_date >= from_date)
);
comment on table organization_plan is 'contracts: the plans an organization works for, by date';

alter table provider add column organization_id text references organization;
create index provider_by_organization on provider (organization_id) where organization_id is not null;

create table account (
  account_id uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email)),
  name text not null,
  language text not null default 'en',
  password_hash text,
  second_factor text,
  second_factor_step bigint not null default 0,
  recovery_codes text[] not null default '{}',
  failures integer not null default 0,
  locked_until timestamptz,
  active boolean not null default true,
  synthetic boolean not null default false,
  created_at timestamptz not null default now()
);
comment on column account.second_factor is 'TOTP secret, sealed with the key of the deployment';
comment on column account.second_factor_step is 'the last 30-second step a code was accepted for: no code works twice';
comment on column account.recovery_codes is 'hashes of the codes not yet used';

create table identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account,
  primary key (issuer, subject)
);
comment on table identity is 'single sign-on: who the identity provider says this is';

create table seat (
  account_id uuid not null references account,
  organization_id text not null references organization,
  roles text[] not null check (cardinality(roles) > 0),
  since timestamptz not null default now(),
  primary key (organization_id, account_id)
);
create index seat_by_account on seat (account_id);

create table ward (
  account_id uuid not null references account,
  plan text not null,
  member_id text not null,
  relation text not null check (relation in ('self', 'guardian')),
  from_date date not null,
  to_date date,
  primary key (account_id, plan, member_id)
);
comment on table ward is 'the members a member''s or guardian''s account may see';

create table session (
  session_id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  csrf text not null,
  account_id uuid not null references account,
  organization_id text references organization,
  step text not null check (step in ('password', 'full')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  device text not null default ''
);
create index session_by_account on session (account_id);

create table invitation (
  invitation_id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  organization_id text not null references organization,
  email text not null check (email = lower(email)),
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  invited_by uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index invitation_by_organization on invitation (organization_id);

create table recovery (
  token_hash bytea primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table recovery is 'a link by which a forgotten password is set anew';

-- How far each may see -----------------------------------------------------------------------------------------------------

create table member_tie (
  plan text not null,
  member_id text not null,
  organization_id text not null references organization,
  kind text not null check (kind in ('pcp', 'medical_group', 'ecm', 'community_supports', 'authorization', 'referral', 'claim')),
  from_date date not null,
  to_date date,
  primary key (plan, member_id, organization_id, kind, from_date),
  check (to_date is null or to_date >= from_date)
);
create index member_tie_by_organization on member_tie (organization_id, plan, member_id);
comment on table member_tie is 'why an organization may open a member''s page, and since when';

create table member_glimpse (
  session_id uuid not null references session,
  plan text not null,
  member_id text not null,
  opened_at timestamptz not null,
  depth text not null check (depth in ('eligibility', 'full')),
  reason text,
  primary key (session_id, plan, member_id)
);
comment on table member_glimpse is 'found by exact identity (eligibility) or opened by break-glass (full); ends with the session';

create function app_plans() returns text[] language sql stable as
$$ select string_to_array(current_setting('app.plans', true), ',') $$;
create function app_organization() returns text language sql stable as
$$ select nullif(current_setting('app.organization', true), '') $$;
create function app_reach() returns text language sql stable as
$$ select nullif(current_setting('app.reach', true), '') $$;
create function app_session() returns uuid language sql stable as
$$ select nullif(current_setting('app.session', true), '')::uuid $$;
create function app_account() returns uuid language sql stable as
$$ select nullif(current_setting('app.account', true), '')::uuid $$;
create function app_today() returns date language sql stable as
$$ select coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'America/Los_Angeles')::date) $$;

-- How much of one member the request may see: 'full', 'eligibility', or null for nothing. Reach 'plan' is decided before, in the policies.
create function member_depth(of_plan text, of_member text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when app_reach() = 'organization' then (
      select case
        when exists (
          select from member_tie t
          where t.plan = of_plan and t.member_id = of_member and t.organization_id = app_organization()
            and t.from_date <= app_today() and (t.to_date is null or t.to_date >= app_today())
        ) then 'full'
        else (select g.depth from member_glimpse g where g.session_id = app_session() and g.plan = of_plan and g.member_id = of_member)
      end)
    when app_reach() = 'person' and exists (
      select from ward w
      where w.account_id = app_account() and w.plan = of_plan and w.member_id = of_member
        and w.from_date <= app_today() and (w.to_date is null or w.to_date >= app_today())
    ) then 'full'
  end
$$;
create function member_is_visible(of_plan text, of_member text) returns boolean language sql stable as
$$ select member_depth(of_plan, of_member) is not null $$;
create function member_is_open(of_plan text, of_member text) returns boolean language sql stable as
$$ select coalesce(member_depth(of_plan, of_member) = 'full', false) $$;

do $$
declare
  t text;
begin
  foreach t in array array['member', 'coverage_span'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy reach on %I to madrone_portal using (plan = any ((select app_plans())::text[]) and ((select app_reach()) = ''plan'' or member_is_visible(plan, member_id)))', t);
  end loop;
  foreach t in array array['authorization_approval', 'member_document', 'claim', 'paid_line', 'member_tie'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy reach on %I to madrone_portal using (plan = any ((select app_plans())::text[]) and ((select app_reach()) = ''plan'' or member_is_open(plan, member_id)))', t);
  end loop;
  foreach t in array array['provider', 'rate', 'organization_plan', 'claim_file'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end
$$;
alter table claim_event enable row level security;
alter table organization enable row level security;
create policy reach on provider to madrone_portal using (plan = any ((select app_plans())::text[]));
create policy reach on rate to madrone_portal using (plan = any ((select app_plans())::text[])
  and ((select app_reach()) = 'plan' or provider_id is null or exists (
    select from provider p where p.plan = rate.plan and p.provider_id = rate.provider_id and p.organization_id = (select app_organization()))));
create policy reach on organization_plan to madrone_portal using (plan = any ((select app_plans())::text[]));
create policy reach on organization to madrone_portal using (true);
create policy reach on claim_file to madrone_portal using (plan = any ((select app_plans())::text[]) and (select app_reach()) = 'plan');
create policy reach on claim_event to madrone_portal using (plan = any ((select app_plans())::text[])
  and ((select app_reach()) = 'plan' or exists (select from claim c where c.plan = claim_event.plan and c.claim_id = claim_event.claim_id)));
grant select on member, coverage_span, authorization_approval, member_document, claim, paid_line, member_tie, provider, rate,
  organization, organization_plan, claim_file, claim_event to madrone_portal;

alter table member_glimpse enable row level security;
create policy own on member_glimpse to madrone_portal using (session_id = (select app_session()) or (select app_reach()) = 'plan')
  with check (session_id = (select app_session()) and plan = any ((select app_plans())::text[]));
grant select, insert, update on member_glimpse to madrone_portal;

-- An organization's account managers see its own people; secrets of an account are no column of theirs.
alter table seat enable row level security;
alter table invitation enable row level security;
alter table account enable row level security;
alter table session enable row level security;
alter table ward enable row level security;
create policy own on seat to madrone_portal using (organization_id = (select app_organization()) or account_id = (select app_account()))
  with check (organization_id = (select app_organization()));
create policy own on invitation to madrone_portal using (organization_id = (select app_organization()));
create policy own on account to madrone_portal using (account_id = (select app_account()) or exists (
  select from seat s where s.account_id = account.account_id and s.organization_id = (select app_organization())));
create policy own on session to madrone_portal using (account_id = (select app_account()) or exists (
  select from seat s where s.account_id = session.account_id and s.organization_id = (select app_organization())));
create policy own on ward to madrone_portal using (account_id = (select app_account()));
grant select, insert, update, delete on seat to madrone_portal;
grant select (invitation_id, organization_id, email, name, roles, invited_by, created_at, expires_at, used_at, revoked_at),
  insert, update (revoked_at) on invitation to madrone_portal;
grant select (account_id, email, name, language, active, locked_until, synthetic, created_at), update (language) on account to madrone_portal;
grant select (session_id, account_id, organization_id, step, created_at, seen_at, ended_at, device), update (ended_at) on session to madrone_portal;
grant select on ward to madrone_portal;

-- The audit record as chains -----------------------------------------------------------------------------------------------
-- One chain for each writer (an account, a command), so that nobody waits for somebody else's request; all heads together are
-- the anchor that is kept outside. Records from before this migration have no hash and belong to no chain.

alter table audit_event add column chain text;
alter table audit_event add column link bigint;
alter table audit_event add column organization_id text;
alter table audit_event add column hash bytea;
alter table audit_event add constraint audit_event_is_chained check (
  (chain is null) = (link is null) and (chain is null) = (hash is null)) ;
create unique index audit_event_by_chain on audit_event (chain, link) where chain is not null;
create index audit_event_by_time on audit_event (plan, at);
create index audit_event_by_subject on audit_event (plan, subject);
comment on column audit_event.hash is 'SHA-256 of the hash before it in the chain and of what this record says';

create table audit_head (
  chain text primary key,
  link bigint not null,
  hash bytea not null
);
comment on table audit_head is 'the last link of each chain';

alter table audit_event enable row level security;
create policy see on audit_event for select to madrone_portal using (
  ((select app_reach()) = 'plan' and (plan = any ((select app_plans())::text[]) or organization_id = (select app_organization())))
  or organization_id = (select app_organization()));
create policy add on audit_event for insert to madrone_portal with check (true);
grant select, insert on audit_event to madrone_portal;
grant select, insert, update on audit_head to madrone_portal;
