-- The schema after the last migration, as PostgreSQL 18 tells it. Made by dumpSchema; to change it, write a migration.

create table public.audit_event (
  plan text not null,
  sequence bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail json default '{}'::json not null,
  constraint audit_event_pkey PRIMARY KEY (plan, sequence)
);
CREATE TRIGGER audit_event_is_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

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
CREATE INDEX authorization_by_unit ON public.authorization_approval USING btree (plan, unit_id);

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
CREATE INDEX claim_by_file ON public.claim USING btree (plan, file_id, "position");
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
CREATE INDEX member_by_unit ON public.member USING btree (plan, unit_id);
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
CREATE INDEX member_document_by_unit ON public.member_document USING btree (plan, unit_id);

create table public.migration (
  number integer not null,
  file text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (number)
);

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

create table public.provider (
  plan text not null,
  provider_id text not null,
  npi text not null,
  name text not null,
  types text[] not null,
  certifications text[] default '{}'::text[] not null,
  standing jsonb default '{}'::jsonb not null,
  constraint provider_pkey PRIMARY KEY (plan, provider_id),
  constraint provider_plan_npi_key UNIQUE (plan, npi)
);
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
comment on column public.rate.amount is 'cents; for a tax rate, percent';

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$function$;
