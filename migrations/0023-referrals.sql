-- A referral introduces a member to a service. Several organizations may refer, and each sees what became of it; nobody else does, not even
-- an office that treats the member.
alter table case_file add column senders text[] not null default '{}';
comment on column case_file.senders is 'organizations that see it beside the others: of a referral, everybody who referred or sent it on';
create index case_file_by_sender on case_file using gin (senders) where kind = 'referral';

drop policy reach on case_file;
create policy reach on case_file to madrone_portal using (plan = any ((select app_plans())::text[]) and (
  (select app_reach()) = 'plan'
  or (select app_reach()) = 'organization' and ((select app_organization()) in (requester_organization, servicing_organization, handler, office)
    or senders @> array[(select app_organization())])
  or ((select app_reach()) = 'person' or kind not in ('appeal', 'grievance', 'referral'))
    and (plan, member_id) in (select o.plan, o.member_id from members_open() o)));

create or replace function case_members(of_plan text, numbers text[])
returns table (number text, handle uuid, cin text, last_name text, first_name text, middle_name text, born date)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.number, m.handle, m.cin, m.last_name, m.first_name, m.middle_name, m.born
  from case_file c join member m on m.plan = c.plan and m.member_id = c.member_id
  where c.plan = of_plan and c.number = any (numbers) and c.plan = any (app_plans()) and (
    app_reach() = 'plan'
    or app_reach() = 'organization' and (app_organization() in (c.requester_organization, c.servicing_organization, c.handler, c.office)
      or c.senders @> array[app_organization()])
    or (app_reach() = 'person' or c.kind not in ('appeal', 'grievance', 'referral'))
      and (c.plan, c.member_id) in (select o.plan, o.member_id from members_open() o))
$$;

-- The open referral of a member to a service, whoever made it. Who asks is about to refer the member, whom he has found: from now on he is
-- among those who referred, and of two who refer at once the second waits for the first.
create function standing_referral(of_plan text, of_member text, of_service text, of_detail text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
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
$$;
revoke all on function standing_referral from public;
grant execute on function standing_referral to madrone_portal;
