-- Cases of utilization management: append-only events, and beside them one row per case that a worklist filters and sorts by, written
-- anew from the events on each append. With them what was attached and what was answered by letter.

create table case_number (
  plan text not null,
  kind text not null,
  year integer not null,
  given integer not null,
  primary key (plan, kind, year)
);
comment on table case_number is 'the last number given out; a number of work that was undone is lost, none is given twice';

create table case_file (
  plan text not null,
  number text not null,
  handle uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('authorization', 'appeal', 'grievance', 'continuity', 'referral')),
  member_id text not null,
  state text not null,
  category text,
  urgency text check (urgency in ('urgent', 'non_urgent')),
  line_of_business text,
  received_at timestamptz not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  outcome text,
  due_at timestamptz,
  clock text,
  standing text not null check (standing in ('none', 'running', 'paused', 'met', 'missed')),
  awaits text,
  assigned_to text,
  assigned_name text,
  handler text,
  requester text,
  requester_organization text,
  servicing text,
  servicing_organization text,
  office text,
  events integer not null check (events > 0),
  shown jsonb not null default '{}',
  primary key (plan, number)
);
create unique index case_file_by_handle on case_file (handle);
create index case_file_by_due on case_file (plan, kind, due_at, number);
create index case_file_by_receipt on case_file (plan, kind, received_at, number);
create index case_file_by_member on case_file (plan, member_id, kind);
create index case_file_by_requester on case_file (requester_organization, plan) where requester_organization is not null;
create index case_file_by_assigned on case_file (plan, assigned_to, due_at) where assigned_to is not null;
comment on column case_file.handle is 'names the case outside; means nothing';
comment on column case_file.due_at is 'of the governing clock; it follows from the events and the policy, so the row can always be written anew';
comment on column case_file.handler is 'organization of the delegated medical group that decides; null for the plan';
comment on column case_file.office is 'the organization it was sent from';
comment on column case_file.events is 'how many there are: who appends must have seen them all';

create table case_event (
  plan text not null,
  number text not null,
  sequence integer not null,
  at timestamptz not null,
  by_account text,
  kind text not null,
  body jsonb not null,
  primary key (plan, number, sequence),
  foreign key (plan, number) references case_file
);
comment on column case_event.by_account is 'nobody: policy alone acted';
create trigger case_event_is_append_only before update or delete on case_event
  for each row execute function refuse_change();
create trigger case_event_is_not_emptied before truncate on case_event
  for each statement execute function refuse_change();

create table attachment (
  attachment_id uuid primary key default gen_random_uuid(),
  plan text not null,
  number text,
  organization_id text not null references organization,
  account_id uuid not null references account,
  name text not null,
  media_type text not null check (media_type in ('application/pdf', 'image/tiff', 'image/png', 'image/jpeg')),
  bytes bytea not null,
  size integer not null check (size > 0),
  sha256 bytea not null,
  scanned text not null check (scanned in ('clean', 'not_scanned')),
  internal boolean not null default false,
  sent_at timestamptz not null,
  foreign key (plan, number) references case_file
);
alter table attachment alter column bytes set storage external; -- compressed already
create index attachment_by_case on attachment (plan, number) where number is not null;
comment on column attachment.number is 'null until the case it was sent for is written';
comment on column attachment.internal is 'the plan''s own paper: an outside opinion, a reviewer''s note';
comment on column attachment.media_type is 'found from the content, never from the name';

-- Letters a case owes or was sent: an outbox, one row per notice, recipient and channel.
create table notice (
  notice_id uuid primary key default gen_random_uuid(),
  plan text not null,
  number text not null,
  notice text not null,
  recipient text not null check (recipient in ('member', 'requesting_provider', 'servicing_provider', 'medical_group', 'state')),
  recipient_id text,
  channel text not null check (channel in ('fax', 'mail', 'portal')),
  language text not null,
  format text not null default 'standard',
  state text not null check (state in ('queued', 'sent', 'failed', 'blocked')),
  why jsonb not null default '[]',
  content jsonb not null default '{}',
  pdf bytea,
  created_at timestamptz not null,
  sent_at timestamptz,
  foreign key (plan, number) references case_file,
  check ((state = 'sent') = (sent_at is not null))
);
alter table notice alter column pdf set storage external;
create index notice_by_case on notice (plan, number);
create index notice_by_state on notice (plan, state, created_at) where state <> 'sent';
comment on column notice.why is 'what blocks it or made it fail, as codes';
comment on column notice.content is 'what the letter was made from, so that it can be made again';

create table notice_proof (
  plan text not null,
  notice_id uuid not null references notice,
  sequence integer not null,
  at timestamptz not null,
  kind text not null check (kind in ('sent', 'delivered', 'failed', 'opened', 'returned')),
  sha256 bytea,
  detail jsonb not null default '{}',
  primary key (notice_id, sequence)
);
comment on table notice_proof is 'that a letter went out, with the digest of what was sent';
create trigger notice_proof_is_append_only before update or delete on notice_proof
  for each row execute function refuse_change();
create trigger notice_proof_is_not_emptied before truncate on notice_proof
  for each statement execute function refuse_change();

-- How far each may see -----------------------------------------------------------------------------------------------------

-- Members who are open to the request, all at once: a list of cases asks once, not for each row.
create function members_open() returns table (plan text, member_id text)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.plan, t.member_id from member_tie t
  where app_reach() = 'organization' and t.organization_id = app_organization()
    and t.from_date <= app_today() and (t.to_date is null or t.to_date >= app_today())
  union
  select g.plan, g.member_id from member_glimpse g
  where app_reach() = 'organization' and g.session_id = app_session() and g.depth = 'full'
  union
  select w.plan, w.member_id from ward w
  where app_reach() = 'person' and w.account_id = app_account()
    and w.from_date <= app_today() and (w.to_date is null or w.to_date >= app_today())
$$;
revoke all on function members_open from public;
grant execute on function members_open to madrone_portal;

-- Who a number names in a network: a brand's people look into the network of its plan, whose providers they do not see otherwise.
create function network_providers(of_network text, asked text[])
returns table (provider_id text, npi text, name text, organization_id text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.provider_id, p.npi, p.name, p.organization_id from provider p where p.plan = of_network and p.provider_id = any (asked)
  union
  select p.provider_id, p.npi, p.name, p.organization_id from provider p where p.plan = of_network and p.npi = any (asked)
$$;
create function network_providers_of(of_network text, of_organization text) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select p.provider_id from provider p where p.plan = of_network and p.organization_id = of_organization order by 1
$$;
revoke all on function network_providers from public;
revoke all on function network_providers_of from public;
grant execute on function network_providers, network_providers_of to madrone_portal;

alter table case_number enable row level security;
create policy give on case_number to madrone_portal using (plan = any ((select app_plans())::text[]));
grant select, insert, update on case_number to madrone_portal;

alter table case_file enable row level security;
create policy reach on case_file to madrone_portal using (plan = any ((select app_plans())::text[]) and (
  (select app_reach()) = 'plan'
  or (select app_reach()) = 'organization' and (select app_organization()) in (requester_organization, servicing_organization, handler, office)
  or (plan, member_id) in (select o.plan, o.member_id from members_open() o)));
grant select, insert, update on case_file to madrone_portal;

do $$
declare
  t text;
begin
  foreach t in array array['case_event', 'attachment', 'notice'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end
$$;
create policy reach on case_event to madrone_portal using (plan = any ((select app_plans())::text[]) and exists (
  select from case_file c where c.plan = case_event.plan and c.number = case_event.number));
grant select, insert on case_event to madrone_portal;

create policy reach on attachment to madrone_portal using (plan = any ((select app_plans())::text[])
  and (not internal or (select app_reach()) = 'plan')
  and case when number is null then organization_id = (select app_organization()) and account_id = (select app_account())
    else exists (select from case_file c where c.plan = attachment.plan and c.number = attachment.number) end);
grant select, insert, update (number, internal) on attachment to madrone_portal;

create policy reach on notice to madrone_portal using (plan = any ((select app_plans())::text[])
  and case (select app_reach()) when 'plan' then true when 'person' then recipient = 'member' else true end
  and exists (select from case_file c where c.plan = notice.plan and c.number = notice.number));
grant select, insert, update on notice to madrone_portal;
alter table notice_proof enable row level security;
create policy reach on notice_proof to madrone_portal using (plan = any ((select app_plans())::text[])
  and exists (select from notice n where n.notice_id = notice_proof.notice_id));
grant select, insert on notice_proof to madrone_portal;

-- Whom a case is about, by name: who sees the case knows that, though the member's page may be closed to him.
create function case_members(of_plan text, numbers text[])
returns table (number text, handle uuid, cin text, last_name text, first_name text, middle_name text, born date)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.number, m.handle, m.cin, m.last_name, m.first_name, m.middle_name, m.born
  from case_file c join member m on m.plan = c.plan and m.member_id = c.member_id
  where c.plan = of_plan and c.number = any (numbers) and c.plan = any (app_plans()) and (
    app_reach() = 'plan'
    or app_reach() = 'organization' and app_organization() in (c.requester_organization, c.servicing_organization, c.handler, c.office)
    or (c.plan, c.member_id) in (select o.plan, o.member_id from members_open() o))
$$;
revoke all on function case_members from public;
grant execute on function case_members to madrone_portal;

-- Units that claims have used of what a case grants, counted with the plan's eyes: units used with others count too.
create function case_units_used(of_plan text, of_number text) returns table (number text, used numeric)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.number, coalesce((
    select sum((u->>'units')::numeric) from paid_line l cross join json_array_elements(l.uses) u
    where l.plan = a.plan and l.unit_id = a.unit_id and u->>'number' = a.number), 0)
  from authorization_approval a
  where a.plan = of_plan and (a.number = of_number or a.number like of_number || '-%')
    and exists (select from case_members(of_plan, array[of_number]))
$$;
revoke all on function case_units_used from public;
grant execute on function case_units_used to madrone_portal;

-- What a decision grants, written with it by whoever decides or, where policy alone approves, by who asked.
create policy granted on authorization_approval to madrone_portal
  using (plan = any ((select app_plans())::text[]) and exists (
    select from case_file c where c.plan = authorization_approval.plan and c.member_id = authorization_approval.member_id
      and c.state = 'decided' and (authorization_approval.number = c.number or authorization_approval.number like c.number || '-%')));
grant insert, update on authorization_approval to madrone_portal;
create policy granted on member_tie for insert to madrone_portal
  with check (plan = any ((select app_plans())::text[]) and kind = 'authorization' and exists (
    select from case_file c where c.plan = member_tie.plan and c.member_id = member_tie.member_id and c.state = 'decided'
      and member_tie.organization_id = coalesce(c.servicing_organization, c.requester_organization)));
create policy lengthened on member_tie for update to madrone_portal
  using (plan = any ((select app_plans())::text[]) and kind = 'authorization')
  with check (plan = any ((select app_plans())::text[]) and kind = 'authorization' and exists (
    select from case_file c where c.plan = member_tie.plan and c.member_id = member_tie.member_id and c.state = 'decided'
      and member_tie.organization_id = coalesce(c.servicing_organization, c.requester_organization)));
grant insert, update (to_date) on member_tie to madrone_portal;
