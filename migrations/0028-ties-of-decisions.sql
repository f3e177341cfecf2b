-- What a decision ties stays tied when the member's next claim is paid: of requests that name no provider who will serve, the approvals
-- say nobody, and the tie was not written anew.
create or replace function refresh_care_ties(of_plan text, of_members text[], of_network text, ties jsonb) returns void language plpgsql as $$
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
$$;
