-- Which organization bills under a provider's number. Provider relations of the plan write it; whoever else works for the plan reads it.
drop policy reach on provider;
create policy reach on provider for select to madrone_portal using (plan = any ((select app_plans())::text[]));
create policy tie on provider for update to madrone_portal
  using (plan = any ((select app_plans())::text[]) and (select app_reach()) = 'plan')
  with check (plan = any ((select app_plans())::text[]) and (select app_reach()) = 'plan');
grant update (organization_id) on provider to madrone_portal;

-- After that changed: who looks after the members whom the provider is assigned to, was paid for or is approved for.
create function refresh_provider_ties(of_plan text, of_network text, of_provider text, ties jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
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
$$;
revoke execute on function refresh_provider_ties(text, text, text, jsonb) from public;
grant execute on function refresh_provider_ties(text, text, text, jsonb) to madrone_portal;

-- Who is under contract is part of what a directory says: a node that keeps it in memory reads it again when the version rises.
create function raise_directory_versions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from directory_version order by plan for update; -- in one order, so that two never wait for each other
  update directory_version set version = version + 1;
  return null;
end
$$;
create trigger organization_plan_is_of_directory after insert or update or delete on organization_plan
  for each statement execute function raise_directory_versions();
