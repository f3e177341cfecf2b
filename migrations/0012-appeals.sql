-- An appeal or a grievance is between the member and the plan: an office that treats the member does not see it, unless it filed it. A
-- grievance is often about the office.
drop policy reach on case_file;
create policy reach on case_file to madrone_portal using (plan = any ((select app_plans())::text[]) and (
  (select app_reach()) = 'plan'
  or (select app_reach()) = 'organization' and (select app_organization()) in (requester_organization, servicing_organization, handler, office)
  or ((select app_reach()) = 'person' or kind not in ('appeal', 'grievance'))
    and (plan, member_id) in (select o.plan, o.member_id from members_open() o)));

create or replace function case_members(of_plan text, numbers text[])
returns table (number text, handle uuid, cin text, last_name text, first_name text, middle_name text, born date)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.number, m.handle, m.cin, m.last_name, m.first_name, m.middle_name, m.born
  from case_file c join member m on m.plan = c.plan and m.member_id = c.member_id
  where c.plan = of_plan and c.number = any (numbers) and c.plan = any (app_plans()) and (
    app_reach() = 'plan'
    or app_reach() = 'organization' and app_organization() in (c.requester_organization, c.servicing_organization, c.handler, c.office)
    or (app_reach() = 'person' or c.kind not in ('appeal', 'grievance'))
      and (c.plan, c.member_id) in (select o.plan, o.member_id from members_open() o))
$$;
