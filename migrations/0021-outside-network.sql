-- Whoever asks for an authorization looks in the network first: a few of its providers by a part of the name, or by the number.
create function network_providers_like(of_network text, asked text)
  returns table (provider_id text, npi text, name text) language sql stable security definer set search_path = public, pg_temp as $$
  select p.provider_id, p.npi, p.name from provider p
  where p.plan = of_network and (starts_with(p.npi, asked) or position(lower(asked) in lower(p.name)) > 0)
  order by p.name, p.provider_id limit 10
$$;
revoke all on function network_providers_like(text, text) from public;
grant execute on function network_providers_like(text, text) to madrone_portal;

-- Requests that stand undecided, by the moment from which that counts as a denial: the sender of letters looks every minute.
create index case_file_by_lapse on case_file (((shown->>'lapses')::float8)) where kind = 'authorization' and state = 'open';
