-- The schema after the last migration, as PostgreSQL 18 tells it. Made by dumpSchema; to change it, write a migration.

create table public.account (
  account_id uuid default gen_random_uuid() not null,
  email text not null,
  name text not null,
  language text default 'en'::text not null,
  password_hash text,
  second_factor text,
  second_factor_step bigint default 0 not null,
  recovery_codes text[] default '{}'::text[] not null,
  failures integer default 0 not null,
  locked_until timestamp with time zone,
  active boolean default true not null,
  synthetic boolean default false not null,
  created_at timestamp with time zone default now() not null,
  constraint account_pkey PRIMARY KEY (account_id),
  constraint account_email_key UNIQUE (email),
  constraint account_email_check CHECK ((email = lower(email)))
);
alter table public.account enable row level security;
create policy own on public.account for all to madrone_portal using (((account_id = ( SELECT public.app_account() AS app_account)) OR (EXISTS ( SELECT
   FROM public.seat s
  WHERE ((s.account_id = account.account_id) AND (s.organization_id = ( SELECT public.app_organization() AS app_organization)))))));
grant select (account_id) on table public.account to madrone_portal;
grant select (active) on table public.account to madrone_portal;
grant select (created_at) on table public.account to madrone_portal;
grant select (email) on table public.account to madrone_portal;
grant select (locked_until) on table public.account to madrone_portal;
grant select (name) on table public.account to madrone_portal;
grant select (synthetic) on table public.account to madrone_portal;
grant select, update (language) on table public.account to madrone_portal;
comment on column public.account.second_factor is 'TOTP secret, sealed with the key of the deployment';
comment on column public.account.second_factor_step is 'the last 30-second step a code was accepted for: no code works twice';
comment on column public.account.recovery_codes is 'hashes of the codes not yet used';

create table public.audit_event (
  plan text not null,
  sequence bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail json default '{}'::json not null,
  chain text,
  link bigint,
  organization_id text,
  hash bytea,
  constraint audit_event_pkey PRIMARY KEY (plan, sequence),
  constraint audit_event_is_chained CHECK ((((chain IS NULL) = (link IS NULL)) AND ((chain IS NULL) = (hash IS NULL))))
);
CREATE TRIGGER audit_event_is_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
alter table public.audit_event enable row level security;
create policy add on public.audit_event for insert to madrone_portal with check (true);
create policy see on public.audit_event for select to madrone_portal using ((((( SELECT public.app_reach() AS app_reach) = 'plan'::text) AND ((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) OR (organization_id = ( SELECT public.app_organization() AS app_organization)))) OR (organization_id = ( SELECT public.app_organization() AS app_organization))));
CREATE INDEX audit_event_by_subject ON public.audit_event USING btree (plan, subject);
CREATE INDEX audit_event_by_time ON public.audit_event USING btree (plan, at);
CREATE UNIQUE INDEX audit_event_by_chain ON public.audit_event USING btree (chain, link) WHERE (chain IS NOT NULL);
grant insert, select on table public.audit_event to madrone_portal;
comment on column public.audit_event.hash is 'SHA-256 of the hash before it in the chain and of what this record says';

create table public.audit_head (
  chain text not null,
  link bigint not null,
  hash bytea not null,
  constraint audit_head_pkey PRIMARY KEY (chain)
);
grant insert, select, update on table public.audit_head to madrone_portal;
comment on table public.audit_head is 'the last link of each chain';

create table public.authorization_approval (
  plan text not null,
  number text not null,
  unit_id text not null,
  member_id text not null,
  vehicle text not null,
  codes text[] not null,
  from_date date not null,
  to_date date not null,
  approved_on date not null,
  units numeric,
  dollars bigint,
  provider_id text,
  constraint authorization_approval_pkey PRIMARY KEY (plan, number),
  constraint authorization_approval_check CHECK ((to_date >= from_date)),
  constraint authorization_approval_vehicle_check CHECK ((vehicle = ANY (ARRAY['tar'::text, 'raf'::text, 'request'::text])))
);
alter table public.authorization_approval enable row level security;
create policy reach on public.authorization_approval for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
CREATE INDEX authorization_by_unit ON public.authorization_approval USING btree (plan, unit_id);
grant select on table public.authorization_approval to madrone_portal;

create table public.claim (
  plan text not null,
  claim_id text not null,
  file_id text,
  "position" integer not null,
  unit_id text,
  member_id text,
  outcome text not null,
  charge bigint,
  paid bigint not null,
  received date not null,
  stated json not null,
  answer json not null,
  constraint claim_pkey PRIMARY KEY (plan, claim_id)
);
alter table public.claim enable row level security;
create policy reach on public.claim for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
CREATE INDEX claim_by_file ON public.claim USING btree (plan, file_id, "position");
grant select on table public.claim to madrone_portal;
comment on column public.claim.stated is 'the claim as the biller stated it';
comment on column public.claim.answer is 'the latest decision as the remittance needs it; the decisions themselves are claim_event';

create table public.claim_event (
  plan text not null,
  claim_id text not null,
  sequence integer not null,
  kind text not null,
  at timestamp with time zone not null,
  policy_version text not null,
  body text not null,
  constraint claim_event_pkey PRIMARY KEY (plan, claim_id, sequence),
  constraint claim_event_kind_check CHECK ((kind = ANY (ARRAY['decided'::text, 'replaced'::text, 'voided'::text, 'recovery_flagged'::text])))
);
CREATE TRIGGER claim_event_is_append_only BEFORE DELETE OR UPDATE ON public.claim_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER claim_event_is_not_emptied BEFORE TRUNCATE ON public.claim_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
alter table public.claim_event enable row level security;
create policy reach on public.claim_event for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (EXISTS ( SELECT
   FROM public.claim c
  WHERE ((c.plan = claim_event.plan) AND (c.claim_id = claim_event.claim_id)))))));
grant select on table public.claim_event to madrone_portal;

create table public.claim_file (
  plan text not null,
  file_id text not null,
  received_at timestamp with time zone not null,
  bytes bigint not null,
  policy_version text not null,
  state text not null,
  findings jsonb default '[]'::jsonb not null,
  constraint claim_file_pkey PRIMARY KEY (plan, file_id),
  constraint claim_file_state_check CHECK ((state = ANY (ARRAY['judging'::text, 'done'::text])))
);
alter table public.claim_file enable row level security;
create policy reach on public.claim_file for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text)));
grant select on table public.claim_file to madrone_portal;

create table public.coverage_span (
  plan text not null,
  member_id text not null,
  from_date date not null,
  to_date date,
  line_of_business text not null,
  delivery_system text not null,
  constraint coverage_span_pkey PRIMARY KEY (plan, member_id, from_date),
  constraint coverage_span_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id),
  constraint coverage_span_check CHECK (((to_date IS NULL) OR (to_date >= from_date))),
  constraint coverage_span_delivery_system_check CHECK ((delivery_system = ANY (ARRAY['managed_care'::text, 'fee_for_service'::text, 'presumptive'::text]))),
  constraint coverage_span_line_of_business_check CHECK ((line_of_business = ANY (ARRAY['medi_cal'::text, 'group_care'::text, 'other'::text])))
);
alter table public.coverage_span enable row level security;
create policy reach on public.coverage_span for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_visible(plan, member_id))));
grant select on table public.coverage_span to madrone_portal;

create table public.identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  constraint identity_pkey PRIMARY KEY (issuer, subject),
  constraint identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id)
);
comment on table public.identity is 'single sign-on: who the identity provider says this is';

create table public.invitation (
  invitation_id uuid default gen_random_uuid() not null,
  token_hash bytea not null,
  organization_id text not null,
  email text not null,
  name text not null,
  roles text[] not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (invitation_id),
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.account(account_id),
  constraint invitation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint invitation_email_check CHECK ((email = lower(email))),
  constraint invitation_roles_check CHECK ((cardinality(roles) > 0))
);
alter table public.invitation enable row level security;
create policy own on public.invitation for all to madrone_portal using ((organization_id = ( SELECT public.app_organization() AS app_organization)));
CREATE INDEX invitation_by_organization ON public.invitation USING btree (organization_id);
grant insert on table public.invitation to madrone_portal;
grant select (created_at) on table public.invitation to madrone_portal;
grant select (email) on table public.invitation to madrone_portal;
grant select (expires_at) on table public.invitation to madrone_portal;
grant select (invitation_id) on table public.invitation to madrone_portal;
grant select (invited_by) on table public.invitation to madrone_portal;
grant select (name) on table public.invitation to madrone_portal;
grant select (organization_id) on table public.invitation to madrone_portal;
grant select (roles) on table public.invitation to madrone_portal;
grant select (used_at) on table public.invitation to madrone_portal;
grant select, update (revoked_at) on table public.invitation to madrone_portal;

create table public.library_edition (
  plan text not null,
  digest text not null,
  loaded_at timestamp with time zone not null,
  constraint library_edition_pkey PRIMARY KEY (plan)
);
alter table public.library_edition enable row level security;
create policy published on public.library_edition for select to madrone_portal using (true);
grant select on table public.library_edition to madrone_portal;
comment on table public.library_edition is 'which pages of a plan are loaded: the digest of what policy says';

create table public.library_page (
  plan text not null,
  page text not null,
  kind text not null,
  topic text not null,
  number_key text,
  provider_types text[] not null,
  brands text[],
  published date,
  head jsonb not null,
  content jsonb not null,
  en_title text not null,
  en_headings text not null,
  en_body text not null,
  es_title text not null,
  es_headings text not null,
  es_body text not null,
  other_title text not null,
  other_headings text not null,
  other_body text not null,
  en_words tsvector generated always as (((setweight(to_tsvector('english'::regconfig, en_title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, en_headings), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, en_body), 'C'::"char"))) stored not null,
  es_words tsvector generated always as (((setweight(to_tsvector('spanish'::regconfig, es_title), 'A'::"char") || setweight(to_tsvector('spanish'::regconfig, es_headings), 'B'::"char")) || setweight(to_tsvector('spanish'::regconfig, es_body), 'C'::"char"))) stored not null,
  other_words tsvector generated always as (((setweight(to_tsvector('simple'::regconfig, other_title), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, other_headings), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, other_body), 'C'::"char"))) stored not null,
  constraint library_page_pkey PRIMARY KEY (plan, page),
  constraint library_page_plan_fkey FOREIGN KEY (plan) REFERENCES public.library_edition(plan)
);
alter table public.library_page enable row level security;
create policy published on public.library_page for select to madrone_portal using (true);
CREATE INDEX library_page_by_kind ON public.library_page USING btree (plan, kind, published DESC NULLS LAST, page);
CREATE INDEX library_page_by_number ON public.library_page USING btree (plan, number_key) WHERE (number_key IS NOT NULL);
CREATE INDEX library_page_en ON public.library_page USING gin (en_words);
CREATE INDEX library_page_es ON public.library_page USING gin (es_words);
CREATE INDEX library_page_other ON public.library_page USING gin (other_words);
grant select on table public.library_page to madrone_portal;
comment on column public.library_page.number_key is 'material number without hyphens, spaces and case';
comment on column public.library_page.brands is 'plan and brands it is for; null for all';
comment on column public.library_page.head is 'the content without what stands on the page, for lists';
comment on column public.library_page.other_title is 'words of every language but English and Spanish';

create table public.member (
  plan text not null,
  member_id text not null,
  cin text not null,
  unit_id text not null,
  last_name text not null,
  first_name text not null,
  born date,
  sex text,
  county text,
  circumstances jsonb default '{}'::jsonb not null,
  constraint member_pkey PRIMARY KEY (plan, member_id),
  constraint member_plan_cin_key UNIQUE (plan, cin),
  constraint member_sex_check CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text, 'U'::text])))
);
alter table public.member enable row level security;
create policy reach on public.member for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_visible(plan, member_id))));
CREATE INDEX member_by_unit ON public.member USING btree (plan, unit_id);
grant select on table public.member to madrone_portal;
comment on column public.member.circumstances is 'other insurance, stays, pregnancies, ECM standing, medical group, living situation';

create table public.member_document (
  plan text not null,
  document_id text not null,
  unit_id text not null,
  member_id text not null,
  document text not null,
  on_date date not null,
  by_type text,
  standing boolean default false not null,
  states text[] default '{}'::text[] not null,
  constraint member_document_pkey PRIMARY KEY (plan, document_id)
);
alter table public.member_document enable row level security;
create policy reach on public.member_document for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
CREATE INDEX member_document_by_unit ON public.member_document USING btree (plan, unit_id);
grant select on table public.member_document to madrone_portal;

create table public.member_glimpse (
  session_id uuid not null,
  plan text not null,
  member_id text not null,
  opened_at timestamp with time zone not null,
  depth text not null,
  reason text,
  constraint member_glimpse_pkey PRIMARY KEY (session_id, plan, member_id),
  constraint member_glimpse_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(session_id),
  constraint member_glimpse_depth_check CHECK ((depth = ANY (ARRAY['eligibility'::text, 'full'::text])))
);
alter table public.member_glimpse enable row level security;
create policy own on public.member_glimpse for all to madrone_portal using (((session_id = ( SELECT public.app_session() AS app_session)) OR (( SELECT public.app_reach() AS app_reach) = 'plan'::text))) with check (((session_id = ( SELECT public.app_session() AS app_session)) AND (plan = ANY (( SELECT public.app_plans() AS app_plans)::text[]))));
grant insert, select, update on table public.member_glimpse to madrone_portal;
comment on table public.member_glimpse is 'found by exact identity (eligibility) or opened by break-glass (full); ends with the session';

create table public.member_tie (
  plan text not null,
  member_id text not null,
  organization_id text not null,
  kind text not null,
  from_date date not null,
  to_date date,
  constraint member_tie_pkey PRIMARY KEY (plan, member_id, organization_id, kind, from_date),
  constraint member_tie_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint member_tie_check CHECK (((to_date IS NULL) OR (to_date >= from_date))),
  constraint member_tie_kind_check CHECK ((kind = ANY (ARRAY['pcp'::text, 'medical_group'::text, 'ecm'::text, 'community_supports'::text, 'authorization'::text, 'referral'::text, 'claim'::text])))
);
alter table public.member_tie enable row level security;
create policy reach on public.member_tie for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
CREATE INDEX member_tie_by_organization ON public.member_tie USING btree (organization_id, plan, member_id);
grant select on table public.member_tie to madrone_portal;
comment on table public.member_tie is 'why an organization may open a member''s page, and since when';

create table public.migration (
  number integer not null,
  file text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (number)
);

create table public.organization (
  organization_id text not null,
  kind text not null,
  name text not null,
  synthetic boolean default false not null,
  constraint organization_pkey PRIMARY KEY (organization_id),
  constraint organization_kind_check CHECK ((kind = ANY (ARRAY['plan'::text, 'medical_group'::text, 'provider'::text, 'members'::text])))
);
alter table public.organization enable row level security;
create policy reach on public.organization for all to madrone_portal using (true);
grant select on table public.organization to madrone_portal;
comment on column public.organization.kind is 'members: the one organization whose seats are members and guardians of a plan';

create table public.organization_plan (
  plan text not null,
  organization_id text not null,
  from_date date not null,
  to_date date,
  constraint organization_plan_pkey PRIMARY KEY (plan, organization_id, from_date),
  constraint organization_plan_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint organization_plan_check CHECK (((to_date IS NULL) OR (to_date >= from_date)))
);
alter table public.organization_plan enable row level security;
create policy reach on public.organization_plan for all to madrone_portal using ((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])));
grant select on table public.organization_plan to madrone_portal;
comment on table public.organization_plan is 'contracts: the plans an organization works for, by date';

create table public.paid_line (
  plan text not null,
  unit_id text not null,
  claim_id text not null,
  line_number text not null,
  member_id text not null,
  provider_id text not null,
  code text not null,
  modifiers text[] not null,
  from_date date not null,
  to_date date not null,
  units numeric not null,
  billed_units numeric not null,
  charge bigint,
  paid bigint not null,
  serial text,
  retail bigint,
  uses json default '[]'::json not null,
  constraint paid_line_pkey PRIMARY KEY (plan, unit_id, claim_id, line_number)
);
alter table public.paid_line enable row level security;
create policy reach on public.paid_line for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
grant select on table public.paid_line to madrone_portal;

create table public.provider (
  plan text not null,
  provider_id text not null,
  npi text not null,
  name text not null,
  types text[] not null,
  certifications text[] default '{}'::text[] not null,
  standing jsonb default '{}'::jsonb not null,
  organization_id text,
  constraint provider_pkey PRIMARY KEY (plan, provider_id),
  constraint provider_plan_npi_key UNIQUE (plan, npi),
  constraint provider_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id)
);
alter table public.provider enable row level security;
create policy reach on public.provider for all to madrone_portal using ((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])));
CREATE INDEX provider_by_organization ON public.provider USING btree (organization_id) WHERE (organization_id IS NOT NULL);
grant select on table public.provider to madrone_portal;
comment on column public.provider.standing is 'contract dates, lactation approval, Medi-Cal number, subcontracts, supervisor';

create table public.rate (
  plan text not null,
  rate_id text not null,
  kind text not null,
  code text,
  modifiers text[],
  provider_id text,
  from_date date,
  to_date date,
  amount numeric not null,
  constraint rate_pkey PRIMARY KEY (plan, rate_id),
  constraint rate_amount_check CHECK ((amount >= (0)::numeric)),
  constraint rate_kind_check CHECK ((kind = ANY (ARRAY['contract'::text, 'estimate'::text, 'public_charge'::text, 'tax_rate'::text])))
);
alter table public.rate enable row level security;
create policy reach on public.rate for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (provider_id IS NULL) OR (EXISTS ( SELECT
   FROM public.provider p
  WHERE ((p.plan = rate.plan) AND (p.provider_id = rate.provider_id) AND (p.organization_id = ( SELECT public.app_organization() AS app_organization))))))));
grant select on table public.rate to madrone_portal;
comment on column public.rate.amount is 'cents; for a tax rate, percent';

create table public.recovery (
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint recovery_pkey PRIMARY KEY (token_hash),
  constraint recovery_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id)
);
comment on table public.recovery is 'a link by which a forgotten password is set anew';

create table public.seat (
  account_id uuid not null,
  organization_id text not null,
  roles text[] not null,
  since timestamp with time zone default now() not null,
  constraint seat_pkey PRIMARY KEY (organization_id, account_id),
  constraint seat_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint seat_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint seat_roles_check CHECK ((cardinality(roles) > 0))
);
alter table public.seat enable row level security;
create policy own on public.seat for all to madrone_portal using (((organization_id = ( SELECT public.app_organization() AS app_organization)) OR (account_id = ( SELECT public.app_account() AS app_account)))) with check ((organization_id = ( SELECT public.app_organization() AS app_organization)));
CREATE INDEX seat_by_account ON public.seat USING btree (account_id);
grant delete, insert, select, update on table public.seat to madrone_portal;

create table public.session (
  session_id uuid default gen_random_uuid() not null,
  token_hash bytea not null,
  csrf text not null,
  account_id uuid not null,
  organization_id text,
  step text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  device text default ''::text not null,
  constraint session_pkey PRIMARY KEY (session_id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint session_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint session_step_check CHECK ((step = ANY (ARRAY['password'::text, 'full'::text])))
);
alter table public.session enable row level security;
create policy own on public.session for all to madrone_portal using (((account_id = ( SELECT public.app_account() AS app_account)) OR (EXISTS ( SELECT
   FROM public.seat s
  WHERE ((s.account_id = session.account_id) AND (s.organization_id = ( SELECT public.app_organization() AS app_organization)))))));
CREATE INDEX session_by_account ON public.session USING btree (account_id);
grant select (account_id) on table public.session to madrone_portal;
grant select (created_at) on table public.session to madrone_portal;
grant select (device) on table public.session to madrone_portal;
grant select (organization_id) on table public.session to madrone_portal;
grant select (seen_at) on table public.session to madrone_portal;
grant select (session_id) on table public.session to madrone_portal;
grant select (step) on table public.session to madrone_portal;
grant select, update (ended_at) on table public.session to madrone_portal;

create table public.ward (
  account_id uuid not null,
  plan text not null,
  member_id text not null,
  relation text not null,
  from_date date not null,
  to_date date,
  constraint ward_pkey PRIMARY KEY (account_id, plan, member_id),
  constraint ward_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint ward_relation_check CHECK ((relation = ANY (ARRAY['self'::text, 'guardian'::text])))
);
alter table public.ward enable row level security;
create policy own on public.ward for all to madrone_portal using ((account_id = ( SELECT public.app_account() AS app_account)));
grant select on table public.ward to madrone_portal;
comment on table public.ward is 'the members a member''s or guardian''s account may see';

CREATE OR REPLACE FUNCTION public.app_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.account', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.app_organization()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.organization', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_plans()
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$ select string_to_array(current_setting('app.plans', true), ',') $function$;

CREATE OR REPLACE FUNCTION public.app_reach()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.reach', true), '') $function$;

CREATE OR REPLACE FUNCTION public.app_session()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.session', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.app_today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'America/Los_Angeles')::date) $function$;

CREATE OR REPLACE FUNCTION public.member_depth(of_plan text, of_member text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.member_is_open(of_plan text, of_member text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(member_depth(of_plan, of_member) = 'full', false) $function$;

CREATE OR REPLACE FUNCTION public.member_is_visible(of_plan text, of_member text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select member_depth(of_plan, of_member) is not null $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$function$;
