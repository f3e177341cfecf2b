-- Letters: what each is, for whom else it counts, and whom the plan can reach how. A letter is made once for what happened, recipient and way.

alter table notice
  add column kind text not null default 'denial',
  add column also text[] not null default '{}',
  add column copy boolean not null default false,
  add column rule text not null default '',
  add column awaits text,
  add column remarks text[] not null default '{}',
  add column written_on date;
alter table notice alter column kind drop default, alter column rule drop default;
create unique index notice_made_once on notice (plan, number, notice, recipient, channel);
create index notice_to_be_printed on notice (created_at) where pdf is null;
comment on column notice.also is 'other recipients the same letter is for: a provider who asks for what it will give gets one';
comment on column notice.copy is 'stands in the portal beside a letter, and proves nothing of sending';
comment on column notice.awaits is 'the language its reader reads, which the letter is not in';
comment on column notice.written_on is 'the date on the letter, from when it was printed on';

-- A member's letter is the member's; an office reads the copies of providers. Whoever decides or asks makes all of them.
drop policy reach on notice;
create policy reach on notice for select to madrone_portal using (plan = any ((select app_plans())::text[])
  and case (select app_reach()) when 'plan' then true when 'person' then recipient = 'member' else recipient <> 'member' end
  and exists (select from case_file c where c.plan = notice.plan and c.number = notice.number));
create policy make on notice for insert to madrone_portal with check (plan = any ((select app_plans())::text[])
  and exists (select from case_file c where c.plan = notice.plan and c.number = notice.number));
create policy work on notice for update to madrone_portal using (plan = any ((select app_plans())::text[]) and (select app_reach()) = 'plan');

-- Everybody a letter of a case can go to, with numbers and addresses. For the sender alone. Providers are of the network, which for a
-- brand is that of its plan.
create function notice_parties(of_plan text, of_number text, of_network text, requester text, servicing text)
returns table (who text, id text, name text, cin text, language text, format text, portal boolean, fax text, address jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'member', m.member_id, m.first_name || ' ' || m.last_name, m.cin,
    coalesce(m.preferences->'languages'->>'written', m.written), coalesce(m.preferences->>'format', m.alternative_format),
    false, null, coalesce(m.mailing, m.address)
  from case_file c join member m on m.plan = c.plan and m.member_id = c.member_id
  where c.plan = of_plan and c.number = of_number
  union all
  select w.who, p.provider_id, p.name, null, null, null,
    exists (select from seat s where s.organization_id = p.organization_id and s.active),
    (select k->>'value' from site s cross join jsonb_array_elements(s.listing->'contacts') k
     where s.plan = p.plan and s.provider_id = p.provider_id and k->>'channel' in ('fax', 'electronic_fax') and k->>'value' is not null
     order by s.site_id limit 1),
    (select jsonb_build_object('lines', jsonb_build_array(s.line), 'city', s.city, 'state', 'CA', 'zip', s.zip) from site s
     where s.plan = p.plan and s.provider_id = p.provider_id and s.line is not null and s.city is not null and s.zip is not null
     order by s.site_id limit 1)
  from (values ('requesting_provider', requester), ('servicing_provider', servicing)) w (who, id)
  join provider p on p.plan = of_network and p.provider_id = w.id
$$;
revoke all on function notice_parties from public;

-- The same for who decides or asks: whether somebody can be reached, never where.
create function notice_reach(of_plan text, of_number text, of_network text, requester text, servicing text)
returns table (who text, name text, cin text, language text, format text, portal boolean, fax boolean, mail boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.who, p.name, p.cin, p.language, p.format, p.portal, p.fax is not null, p.address is not null
  from notice_parties(of_plan, of_number, of_network, requester, servicing) p
  where exists (select from case_members(of_plan, array[of_number]))
$$;
revoke all on function notice_reach from public;
grant execute on function notice_reach to madrone_portal;
