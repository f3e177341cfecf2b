-- Stays whose discharge is planned and has not been recorded, by the day the member is expected to leave.
create index case_file_by_discharge on case_file (plan, (shown->>'discharge')) where shown->>'discharge' is not null;

-- The days of a provider's contracts, for whoever asks for an authorization: null where the plan's file says nothing of them.
create function network_contracts(of_network text, of_provider text) returns jsonb language sql stable security definer
  set search_path = public, pg_temp as $$
  select p.standing->'contracts' from provider p where p.plan = of_network and p.provider_id = of_provider
$$;
revoke all on function network_contracts(text, text) from public;
grant execute on function network_contracts(text, text) to madrone_portal;
