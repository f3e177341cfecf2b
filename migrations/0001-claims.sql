-- Members, network, authorizations and claims of the plans. Every key begins with the plan, then the family unit or the
-- claim, so that tables can be partitioned and distributed. Money is whole cents.

create table member (
  plan text not null,
  member_id text not null,
  cin text not null,
  unit_id text not null,
  last_name text not null,
  first_name text not null,
  born date,
  sex text check (sex in ('F', 'M', 'X', 'U')),
  county text,
  circumstances jsonb not null default '{}',
  primary key (plan, member_id),
  unique (plan, cin)
);
create index member_by_unit on member (plan, unit_id);
comment on column member.circumstances is 'other insurance, stays, pregnancies, ECM standing, medical group, living situation';

create table coverage_span (
  plan text not null,
  member_id text not null,
  from_date date not null,
  to_date date,
  line_of_business text not null check (line_of_business in ('medi_cal', 'group_care', 'other')),
  delivery_system text not null check (delivery_system in ('managed_care', 'fee_for_service', 'presumptive')),
  primary key (plan, member_id, from_date),
  foreign key (plan, member_id) references member,
  check (to_date is null or to_date >= from_date)
);

create table provider (
  plan text not null,
  provider_id text not null,
  npi text not null,
  name text not null,
  types text[] not null,
  certifications text[] not null default '{}',
  standing jsonb not null default '{}',
  primary key (plan, provider_id),
  unique (plan, npi)
);
comment on column provider.standing is 'contract dates, lactation approval, Medi-Cal number, subcontracts, supervisor';

create table rate (
  plan text not null,
  rate_id text not null,
  kind text not null check (kind in ('contract', 'estimate', 'public_charge', 'tax_rate')),
  code text,
  modifiers text[],
  provider_id text,
  from_date date,
  to_date date,
  amount numeric not null check (amount >= 0),
  primary key (plan, rate_id)
);
comment on column rate.amount is 'cents; for a tax rate, percent';

create table authorization_approval (
  plan text not null,
  number text not null,
  unit_id text not null,
  member_id text not null,
  vehicle text not null check (vehicle in ('tar', 'raf', 'request')),
  codes text[] not null,
  from_date date not null,
  to_date date not null,
  approved_on date not null,
  units numeric,
  dollars bigint,
  provider_id text,
  primary key (plan, number),
  check (to_date >= from_date)
);
create index authorization_by_unit on authorization_approval (plan, unit_id);

create table member_document (
  plan text not null,
  document_id text not null,
  unit_id text not null,
  member_id text not null,
  document text not null,
  on_date date not null,
  by_type text,
  standing boolean not null default false,
  states text[] not null default '{}',
  primary key (plan, document_id)
);
create index member_document_by_unit on member_document (plan, unit_id);

-- A received file, by the digest of its bytes: the same file is the same row.
create table claim_file (
  plan text not null,
  file_id text not null,
  received_at timestamptz not null,
  bytes bigint not null,
  policy_version text not null,
  state text not null check (state in ('judging', 'done')),
  findings jsonb not null default '[]',
  primary key (plan, file_id)
);

create table claim (
  plan text not null,
  claim_id text not null,
  file_id text,
  position integer not null,
  unit_id text,
  member_id text,
  outcome text not null,
  charge bigint,
  paid bigint not null,
  received date not null,
  stated json not null,
  answer json not null,
  primary key (plan, claim_id)
);
create index claim_by_file on claim (plan, file_id, position);
comment on column claim.stated is 'the claim as the biller stated it';
comment on column claim.answer is 'the latest decision as the remittance needs it; the decisions themselves are claim_event';

-- Lines that count: what limits, exclusions and authorizations are reckoned from. Rebuilt from claim_event at will.
create table paid_line (
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
  uses json not null default '[]',
  primary key (plan, unit_id, claim_id, line_number)
);

-- Append-only: what happened to each claim, with the trace of every line.
create table claim_event (
  plan text not null,
  claim_id text not null,
  sequence integer not null,
  kind text not null check (kind in ('decided', 'replaced', 'voided', 'recovery_flagged')),
  at timestamptz not null,
  policy_version text not null,
  body text not null,
  primary key (plan, claim_id, sequence)
);

-- Append-only: who did what. Never holds member data beyond the ids.
create table audit_event (
  plan text not null,
  sequence bigint generated always as identity,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail json not null default '{}',
  primary key (plan, sequence)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
create trigger claim_event_is_append_only before update or delete on claim_event
  for each row execute function refuse_change();
create trigger audit_event_is_append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger claim_event_is_not_emptied before truncate on claim_event
  for each statement execute function refuse_change();
create trigger audit_event_is_not_emptied before truncate on audit_event
  for each statement execute function refuse_change();
