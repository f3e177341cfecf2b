-- What a session says of itself is asked once for all ties of an office, not once for each: an office has thousands.
create or replace function members_open() returns table (plan text, member_id text)
language sql stable security definer set search_path = public, pg_temp as $$
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
$$;
