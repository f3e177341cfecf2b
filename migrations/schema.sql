-- The schema after the last migration, as PostgreSQL 18 tells it. Made by dumpSchema; to change it, write a migration.

create table public.account (
  account_id uuid default gen_random_uuid() not null,
  email text not null,
  name text not null,
  language text default 'en'::text not null,
  password_hash text,
  second_factor text,
  has_second_factor boolean generated always as ((second_factor IS NOT NULL)) stored not null,
  second_factor_step bigint default 0 not null,
  recovery_codes text[] default '{}'::text[] not null,
  failures integer default 0 not null,
  locked_until timestamp with time zone,
  active boolean default true not null,
  synthetic boolean default false not null,
  created_at timestamp with time zone default now() not null,
  language_chosen boolean default false not null,
  constraint account_pkey PRIMARY KEY (account_id),
  constraint account_email_key UNIQUE (email),
  constraint account_email_check CHECK ((email = lower(email)))
);
alter table public.account enable row level security;
create policy own on public.account for all to madrone_portal using (((account_id = ( SELECT public.app_account() AS app_account)) OR (EXISTS ( SELECT
   FROM public.seat s
  WHERE ((s.account_id = account.account_id) AND (s.organization_id = ( SELECT public.app_organization() AS app_organization)))))));
CREATE INDEX account_synthetic ON public.account USING btree (synthetic) WHERE synthetic;
grant select (account_id) on table public.account to madrone_portal;
grant select (active) on table public.account to madrone_portal;
grant select (created_at) on table public.account to madrone_portal;
grant select (email) on table public.account to madrone_portal;
grant select (has_second_factor) on table public.account to madrone_portal;
grant select (locked_until) on table public.account to madrone_portal;
grant select (name) on table public.account to madrone_portal;
grant select (synthetic) on table public.account to madrone_portal;
grant select, update (language) on table public.account to madrone_portal;
grant select, update (language_chosen) on table public.account to madrone_portal;
grant update (recovery_codes) on table public.account to madrone_portal;
grant update (second_factor) on table public.account to madrone_portal;
comment on column public.account.second_factor is 'TOTP secret, sealed with the key of the deployment';
comment on column public.account.second_factor_step is 'the last 30-second step a code was accepted for: no code works twice';
comment on column public.account.recovery_codes is 'hashes of the codes not yet used';
comment on column public.account.language_chosen is 'somebody chose it; else it is only what letters are written in';

create table public.attachment (
  attachment_id uuid default gen_random_uuid() not null,
  plan text not null,
  number text,
  organization_id text not null,
  account_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  size integer not null,
  sha256 bytea not null,
  scanned text not null,
  internal boolean default false not null,
  sent_at timestamp with time zone not null,
  constraint attachment_pkey PRIMARY KEY (attachment_id),
  constraint attachment_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint attachment_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint attachment_plan_number_fkey FOREIGN KEY (plan, number) REFERENCES public.case_file(plan, number),
  constraint attachment_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/tiff'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint attachment_scanned_check CHECK ((scanned = ANY (ARRAY['clean'::text, 'not_scanned'::text]))),
  constraint attachment_size_check CHECK ((size > 0))
);
alter table public.attachment enable row level security;
create policy reach on public.attachment for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((NOT internal) OR (( SELECT public.app_reach() AS app_reach) = 'plan'::text)) AND
CASE
    WHEN (number IS NULL) THEN ((organization_id = ( SELECT public.app_organization() AS app_organization)) AND (account_id = ( SELECT public.app_account() AS app_account)))
    ELSE (EXISTS ( SELECT
       FROM public.case_file c
      WHERE ((c.plan = attachment.plan) AND (c.number = attachment.number))))
END));
CREATE INDEX attachment_by_case ON public.attachment USING btree (plan, number) WHERE (number IS NOT NULL);
grant insert, select on table public.attachment to madrone_portal;
grant update (internal) on table public.attachment to madrone_portal;
grant update (number) on table public.attachment to madrone_portal;
comment on column public.attachment.number is 'null until the case it was sent for is written';
comment on column public.attachment.media_type is 'found from the content, never from the name';
comment on column public.attachment.internal is 'the plan''s own paper: an outside opinion, a reviewer''s note';

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
CREATE INDEX audit_event_by_action ON public.audit_event USING btree (plan, action text_pattern_ops, sequence);
CREATE INDEX audit_event_by_actor ON public.audit_event USING btree (actor, sequence);
CREATE INDEX audit_event_by_organization ON public.audit_event USING btree (organization_id, at, sequence) WHERE (organization_id IS NOT NULL);
CREATE INDEX audit_event_by_subject ON public.audit_event USING btree (plan, subject);
CREATE INDEX audit_event_by_time ON public.audit_event USING btree (plan, at, sequence);
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
  rate jsonb,
  constraint authorization_approval_pkey PRIMARY KEY (plan, number),
  constraint authorization_approval_check CHECK ((to_date >= from_date)),
  constraint authorization_approval_check1 CHECK (((rate IS NULL) OR (vehicle = 'continuity'::text))),
  constraint authorization_approval_vehicle_check CHECK ((vehicle = ANY (ARRAY['tar'::text, 'raf'::text, 'request'::text, 'continuity'::text])))
);
alter table public.authorization_approval enable row level security;
create policy granted on public.authorization_approval for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (EXISTS ( SELECT
   FROM public.case_file c
  WHERE ((c.plan = authorization_approval.plan) AND (c.member_id = authorization_approval.member_id) AND ((c.state = 'decided'::text) OR ((c.kind = 'continuity'::text) AND (c.state = 'ended'::text))) AND ((authorization_approval.number = c.number) OR (authorization_approval.number ~~ (c.number || '-%'::text))))))));
create policy reach on public.authorization_approval for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
CREATE INDEX authorization_by_member ON public.authorization_approval USING btree (plan, member_id);
CREATE INDEX authorization_by_unit ON public.authorization_approval USING btree (plan, unit_id);
grant insert, select, update on table public.authorization_approval to madrone_portal;

create table public.capacity (
  plan text not null,
  organization_id text not null,
  service text not null,
  reported_on date not null,
  lead_care_managers integer not null,
  enrolled integer not null,
  pending_outreach integer not null,
  reported_by text not null,
  reported_at timestamp with time zone not null,
  brand text not null,
  constraint capacity_pkey PRIMARY KEY (plan, brand, organization_id, service, reported_on),
  constraint capacity_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint capacity_enrolled_check CHECK ((enrolled >= 0)),
  constraint capacity_lead_care_managers_check CHECK ((lead_care_managers >= 0)),
  constraint capacity_pending_outreach_check CHECK ((pending_outreach >= 0))
);
alter table public.capacity enable row level security;
create policy reach on public.capacity for all to madrone_portal using ((((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) OR (brand = ANY (( SELECT public.app_plans() AS app_plans)::text[]))) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (organization_id = ( SELECT public.app_organization() AS app_organization)))));
grant insert, select, update on table public.capacity to madrone_portal;
comment on table public.capacity is 'staffing and capacity as reported; the newest report is the one assignments go by';
comment on column public.capacity.brand is 'the plan''s own key, or the brand whose members the numbers are about';

create table public.case_event (
  plan text not null,
  number text not null,
  sequence integer not null,
  at timestamp with time zone not null,
  by_account text,
  kind text not null,
  body jsonb not null,
  constraint case_event_pkey PRIMARY KEY (plan, number, sequence),
  constraint case_event_plan_number_fkey FOREIGN KEY (plan, number) REFERENCES public.case_file(plan, number)
);
CREATE TRIGGER case_event_is_append_only BEFORE DELETE OR UPDATE ON public.case_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER case_event_is_not_emptied BEFORE TRUNCATE ON public.case_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
alter table public.case_event enable row level security;
create policy reach on public.case_event for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (EXISTS ( SELECT
   FROM public.case_file c
  WHERE ((c.plan = case_event.plan) AND (c.number = case_event.number))))));
grant insert, select on table public.case_event to madrone_portal;
comment on column public.case_event.by_account is 'nobody: policy alone acted';

create table public.case_file (
  plan text not null,
  number text not null,
  handle uuid default gen_random_uuid() not null,
  kind text not null,
  member_id text not null,
  state text not null,
  category text,
  urgency text,
  line_of_business text,
  received_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  outcome text,
  due_at timestamp with time zone,
  clock text,
  standing text not null,
  awaits text,
  assigned_to text,
  assigned_name text,
  handler text,
  requester text,
  requester_organization text,
  servicing text,
  servicing_organization text,
  office text,
  events integer not null,
  shown jsonb default '{}'::jsonb not null,
  senders text[] default '{}'::text[] not null,
  constraint case_file_pkey PRIMARY KEY (plan, number),
  constraint case_file_events_check CHECK ((events > 0)),
  constraint case_file_kind_check CHECK ((kind = ANY (ARRAY['authorization'::text, 'appeal'::text, 'grievance'::text, 'continuity'::text, 'referral'::text]))),
  constraint case_file_standing_check CHECK ((standing = ANY (ARRAY['none'::text, 'running'::text, 'paused'::text, 'met'::text, 'missed'::text]))),
  constraint case_file_urgency_check CHECK ((urgency = ANY (ARRAY['urgent'::text, 'non_urgent'::text])))
);
alter table public.case_file enable row level security;
create policy reach on public.case_file for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR ((( SELECT public.app_reach() AS app_reach) = 'organization'::text) AND (((((( SELECT public.app_organization() AS app_organization) = requester_organization) OR (( SELECT public.app_organization() AS app_organization) = servicing_organization)) OR (( SELECT public.app_organization() AS app_organization) = handler)) OR (( SELECT public.app_organization() AS app_organization) = office)) OR (senders @> ARRAY[( SELECT public.app_organization() AS app_organization)]))) OR (((( SELECT public.app_reach() AS app_reach) = 'person'::text) OR (kind <> ALL (ARRAY['appeal'::text, 'grievance'::text, 'referral'::text]))) AND ((plan, member_id) IN ( SELECT o.plan,
    o.member_id
   FROM public.members_open() o(plan, member_id)))))));
CREATE INDEX case_file_by_assigned ON public.case_file USING btree (plan, assigned_to, due_at) WHERE (assigned_to IS NOT NULL);
CREATE INDEX case_file_by_discharge ON public.case_file USING btree (plan, ((shown ->> 'discharge'::text))) WHERE ((shown ->> 'discharge'::text) IS NOT NULL);
CREATE INDEX case_file_by_due ON public.case_file USING btree (plan, kind, due_at, number);
CREATE INDEX case_file_by_lapse ON public.case_file USING btree ((((shown ->> 'lapses'::text))::double precision)) WHERE ((kind = 'authorization'::text) AND (state = 'open'::text));
CREATE INDEX case_file_by_member ON public.case_file USING btree (plan, member_id, kind);
CREATE INDEX case_file_by_receipt ON public.case_file USING btree (plan, kind, received_at, number);
CREATE INDEX case_file_by_requester ON public.case_file USING btree (requester_organization, plan) WHERE (requester_organization IS NOT NULL);
CREATE INDEX case_file_by_sender ON public.case_file USING gin (senders) WHERE (kind = 'referral'::text);
CREATE INDEX case_file_of_granted_continuity ON public.case_file USING btree (plan, number) WHERE ((kind = 'continuity'::text) AND (state = 'decided'::text) AND (outcome = 'granted'::text));
CREATE UNIQUE INDEX case_file_by_handle ON public.case_file USING btree (handle);
grant insert, select, update on table public.case_file to madrone_portal;
comment on column public.case_file.handle is 'names the case outside; means nothing';
comment on column public.case_file.due_at is 'of the governing clock; it follows from the events and the policy, so the row can always be written anew';
comment on column public.case_file.handler is 'organization of the delegated medical group that decides; null for the plan';
comment on column public.case_file.office is 'the organization it was sent from';
comment on column public.case_file.events is 'how many there are: who appends must have seen them all';
comment on column public.case_file.senders is 'organizations that see it beside the others: of a referral, everybody who referred or sent it on';

create table public.case_number (
  plan text not null,
  kind text not null,
  year integer not null,
  given integer not null,
  constraint case_number_pkey PRIMARY KEY (plan, kind, year)
);
alter table public.case_number enable row level security;
create policy give on public.case_number for all to madrone_portal using ((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])));
grant insert, select, update on table public.case_number to madrone_portal;
comment on table public.case_number is 'the last number given out; a number of work that was undone is lost, none is given twice';

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
) with (toast_tuple_target=8160);
alter table public.claim enable row level security;
create policy reach on public.claim for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
CREATE INDEX claim_by_file ON public.claim USING btree (plan, file_id, "position");
CREATE INDEX claim_that_waits ON public.claim USING btree (plan, received) WHERE (outcome = 'pended'::text);
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
  aid_code text,
  health_plan text,
  constraint coverage_span_pkey PRIMARY KEY (plan, member_id, from_date),
  constraint coverage_span_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id),
  constraint coverage_span_check CHECK (((to_date IS NULL) OR (to_date >= from_date))),
  constraint coverage_span_delivery_system_check CHECK ((delivery_system = ANY (ARRAY['managed_care'::text, 'fee_for_service'::text, 'presumptive'::text]))),
  constraint coverage_span_line_of_business_check CHECK ((line_of_business = ANY (ARRAY['medi_cal'::text, 'group_care'::text, 'other'::text])))
);
alter table public.coverage_span enable row level security;
create policy reach on public.coverage_span for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_visible(plan, member_id))));
grant select on table public.coverage_span to madrone_portal;

create table public.credential (
  plan text not null,
  practitioner_id text not null,
  "position" integer not null,
  kind text not null,
  issued_on date not null,
  expires date,
  paper jsonb not null,
  constraint credential_pkey PRIMARY KEY (plan, practitioner_id, "position"),
  constraint credential_plan_practitioner_id_fkey FOREIGN KEY (plan, practitioner_id) REFERENCES public.practitioner(plan, practitioner_id) ON DELETE CASCADE
);
alter table public.credential enable row level security;
create policy reach on public.credential for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (EXISTS ( SELECT
   FROM public.practitioner p
  WHERE ((p.plan = credential.plan) AND (p.practitioner_id = credential.practitioner_id))))));
CREATE INDEX credential_by_end ON public.credential USING btree (plan, expires) WHERE (expires IS NOT NULL);
grant delete, insert, select, update on table public.credential to madrone_portal;

create table public.directory_version (
  plan text not null,
  version bigint not null,
  constraint directory_version_pkey PRIMARY KEY (plan)
);
alter table public.directory_version enable row level security;
create policy change on public.directory_version for all to madrone_portal using ((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])));
create policy see on public.directory_version for select to madrone_portal using (true);
grant insert, select, update on table public.directory_version to madrone_portal;
comment on table public.directory_version is 'goes up whenever a plan''s directory changes, so that nobody searches an old one';

create table public.enrollment_answer (
  plan text not null,
  file_id text not null,
  "position" integer not null,
  number integer not null,
  place text not null,
  severity text not null,
  finding jsonb not null,
  constraint enrollment_answer_pkey PRIMARY KEY (plan, file_id, "position", number),
  constraint enrollment_answer_plan_file_id_fkey FOREIGN KEY (plan, file_id) REFERENCES public.enrollment_file(plan, file_id),
  constraint enrollment_answer_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
);
alter table public.enrollment_answer enable row level security;
create policy reach on public.enrollment_answer for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text)));
grant select on table public.enrollment_answer to madrone_portal;
comment on table public.enrollment_answer is 'why a record was rejected, or what was odd about one that was taken';

create table public.enrollment_file (
  plan text not null,
  file_id text not null,
  name text not null,
  format text not null,
  received_at timestamp with time zone not null,
  bytes bigint not null,
  state text not null,
  done_through integer default 0 not null,
  taken integer default 0 not null,
  warned integer default 0 not null,
  rejected integer default 0 not null,
  findings jsonb default '[]'::jsonb not null,
  left_out integer default 0 not null,
  covered integer default 0 not null,
  confirmed_by text,
  constraint enrollment_file_pkey PRIMARY KEY (plan, file_id),
  constraint enrollment_file_format_check CHECK ((format = ANY (ARRAY['834'::text, 'flat'::text]))),
  constraint enrollment_file_state_check CHECK ((state = ANY (ARRAY['loading'::text, 'done'::text, 'refused'::text, 'held'::text])))
);
alter table public.enrollment_file enable row level security;
create policy reach on public.enrollment_file for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text)));
grant select on table public.enrollment_file to madrone_portal;

create table public.facility_nurse (
  plan text not null,
  facility text not null,
  from_date date not null,
  to_date date,
  account_id uuid not null,
  organization_id text not null,
  constraint facility_nurse_pkey PRIMARY KEY (plan, facility, from_date),
  constraint facility_nurse_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint facility_nurse_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint facility_nurse_check CHECK (((to_date IS NULL) OR (to_date >= from_date)))
);
alter table public.facility_nurse enable row level security;
create policy reach on public.facility_nurse for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text)));
grant delete, insert, select on table public.facility_nurse to madrone_portal;

create table public.form_supplied (
  plan text not null,
  provider_id text not null,
  form text not null,
  supplied_on date not null,
  account_id uuid not null,
  organization_id text not null,
  constraint form_supplied_pkey PRIMARY KEY (plan, provider_id, form),
  constraint form_supplied_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint form_supplied_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint form_supplied_plan_provider_id_fkey FOREIGN KEY (plan, provider_id) REFERENCES public.provider(plan, provider_id)
);
alter table public.form_supplied enable row level security;
create policy reach on public.form_supplied for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text)));
grant insert, select on table public.form_supplied to madrone_portal;

create table public.guess (
  address_hash bytea not null,
  minute timestamp with time zone not null,
  tries integer not null,
  constraint guess_pkey PRIMARY KEY (address_hash, minute)
);
alter table public.guess enable row level security;
comment on table public.guess is 'how often one address tried in a minute where something could be guessed: one count for all nodes';

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
  invited_by uuid,
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
comment on column public.invitation.invited_by is 'nobody: invited by the operator of the deployment';

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

create table public.library_entry (
  plan text not null,
  page text not null,
  version integer not null,
  content jsonb,
  brands text[],
  archived date,
  entered_by text not null,
  entered_name text not null,
  entered_at timestamp with time zone not null,
  constraint library_entry_pkey PRIMARY KEY (plan, page, version),
  constraint library_entry_plan_fkey FOREIGN KEY (plan) REFERENCES public.library_edition(plan),
  constraint library_entry_version_check CHECK ((version > 0))
);
CREATE TRIGGER library_entry_is_append_only BEFORE DELETE OR UPDATE ON public.library_entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER library_entry_is_not_emptied BEFORE TRUNCATE ON public.library_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
alter table public.library_entry enable row level security;
create policy reach on public.library_entry for all to madrone_portal using (((( SELECT public.app_reach() AS app_reach) = 'plan'::text) AND ((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) OR (brands <@ ( SELECT public.app_plans() AS app_plans)))));
grant insert, select on table public.library_entry to madrone_portal;
comment on table public.library_entry is 'each change of a page by hand; the newest counts, and survives when policy writes its own pages anew';
comment on column public.library_entry.content is 'null where policy wrote the page and only its archiving is by hand';

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
  archived date,
  constraint library_page_pkey PRIMARY KEY (plan, page),
  constraint library_page_plan_fkey FOREIGN KEY (plan) REFERENCES public.library_edition(plan)
);
alter table public.library_page enable row level security;
create policy change on public.library_page for all to madrone_portal using (((( SELECT public.app_reach() AS app_reach) = 'plan'::text) AND ((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) OR (brands <@ ( SELECT public.app_plans() AS app_plans)))));
create policy published on public.library_page for select to madrone_portal using (true);
CREATE INDEX library_page_by_kind ON public.library_page USING btree (plan, kind, published DESC NULLS LAST, page);
CREATE INDEX library_page_by_number ON public.library_page USING btree (plan, number_key) WHERE (number_key IS NOT NULL);
CREATE INDEX library_page_en ON public.library_page USING gin (en_words);
CREATE INDEX library_page_es ON public.library_page USING gin (es_words);
CREATE INDEX library_page_other ON public.library_page USING gin (other_words);
grant insert, select, update on table public.library_page to madrone_portal;
comment on column public.library_page.number_key is 'material number without hyphens, spaces and case';
comment on column public.library_page.brands is 'plan and brands it is for; null for all';
comment on column public.library_page.head is 'the content without what stands on the page, for lists';
comment on column public.library_page.other_title is 'words of every language but English and Spanish';
comment on column public.library_page.archived is 'the day it was taken off the recent list';

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
  handle uuid default gen_random_uuid() not null,
  middle_name text,
  died date,
  address jsonb,
  mailing jsonb,
  zip text,
  spoken text,
  written text,
  alternative_format text,
  restricted boolean default false not null,
  preferences jsonb default '{}'::jsonb not null,
  synthetic boolean default false not null,
  enrollment_file text,
  last_key text collate "C" generated always as (public.name_key(last_name)) stored,
  first_key text collate "C" generated always as (public.name_key(first_name)) stored,
  constraint member_pkey PRIMARY KEY (plan, member_id),
  constraint member_plan_cin_key UNIQUE (plan, cin),
  constraint member_alternative_format_check CHECK ((alternative_format = ANY (ARRAY['large_print'::text, 'braille'::text, 'audio_cd'::text, 'data_cd'::text]))),
  constraint member_sex_check CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text, 'U'::text])))
);
alter table public.member enable row level security;
create policy reach on public.member for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_visible(plan, member_id))));
CREATE INDEX member_by_county ON public.member USING btree (plan, county, last_key, first_key, born, member_id);
CREATE INDEX member_by_name ON public.member USING btree (plan, last_key, first_key, born, member_id);
CREATE INDEX member_by_unit ON public.member USING btree (plan, unit_id);
CREATE UNIQUE INDEX member_by_handle ON public.member USING btree (handle);
grant select on table public.member to madrone_portal;
grant update (preferences) on table public.member to madrone_portal;
comment on column public.member.circumstances is 'other insurance, stays, pregnancies, ECM standing, medical group, living situation';
comment on column public.member.handle is 'names the member outside; means nothing';
comment on column public.member.restricted is 'the state asks that the records be kept closer than others';
comment on column public.member.enrollment_file is 'the last file that spoke of the member';

create table public.member_assignment (
  plan text not null,
  member_id text not null,
  kind text not null,
  who text not null,
  status text,
  from_date date not null,
  to_date date,
  constraint member_assignment_pkey PRIMARY KEY (plan, member_id, kind, from_date),
  constraint member_assignment_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id),
  constraint member_assignment_check CHECK (((to_date IS NULL) OR (to_date >= from_date))),
  constraint member_assignment_kind_check CHECK ((kind = ANY (ARRAY['pcp'::text, 'medical_group'::text, 'ecm'::text]))),
  constraint member_assignment_status_check CHECK ((status = ANY (ARRAY['pending_outreach'::text, 'enrolled'::text])))
);
alter table public.member_assignment enable row level security;
create policy reach on public.member_assignment for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_visible(plan, member_id))));
CREATE INDEX member_assignment_ecm ON public.member_assignment USING btree (plan, status, member_id) WHERE (kind = 'ecm'::text);
grant select on table public.member_assignment to madrone_portal;
comment on column public.member_assignment.who is 'NPI or plan id of a provider; of a medical group, its organization';

create table public.member_choice (
  plan text not null,
  member_id text not null,
  sequence bigint generated always as identity not null,
  organization_id text,
  what text not null,
  value text not null,
  by_whom text not null,
  on_date date not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  constraint member_choice_pkey PRIMARY KEY (plan, member_id, sequence),
  constraint member_choice_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint member_choice_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id),
  constraint member_choice_by_whom_check CHECK ((by_whom = ANY (ARRAY['member'::text, 'guardian'::text, 'parent'::text, 'authorized_representative'::text, 'plan'::text, 'provider'::text])))
);
CREATE TRIGGER member_choice_is_append_only BEFORE UPDATE ON public.member_choice FOR EACH ROW EXECUTE FUNCTION public.refuse_change_but_of_member();
CREATE TRIGGER member_choice_is_kept BEFORE DELETE ON public.member_choice FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
alter table public.member_choice enable row level security;
create policy reach on public.member_choice for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
grant insert, select on table public.member_choice to madrone_portal;
comment on column public.member_choice.what is 'a kind of consent, or spoken, written, format, channel, best_time, contact';

create table public.member_consent (
  plan text not null,
  member_id text not null,
  kind text not null,
  given_on date not null,
  withdrawn_on date,
  by_whom text not null,
  method text,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  constraint member_consent_pkey PRIMARY KEY (plan, member_id, kind, given_on),
  constraint member_consent_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id),
  constraint member_consent_by_whom_check CHECK ((by_whom = ANY (ARRAY['member'::text, 'guardian'::text, 'parent'::text, 'authorized_representative'::text]))),
  constraint member_consent_check CHECK (((withdrawn_on IS NULL) OR (withdrawn_on >= given_on))),
  constraint member_consent_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'email'::text, 'ecm'::text, 'share_information'::text, 'research'::text]))),
  constraint member_consent_method_check CHECK ((method = ANY (ARRAY['verbal'::text, 'written'::text, 'electronic'::text])))
);
alter table public.member_consent enable row level security;
create policy reach on public.member_consent for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
grant insert, select, update on table public.member_consent to madrone_portal;

create table public.member_contact (
  plan text not null,
  member_id text not null,
  kind text not null,
  source text not null,
  told_by text default ''::text not null,
  value text not null,
  told_on date not null,
  constraint member_contact_pkey PRIMARY KEY (plan, member_id, kind, source, told_by),
  constraint member_contact_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id),
  constraint member_contact_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'mobile'::text, 'work'::text, 'email'::text]))),
  constraint member_contact_source_check CHECK ((source = ANY (ARRAY['enrollment'::text, 'member'::text, 'plan'::text, 'provider'::text])))
);
alter table public.member_contact enable row level security;
create policy reach on public.member_contact for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
grant insert, select, update on table public.member_contact to madrone_portal;
comment on table public.member_contact is 'one word for each source: what a provider tells never overwrites what the enrolment file says';

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

create table public.member_former_cin (
  plan text not null,
  cin text not null,
  member_id text not null,
  replaced_on date not null,
  constraint member_former_cin_pkey PRIMARY KEY (plan, cin),
  constraint member_former_cin_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id)
);
alter table public.member_former_cin enable row level security;
create policy reach on public.member_former_cin for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
CREATE INDEX member_former_cin_by_member ON public.member_former_cin USING btree (plan, member_id);
grant select on table public.member_former_cin to madrone_portal;
comment on table public.member_former_cin is 'numbers the state replaced: whoever asks by one finds the member';

create table public.member_glimpse (
  session_id uuid not null,
  plan text not null,
  member_id text not null,
  opened_at timestamp with time zone not null,
  depth text not null,
  reason text,
  glimpse_id uuid default gen_random_uuid() not null,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  review text,
  constraint member_glimpse_pkey PRIMARY KEY (session_id, plan, member_id),
  constraint member_glimpse_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES public.account(account_id),
  constraint member_glimpse_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(session_id),
  constraint member_glimpse_depth_check CHECK ((depth = ANY (ARRAY['eligibility'::text, 'full'::text]))),
  constraint member_glimpse_is_reviewed_whole CHECK ((((reviewed_at IS NULL) = (review IS NULL)) AND ((reviewed_at IS NULL) = (reviewed_by IS NULL)))),
  constraint member_glimpse_review_check CHECK ((review = ANY (ARRAY['justified'::text, 'not_justified'::text])))
);
alter table public.member_glimpse enable row level security;
create policy own on public.member_glimpse for all to madrone_portal using (((session_id = ( SELECT public.app_session() AS app_session)) OR ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) AND (plan = ANY (( SELECT public.app_plans() AS app_plans)::text[]))))) with check (((session_id = ( SELECT public.app_session() AS app_session)) AND (plan = ANY (( SELECT public.app_plans() AS app_plans)::text[]))));
create policy review on public.member_glimpse for update to madrone_portal using (((( SELECT public.app_reach() AS app_reach) = 'plan'::text) AND (plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])))) with check (((( SELECT public.app_reach() AS app_reach) = 'plan'::text) AND (plan = ANY (( SELECT public.app_plans() AS app_plans)::text[]))));
CREATE INDEX member_glimpse_to_review ON public.member_glimpse USING btree (plan, opened_at) WHERE (depth = 'full'::text);
CREATE UNIQUE INDEX member_glimpse_by_id ON public.member_glimpse USING btree (glimpse_id);
grant insert, select, update on table public.member_glimpse to madrone_portal;
comment on table public.member_glimpse is 'found by exact identity (eligibility) or opened by break-glass (full); ends with the session';

create table public.member_guardian (
  plan text not null,
  member_id text not null,
  number integer not null,
  last_name text not null,
  first_name text not null,
  relation text not null,
  phone text,
  from_date date,
  to_date date,
  constraint member_guardian_pkey PRIMARY KEY (plan, member_id, number),
  constraint member_guardian_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id),
  constraint member_guardian_relation_check CHECK ((relation = ANY (ARRAY['guardian'::text, 'custodial_parent'::text, 'responsible_person'::text, 'case_manager'::text])))
);
alter table public.member_guardian enable row level security;
create policy reach on public.member_guardian for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
grant select on table public.member_guardian to madrone_portal;

create table public.member_merge (
  plan text not null,
  member_id text not null,
  cin text not null,
  handle uuid not null,
  into_id text not null,
  merged_at timestamp with time zone not null,
  merged_by text not null,
  because text not null,
  why text,
  before jsonb not null,
  moved jsonb not null,
  constraint member_merge_pkey PRIMARY KEY (plan, member_id),
  constraint member_merge_handle_key UNIQUE (handle),
  constraint member_merge_plan_into_id_fkey FOREIGN KEY (plan, into_id) REFERENCES public.member(plan, member_id),
  constraint member_merge_because_check CHECK ((because = ANY (ARRAY['file'::text, 'person'::text])))
);
alter table public.member_merge enable row level security;
create policy reach on public.member_merge for select to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text)));
CREATE INDEX member_merge_by_stays ON public.member_merge USING btree (plan, into_id);
grant select on table public.member_merge to madrone_portal;
comment on table public.member_merge is 'members who became one with another';
comment on column public.member_merge.before is 'both records as they stood';
comment on column public.member_merge.moved is 'how many of what was moved';

create table public.member_program (
  plan text not null,
  member_id text not null,
  program text not null,
  from_date date not null,
  to_date date,
  source text default 'enrollment'::text not null,
  constraint member_program_pkey PRIMARY KEY (plan, member_id, program, from_date),
  constraint member_program_plan_member_id_fkey FOREIGN KEY (plan, member_id) REFERENCES public.member(plan, member_id),
  constraint member_program_source_check CHECK ((source = ANY (ARRAY['enrollment'::text, 'plan'::text])))
);
alter table public.member_program enable row level security;
create policy reach on public.member_program for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
grant insert, select, update on table public.member_program to madrone_portal;

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
create policy granted on public.member_tie for insert to madrone_portal with check (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (kind = 'authorization'::text) AND (EXISTS ( SELECT
   FROM public.case_file c
  WHERE ((c.plan = member_tie.plan) AND (c.member_id = member_tie.member_id) AND (c.state = 'decided'::text) AND (member_tie.organization_id = COALESCE(c.servicing_organization, c.requester_organization)))))));
create policy lengthened on public.member_tie for update to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (kind = 'authorization'::text))) with check (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (kind = 'authorization'::text) AND (EXISTS ( SELECT
   FROM public.case_file c
  WHERE ((c.plan = member_tie.plan) AND (c.member_id = member_tie.member_id) AND (c.state = 'decided'::text) AND (member_tie.organization_id = COALESCE(c.servicing_organization, c.requester_organization)))))));
create policy reach on public.member_tie for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR public.member_is_open(plan, member_id))));
CREATE INDEX member_tie_by_organization ON public.member_tie USING btree (organization_id, plan, member_id);
grant insert, select on table public.member_tie to madrone_portal;
grant update (to_date) on table public.member_tie to madrone_portal;
comment on table public.member_tie is 'why an organization may open a member''s page, and since when';

create table public.migration (
  number integer not null,
  file text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (number)
);

create table public.network_version (
  plan text not null,
  subject text not null,
  subject_id text not null,
  version integer not null,
  organization_id text not null,
  said jsonb not null,
  fields text[] not null,
  changed_by text not null,
  changed_for text not null,
  changed_at timestamp with time zone not null,
  constraint network_version_pkey PRIMARY KEY (plan, subject, subject_id, version),
  constraint network_version_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint network_version_subject_check CHECK ((subject = ANY (ARRAY['site'::text, 'practitioner'::text]))),
  constraint network_version_version_check CHECK ((version > 0))
);
CREATE TRIGGER network_version_is_append_only BEFORE DELETE OR UPDATE ON public.network_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER network_version_is_not_emptied BEFORE TRUNCATE ON public.network_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
alter table public.network_version enable row level security;
create policy reach on public.network_version for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (organization_id = ( SELECT public.app_organization() AS app_organization)))));
CREATE INDEX network_version_by_organization ON public.network_version USING btree (organization_id);
grant insert, select on table public.network_version to madrone_portal;
comment on table public.network_version is 'a place or somebody''s papers as each change left them; version 1 is what stood before the first';
comment on column public.network_version.changed_for is 'in whose name: plan or organization';

create table public.notice (
  notice_id uuid default gen_random_uuid() not null,
  plan text not null,
  number text not null,
  notice text not null,
  recipient text not null,
  recipient_id text,
  channel text not null,
  language text not null,
  format text default 'standard'::text not null,
  state text not null,
  why jsonb default '[]'::jsonb not null,
  content jsonb default '{}'::jsonb not null,
  pdf bytea,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  kind text not null,
  also text[] default '{}'::text[] not null,
  copy boolean default false not null,
  rule text not null,
  awaits text,
  remarks text[] default '{}'::text[] not null,
  written_on date,
  constraint notice_pkey PRIMARY KEY (notice_id),
  constraint notice_plan_number_fkey FOREIGN KEY (plan, number) REFERENCES public.case_file(plan, number),
  constraint notice_channel_check CHECK ((channel = ANY (ARRAY['fax'::text, 'mail'::text, 'portal'::text]))),
  constraint notice_check CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint notice_recipient_check CHECK ((recipient = ANY (ARRAY['member'::text, 'requesting_provider'::text, 'servicing_provider'::text, 'medical_group'::text, 'state'::text]))),
  constraint notice_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'blocked'::text])))
);
alter table public.notice enable row level security;
create policy make on public.notice for insert to madrone_portal with check (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (EXISTS ( SELECT
   FROM public.case_file c
  WHERE ((c.plan = notice.plan) AND (c.number = notice.number))))));
create policy reach on public.notice for select to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND
CASE ( SELECT public.app_reach() AS app_reach)
    WHEN 'plan'::text THEN true
    WHEN 'person'::text THEN (recipient = 'member'::text)
    ELSE (recipient <> 'member'::text)
END AND (EXISTS ( SELECT
   FROM public.case_file c
  WHERE ((c.plan = notice.plan) AND (c.number = notice.number))))));
create policy work on public.notice for update to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text)));
CREATE INDEX notice_by_case ON public.notice USING btree (plan, number);
CREATE INDEX notice_by_state ON public.notice USING btree (plan, state, created_at) WHERE (state <> 'sent'::text);
CREATE INDEX notice_to_be_printed ON public.notice USING btree (created_at) WHERE (pdf IS NULL);
CREATE UNIQUE INDEX notice_made_once ON public.notice USING btree (plan, number, notice, recipient, channel);
grant insert, select, update on table public.notice to madrone_portal;
comment on column public.notice.why is 'what blocks it or made it fail, as codes';
comment on column public.notice.content is 'what the letter was made from, so that it can be made again';
comment on column public.notice.also is 'other recipients the same letter is for: a provider who asks for what it will give gets one';
comment on column public.notice.copy is 'stands in the portal beside a letter, and proves nothing of sending';
comment on column public.notice.awaits is 'the language its reader reads, which the letter is not in';
comment on column public.notice.written_on is 'the date on the letter, from when it was printed on';

create table public.notice_proof (
  plan text not null,
  notice_id uuid not null,
  sequence integer not null,
  at timestamp with time zone not null,
  kind text not null,
  sha256 bytea,
  detail jsonb default '{}'::jsonb not null,
  constraint notice_proof_pkey PRIMARY KEY (notice_id, sequence),
  constraint notice_proof_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES public.notice(notice_id),
  constraint notice_proof_kind_check CHECK ((kind = ANY (ARRAY['sent'::text, 'delivered'::text, 'failed'::text, 'opened'::text, 'returned'::text])))
);
CREATE TRIGGER notice_proof_is_append_only BEFORE DELETE OR UPDATE ON public.notice_proof FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER notice_proof_is_not_emptied BEFORE TRUNCATE ON public.notice_proof FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
alter table public.notice_proof enable row level security;
create policy reach on public.notice_proof for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (EXISTS ( SELECT
   FROM public.notice n
  WHERE (n.notice_id = notice_proof.notice_id)))));
grant insert, select on table public.notice_proof to madrone_portal;
comment on table public.notice_proof is 'that a letter went out, with the digest of what was sent';

create table public.notice_translation (
  plan text not null,
  notice_id uuid not null,
  language text not null,
  sequence integer not null,
  reason text not null,
  translator text not null,
  statement text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  constraint notice_translation_pkey PRIMARY KEY (notice_id, language, sequence),
  constraint notice_translation_by_account_fkey FOREIGN KEY (by_account) REFERENCES public.account(account_id),
  constraint notice_translation_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES public.notice(notice_id),
  constraint notice_translation_sequence_check CHECK ((sequence > 0))
);
CREATE TRIGGER notice_translation_is_append_only BEFORE DELETE OR UPDATE ON public.notice_translation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER notice_translation_is_not_emptied BEFORE TRUNCATE ON public.notice_translation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
alter table public.notice_translation enable row level security;
create policy reach on public.notice_translation for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text) AND (EXISTS ( SELECT
   FROM public.notice n
  WHERE ((n.notice_id = notice_translation.notice_id) AND (n.plan = notice_translation.plan))))));
grant insert, select on table public.notice_translation to madrone_portal;
comment on column public.notice_translation.statement is 'what makes the translator a qualified one';

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
CREATE TRIGGER organization_plan_is_of_directory AFTER INSERT OR DELETE OR UPDATE ON public.organization_plan FOR EACH STATEMENT EXECUTE FUNCTION public.raise_directory_versions();
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
CREATE INDEX paid_line_by_member ON public.paid_line USING btree (plan, member_id);
grant select on table public.paid_line to madrone_portal;

create table public.passkey (
  passkey_id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint default 0 not null,
  transports text[] default '{}'::text[] not null,
  name text not null,
  added_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (passkey_id),
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint passkey_name_check CHECK ((name <> ''::text))
);
alter table public.passkey enable row level security;
create policy own on public.passkey for all to madrone_portal using (((account_id = ( SELECT public.app_account() AS app_account)) OR (EXISTS ( SELECT
   FROM public.seat s
  WHERE ((s.account_id = passkey.account_id) AND (s.organization_id = ( SELECT public.app_organization() AS app_organization)))))));
CREATE INDEX passkey_by_account ON public.passkey USING btree (account_id);
grant delete on table public.passkey to madrone_portal;
grant select (account_id) on table public.passkey to madrone_portal;
grant select (added_at) on table public.passkey to madrone_portal;
grant select (name) on table public.passkey to madrone_portal;
grant select (passkey_id) on table public.passkey to madrone_portal;
grant select (used_at) on table public.passkey to madrone_portal;
comment on table public.passkey is 'the public half of each passkey of a person; the private half never leaves their device';
comment on column public.passkey.counter is 'how often the device says it was used: one that falls behind may be a copy';

create table public.practitioner (
  plan text not null,
  practitioner_id text not null,
  organization_id text not null,
  npi text,
  name text not null,
  role text not null,
  person jsonb default '{}'::jsonb not null,
  synthetic boolean default false not null,
  constraint practitioner_pkey PRIMARY KEY (plan, practitioner_id),
  constraint practitioner_plan_npi_key UNIQUE (plan, npi),
  constraint practitioner_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id)
);
alter table public.practitioner enable row level security;
create policy reach on public.practitioner for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (organization_id = ( SELECT public.app_organization() AS app_organization)))));
CREATE INDEX practitioner_by_organization ON public.practitioner USING btree (organization_id);
grant delete, insert, select, update on table public.practitioner to madrone_portal;
comment on column public.practitioner.person is 'what a qualification asks beside papers: born, lived experience, supervision';

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
create policy reach on public.provider for select to madrone_portal using ((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])));
create policy tie on public.provider for update to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text))) with check (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (( SELECT public.app_reach() AS app_reach) = 'plan'::text)));
CREATE INDEX provider_by_organization ON public.provider USING btree (organization_id) WHERE (organization_id IS NOT NULL);
grant select on table public.provider to madrone_portal;
grant update (organization_id) on table public.provider to madrone_portal;
comment on column public.provider.standing is 'contract dates, lactation approval, Medi-Cal number, subcontracts, supervisor';

create table public.provider_language (
  plan text not null,
  site_id text not null,
  language text not null,
  constraint provider_language_pkey PRIMARY KEY (plan, site_id, language),
  constraint provider_language_plan_site_id_fkey FOREIGN KEY (plan, site_id) REFERENCES public.site(plan, site_id) ON DELETE CASCADE
);
alter table public.provider_language enable row level security;
create policy change on public.provider_language for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (EXISTS ( SELECT
   FROM public.site s
  WHERE ((s.plan = provider_language.plan) AND (s.site_id = provider_language.site_id) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (s.organization_id = ( SELECT public.app_organization() AS app_organization))))))));
create policy see on public.provider_language for select to madrone_portal using (true);
grant delete, insert, select, update on table public.provider_language to madrone_portal;

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
  constraint rate_kind_check CHECK ((kind = ANY (ARRAY['contract'::text, 'medi_cal'::text, 'estimate'::text, 'public_charge'::text, 'tax_rate'::text])))
);
alter table public.rate enable row level security;
create policy reach on public.rate for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (provider_id IS NULL) OR (EXISTS ( SELECT
   FROM public.provider p
  WHERE ((p.plan = rate.plan) AND (p.provider_id = rate.provider_id) AND (p.organization_id = ( SELECT public.app_organization() AS app_organization))))))));
CREATE INDEX rate_by_code ON public.rate USING btree (plan, code);
grant select on table public.rate to madrone_portal;
comment on column public.rate.amount is 'cents; for a tax rate, percent';

create table public.recovery (
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  takes_factor boolean default false not null,
  constraint recovery_pkey PRIMARY KEY (token_hash),
  constraint recovery_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id)
);
comment on table public.recovery is 'a link by which a forgotten password is set anew';
comment on column public.recovery.takes_factor is 'begun by somebody else for who lost everything: the second factor is set up anew too';

create table public.saved_view (
  view_id uuid default gen_random_uuid() not null,
  organization_id text not null,
  account_id uuid not null,
  list text not null,
  name text not null,
  filters jsonb not null,
  columns text[] not null,
  sort text not null,
  shared boolean not null,
  saved_at timestamp with time zone not null,
  constraint saved_view_pkey PRIMARY KEY (view_id),
  constraint saved_view_organization_id_account_id_list_name_key UNIQUE (organization_id, account_id, list, name),
  constraint saved_view_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint saved_view_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id)
);
alter table public.saved_view enable row level security;
create policy own on public.saved_view for all to madrone_portal using (((organization_id = ( SELECT public.app_organization() AS app_organization)) AND (account_id = ( SELECT public.app_account() AS app_account)))) with check (((organization_id = ( SELECT public.app_organization() AS app_organization)) AND (account_id = ( SELECT public.app_account() AS app_account))));
create policy see on public.saved_view for select to madrone_portal using (((organization_id = ( SELECT public.app_organization() AS app_organization)) AND (shared OR (account_id = ( SELECT public.app_account() AS app_account)))));
grant delete, insert, select, update on table public.saved_view to madrone_portal;
comment on table public.saved_view is 'filters, columns and order of a list under a name; shared ones are the organization''s';

create table public.seat (
  account_id uuid not null,
  organization_id text not null,
  roles text[] not null,
  active boolean default true not null,
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

create table public.service (
  plan text not null,
  site_id text not null,
  service text not null,
  constraint service_pkey PRIMARY KEY (plan, service, site_id),
  constraint service_plan_site_id_fkey FOREIGN KEY (plan, site_id) REFERENCES public.site(plan, site_id) ON DELETE CASCADE
);
alter table public.service enable row level security;
create policy change on public.service for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (EXISTS ( SELECT
   FROM public.site s
  WHERE ((s.plan = service.plan) AND (s.site_id = service.site_id) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (s.organization_id = ( SELECT public.app_organization() AS app_organization))))))));
create policy see on public.service for select to madrone_portal using (true);
CREATE INDEX service_by_site ON public.service USING btree (plan, site_id);
grant delete, insert, select, update on table public.service to madrone_portal;

create table public.service_area (
  plan text not null,
  site_id text not null,
  kind text not null,
  name text not null,
  constraint service_area_pkey PRIMARY KEY (plan, site_id, kind, name),
  constraint service_area_plan_site_id_fkey FOREIGN KEY (plan, site_id) REFERENCES public.site(plan, site_id) ON DELETE CASCADE,
  constraint service_area_kind_check CHECK ((kind = ANY (ARRAY['county'::text, 'place'::text])))
);
alter table public.service_area enable row level security;
create policy change on public.service_area for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND (EXISTS ( SELECT
   FROM public.site s
  WHERE ((s.plan = service_area.plan) AND (s.site_id = service_area.site_id) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (s.organization_id = ( SELECT public.app_organization() AS app_organization))))))));
create policy see on public.service_area for select to madrone_portal using (true);
grant delete, insert, select, update on table public.service_area to madrone_portal;

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
  challenge text,
  challenge_until timestamp with time zone,
  constraint session_pkey PRIMARY KEY (session_id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(account_id),
  constraint session_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint session_challenge_ends CHECK (((challenge IS NULL) = (challenge_until IS NULL))),
  constraint session_step_check CHECK ((step = ANY (ARRAY['password'::text, 'full'::text])))
);
alter table public.session enable row level security;
create policy own on public.session for all to madrone_portal using (((account_id = ( SELECT public.app_account() AS app_account)) OR (EXISTS ( SELECT
   FROM public.seat s
  WHERE ((s.account_id = session.account_id) AND (s.organization_id = ( SELECT public.app_organization() AS app_organization)))))));
CREATE INDEX session_by_account ON public.session USING btree (account_id);
CREATE INDEX session_by_organization ON public.session USING btree (organization_id, account_id, seen_at);
grant select (account_id) on table public.session to madrone_portal;
grant select (created_at) on table public.session to madrone_portal;
grant select (device) on table public.session to madrone_portal;
grant select (organization_id) on table public.session to madrone_portal;
grant select (seen_at) on table public.session to madrone_portal;
grant select (session_id) on table public.session to madrone_portal;
grant select (step) on table public.session to madrone_portal;
grant select, update (ended_at) on table public.session to madrone_portal;
comment on column public.session.challenge is 'what a passkey is to sign next, once; asked again, it is another';

create table public.sign_in_try (
  email_hash bytea not null,
  failures integer not null,
  locked_until timestamp with time zone,
  at timestamp with time zone not null,
  constraint sign_in_try_pkey PRIMARY KEY (email_hash)
);
comment on table public.sign_in_try is 'tries under e-mails that are nobody''s: they lock like others, so a lock tells nothing';

create table public.site (
  plan text not null,
  site_id text not null,
  organization_id text not null,
  name text not null,
  kind text not null,
  npi text,
  provider_id text,
  line text,
  city text,
  zip text,
  latitude double precision,
  longitude double precision,
  source text not null,
  checked_on text,
  from_date date,
  to_date date,
  listing jsonb not null,
  updated_at timestamp with time zone default now() not null,
  updated_by text default 'madrone'::text not null,
  constraint site_pkey PRIMARY KEY (plan, site_id),
  constraint site_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(organization_id),
  constraint site_plan_provider_id_fkey FOREIGN KEY (plan, provider_id) REFERENCES public.provider(plan, provider_id),
  constraint site_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint site_check1 CHECK (((to_date IS NULL) OR (from_date IS NULL) OR (to_date >= from_date))),
  constraint site_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint site_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint site_source_check CHECK ((source = ANY (ARRAY['published'::text, 'entered'::text, 'imported'::text, 'synthetic'::text]))),
  constraint site_zip_check CHECK ((zip ~ '^\d{5}$'::text))
);
alter table public.site enable row level security;
create policy change on public.site for all to madrone_portal using (((plan = ANY (( SELECT public.app_plans() AS app_plans)::text[])) AND ((( SELECT public.app_reach() AS app_reach) = 'plan'::text) OR (organization_id = ( SELECT public.app_organization() AS app_organization)))));
create policy see on public.site for select to madrone_portal using (true);
CREATE INDEX site_by_npi ON public.site USING btree (plan, npi) WHERE (npi IS NOT NULL);
CREATE INDEX site_by_organization ON public.site USING btree (organization_id);
grant delete, insert, select, update on table public.site to madrone_portal;
comment on table public.site is 'one place of one organization, as the directory of a plan lists it';
comment on column public.site.checked_on is 'day or year the data were last checked; null when nobody knows';
comment on column public.site.listing is 'the whole listing; the columns beside it are taken from it for joining and finding';

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

CREATE OR REPLACE FUNCTION public.break_glass_by(of_glimpse uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.account_id from member_glimpse g join session s using (session_id)
  where g.glimpse_id = of_glimpse and app_reach() = 'plan' and g.plan = any (app_plans())
$function$;

CREATE OR REPLACE FUNCTION public.case_members(of_plan text, numbers text[])
 RETURNS TABLE(number text, handle uuid, cin text, last_name text, first_name text, middle_name text, born date, reached boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.number, m.handle, m.cin, m.last_name, m.first_name, m.middle_name, m.born,
    app_reach() = 'plan' or member_is_visible(m.plan, m.member_id)
  from case_file c join member m on m.plan = c.plan and m.member_id = c.member_id
  where c.plan = of_plan and c.number = any (numbers) and c.plan = any (app_plans()) and (
    app_reach() = 'plan'
    or app_reach() = 'organization' and (app_organization() in (c.requester_organization, c.servicing_organization, c.handler, c.office)
      or c.senders @> array[app_organization()])
    or (app_reach() = 'person' or c.kind not in ('appeal', 'grievance', 'referral'))
      and (c.plan, c.member_id) in (select o.plan, o.member_id from members_open() o))
$function$;
revoke all on routine public.case_members(text,text[]) from public;
grant execute on routine public.case_members(text,text[]) to madrone_portal;

CREATE OR REPLACE FUNCTION public.case_units_used(of_plan text, of_number text)
 RETURNS TABLE(number text, used numeric)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.number, coalesce((
    select sum((u->>'units')::numeric) from paid_line l cross join json_array_elements(l.uses) u
    where l.plan = a.plan and l.unit_id = a.unit_id and u->>'number' = a.number), 0)
  from authorization_approval a
  where a.plan = of_plan and (a.number = of_number or a.number like of_number || '-%')
    and exists (select from case_members(of_plan, array[of_number]))
$function$;
revoke all on routine public.case_units_used(text,text) from public;
grant execute on routine public.case_units_used(text,text) to madrone_portal;

CREATE OR REPLACE FUNCTION public.contracted_with(keys text[], day date)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select distinct organization_id from organization_plan
   where plan = any (keys) and from_date <= day and (to_date is null or to_date >= day) $function$;

CREATE OR REPLACE FUNCTION public.glimpse_members(asked jsonb, at timestamp with time zone)
 RETURNS TABLE(n integer, plan text, member_id text, handle uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
revoke all on routine public.glimpse_members(jsonb,timestamp with time zone) from public;
grant execute on routine public.glimpse_members(jsonb,timestamp with time zone) to madrone_portal;

CREATE OR REPLACE FUNCTION public.glimpse_standings(asked jsonb, at timestamp with time zone)
 RETURNS TABLE(n integer, plan text, member_id text, handle uuid, uncertain jsonb, coverage json)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  return query
    with found as materialized (select g.n, g.plan, g.member_id, g.handle from glimpse_members(asked, at) g)
    select f.n, f.plan, f.member_id, f.handle, m.circumstances->'uncertain', coalesce((
      select json_agg(json_strip_nulls(json_build_object('from', c.from_date, 'to', c.to_date, 'lineOfBusiness', c.line_of_business,
        'deliverySystem', c.delivery_system, 'aidCode', c.aid_code, 'healthPlan', c.health_plan)) order by c.from_date)
      from coverage_span c where c.plan = f.plan and c.member_id = f.member_id), '[]')
    from found f join member m on m.plan = f.plan and m.member_id = f.member_id order by f.n, f.plan;
end
$function$;
revoke all on routine public.glimpse_standings(jsonb,timestamp with time zone) from public;
grant execute on routine public.glimpse_standings(jsonb,timestamp with time zone) to madrone_portal;

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

CREATE OR REPLACE FUNCTION public.members_by_identity(plans text[], asked jsonb)
 RETURNS TABLE(n integer, plan text, member_id text, handle uuid)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;
revoke all on routine public.members_by_identity(text[],jsonb) from public;

CREATE OR REPLACE FUNCTION public.members_open()
 RETURNS TABLE(plan text, member_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t.plan, t.member_id from member_tie t
  where (select app_reach()) = 'organization' and t.organization_id = (select app_organization())
    and t.from_date <= (select app_today()) and (t.to_date is null or t.to_date >= (select app_today()))
  union all
  select g.plan, g.member_id from member_glimpse g
  where (select app_reach()) = 'organization' and g.session_id = (select app_session()) and g.depth = 'full'
  union all
  select w.plan, w.member_id from ward w
  where (select app_reach()) = 'person' and w.account_id = (select app_account())
    and w.from_date <= (select app_today()) and (w.to_date is null or w.to_date >= (select app_today()))
$function$;
revoke all on routine public.members_open() from public;
grant execute on routine public.members_open() to madrone_portal;

CREATE OR REPLACE FUNCTION public.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select lower(translate(
    regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\s!-/:-@\[-`{-~\u2018\u2019\u02bb\u02bc\u2010-\u2015]', '', 'g'),
    'ĐđØøŁłı', 'ddoolli'))
$function$;

CREATE OR REPLACE FUNCTION public.network_contracts(of_network text, of_provider text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.standing->'contracts' from provider p where p.plan = of_network and p.provider_id = of_provider
$function$;
revoke all on routine public.network_contracts(text,text) from public;
grant execute on routine public.network_contracts(text,text) to madrone_portal;

CREATE OR REPLACE FUNCTION public.network_providers(of_network text, asked text[])
 RETURNS TABLE(provider_id text, npi text, name text, organization_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.provider_id, p.npi, p.name, p.organization_id from provider p where p.plan = of_network and p.provider_id = any (asked)
  union
  select p.provider_id, p.npi, p.name, p.organization_id from provider p where p.plan = of_network and p.npi = any (asked)
$function$;
revoke all on routine public.network_providers(text,text[]) from public;
grant execute on routine public.network_providers(text,text[]) to madrone_portal;

CREATE OR REPLACE FUNCTION public.network_providers_like(of_network text, asked text)
 RETURNS TABLE(provider_id text, npi text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.provider_id, p.npi, p.name from provider p
  where p.plan = of_network and (p.provider_id = asked or starts_with(p.npi, asked) or position(lower(asked) in lower(p.name)) > 0)
  order by p.name, p.provider_id limit 10
$function$;
revoke all on routine public.network_providers_like(text,text) from public;
grant execute on routine public.network_providers_like(text,text) to madrone_portal;

CREATE OR REPLACE FUNCTION public.network_providers_of(of_network text, of_organization text)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.provider_id from provider p where p.plan = of_network and p.organization_id = of_organization order by 1
$function$;
revoke all on routine public.network_providers_of(text,text) from public;
grant execute on routine public.network_providers_of(text,text) to madrone_portal;

CREATE OR REPLACE FUNCTION public.notice_parties(of_plan text, of_number text, of_network text, requester text, servicing text)
 RETURNS TABLE(who text, id text, name text, cin text, language text, format text, portal boolean, fax text, address jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'member', m.member_id, m.first_name || ' ' || m.last_name, m.cin,
    coalesce(m.preferences->'languages'->>'written', m.written), coalesce(m.preferences->>'format', m.alternative_format),
    false, null, coalesce(m.mailing, m.address)
  from case_file c join member m on m.plan = c.plan and m.member_id = c.member_id
  where c.plan = of_plan and c.number = of_number
  union all
  select w.who, p.provider_id, p.name, null, null, null,
    exists (select from seat s where s.organization_id = p.organization_id and s.active),
    (select k->>'value' from site s cross join jsonb_array_elements(s.listing->'contacts') k
     where s.plan = p.plan and s.provider_id = p.provider_id and k->>'channel' in ('fax', 'electronic_fax') and k->>'value' is not null
     order by s.site_id limit 1),
    (select jsonb_build_object('lines', jsonb_build_array(s.line), 'city', s.city, 'state', 'CA', 'zip', s.zip) from site s
     where s.plan = p.plan and s.provider_id = p.provider_id and s.line is not null and s.city is not null and s.zip is not null
     order by s.site_id limit 1)
  from (values ('requesting_provider', requester), ('servicing_provider', servicing)) w (who, id)
  join provider p on p.plan = of_network and p.provider_id = w.id
$function$;
revoke all on routine public.notice_parties(text,text,text,text,text) from public;

CREATE OR REPLACE FUNCTION public.notice_reach(of_plan text, of_number text, of_network text, requester text, servicing text)
 RETURNS TABLE(who text, name text, cin text, language text, format text, portal boolean, fax boolean, mail boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.who, p.name, p.cin, p.language, p.format, p.portal, p.fax is not null, p.address is not null
  from notice_parties(of_plan, of_number, of_network, requester, servicing) p
  where exists (select from case_members(of_plan, array[of_number]))
$function$;
revoke all on routine public.notice_reach(text,text,text,text,text) from public;
grant execute on routine public.notice_reach(text,text,text,text,text) to madrone_portal;

CREATE OR REPLACE FUNCTION public.raise_directory_versions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from directory_version order by plan for update; -- in one order, so that two never wait for each other
  update directory_version set version = version + 1;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.refresh_care_ties(of_plan text, of_members text[], of_network text, ties jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  members text[] := coalesce(of_members, array(select member_id from member where plan = of_plan));
begin
  delete from member_tie t using unnest(members) as m (id)
  where t.plan = of_plan and t.member_id = m.id and (t.kind = 'claim' or t.kind = 'authorization' and not exists (
    select from case_file c where c.plan = of_plan and c.member_id = m.id and c.kind in ('authorization', 'continuity') and c.state = 'decided'
      and coalesce(c.servicing_organization, c.requester_organization) = t.organization_id));
  insert into member_tie (plan, member_id, organization_id, kind, from_date, to_date)
  select of_plan, care.member_id, p.organization_id, care.kind, min(care.from_date), max(care.to_date)
  from (
    select m.id as member_id, given.provider_id, given.kind, min(given.from_date) as from_date, max(given.to_date + rule.days) as to_date
    from unnest(members) as m (id)
    cross join lateral (
      select l.provider_id, 'claim' as kind, l.from_date, l.to_date from paid_line l
      where l.plan = of_plan and l.member_id = m.id
      union all
      select a.provider_id, 'authorization', a.from_date, a.to_date from authorization_approval a
      where a.plan = of_plan and a.member_id = m.id and a.provider_id is not null
      offset 0) as given
    join jsonb_to_recordset(ties) as rule(after text, days integer, "from" date, "to" date)
      on rule.after = given.kind and given.from_date between coalesce(rule."from", '-infinity') and coalesce(rule."to", 'infinity')
    group by m.id, given.provider_id, given.kind) as care
  join lateral (
    select organization_id from provider p where p.plan = of_plan and p.provider_id = care.provider_id
    union all select organization_id from provider p where p.plan = of_network and p.provider_id = care.provider_id
    limit 1) p on p.organization_id is not null
  group by care.member_id, p.organization_id, care.kind
  on conflict do nothing;
end
$function$;

CREATE OR REPLACE FUNCTION public.refresh_member_ties(of_plan text, of_members text[], of_network text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.refresh_provider_ties(of_plan text, of_network text, of_provider text, ties jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  members text[];
begin
  if current_setting('role') = 'madrone_portal'
    and not coalesce(app_reach() = 'plan' and of_network = any (app_plans()), false) then
    raise exception 'ties are refreshed by the plan alone' using errcode = 'insufficient_privilege';
  end if;
  members := array(
    select a.member_id from member_assignment a join provider p on p.plan = of_network and p.provider_id = of_provider
    where a.plan = of_plan and a.who in (p.provider_id, p.npi)
    union select l.member_id from paid_line l where l.plan = of_plan and l.provider_id = of_provider
    union select a.member_id from authorization_approval a where a.plan = of_plan and a.provider_id = of_provider);
  perform refresh_member_ties(of_plan, members, of_network);
  perform refresh_care_ties(of_plan, members, of_network, ties);
end
$function$;
revoke all on routine public.refresh_provider_ties(text,text,text,jsonb) from public;
grant execute on routine public.refresh_provider_ties(text,text,text,jsonb) to madrone_portal;

CREATE OR REPLACE FUNCTION public.refresh_referral_ties(of_plan text, of_number text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
revoke all on routine public.refresh_referral_ties(text,text) from public;
grant execute on routine public.refresh_referral_ties(text,text) to madrone_portal;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change_but_of_member()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if to_jsonb(new) - 'member_id' = to_jsonb(old) - 'member_id' then return new; end if;
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$function$;

CREATE OR REPLACE FUNCTION public.standing_handles(asked uuid[])
 RETURNS TABLE(asked uuid, handle uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.handle, coalesce(m.handle, a.handle)
  from unnest(asked) a (handle)
  left join member_merge g on g.handle = a.handle
  left join member m on m.plan = g.plan and m.member_id = g.into_id
$function$;
revoke all on routine public.standing_handles(uuid[]) from public;
grant execute on routine public.standing_handles(uuid[]) to madrone_portal;

CREATE OR REPLACE FUNCTION public.standing_referral(of_plan text, of_member text, of_service text, of_detail text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  found_number text;
begin
  if of_plan is null or not (of_plan = any (app_plans())) or app_reach() <> 'plan' and member_depth(of_plan, of_member) is null then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtext(of_plan), hashtext('referral ' || of_member));
  select c.number into found_number from case_file c
  where c.plan = of_plan and c.member_id = of_member and c.kind = 'referral' and c.category = of_service
    and c.shown->>'detail_key' = of_detail and c.closed_at is null
  order by c.received_at, c.number limit 1;
  if app_reach() = 'organization' then
    update case_file c set senders = c.senders || app_organization()
    where c.plan = of_plan and c.number = found_number and not c.senders @> array[app_organization()];
  end if;
  return found_number;
end
$function$;
revoke all on routine public.standing_referral(text,text,text,text) from public;
grant execute on routine public.standing_referral(text,text,text,text) to madrone_portal;
