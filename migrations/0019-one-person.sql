-- Two members who turn out to be one person: the number in force stays, all that belonged to the other moves to it, and how both stood
-- before is kept, so that anybody can say later what was joined and why. The old handle leads to the one who stays.
create table member_merge (
  plan text not null,
  member_id text not null,
  cin text not null,
  handle uuid not null unique,
  into_id text not null,
  merged_at timestamptz not null,
  merged_by text not null,
  because text not null check (because in ('file', 'person')),
  why text,
  before jsonb not null,
  moved jsonb not null,
  primary key (plan, member_id),
  foreign key (plan, into_id) references member (plan, member_id)
);
create index member_merge_by_stays on member_merge (plan, into_id);
alter table member_merge enable row level security;
create policy reach on member_merge for select to madrone_portal
  using (plan = any ((select app_plans())::text[]) and (select app_reach()) = 'plan');
grant select on member_merge to madrone_portal;
comment on table member_merge is 'members who became one with another';
comment on column member_merge.before is 'both records as they stood';
comment on column member_merge.moved is 'how many of what was moved';

-- A handle that was handed out stays good. Who stays is guarded by the member's own row.
create function standing_handles(asked uuid[]) returns table (asked uuid, handle uuid) language sql stable security definer
set search_path = public, pg_temp as $$
  select a.handle, coalesce(m.handle, a.handle)
  from unnest(asked) a (handle)
  left join member_merge g on g.handle = a.handle
  left join member m on m.plan = g.plan and m.member_id = g.into_id
$$;
revoke all on function standing_handles(uuid[]) from public;
grant execute on function standing_handles(uuid[]) to madrone_portal;

-- What a member chose is never changed; whose word it is may turn out to be somebody known under another number.
create function refuse_change_but_of_member() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'member_id' = to_jsonb(old) - 'member_id' then return new; end if;
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;
drop trigger member_choice_is_append_only on member_choice;
create trigger member_choice_is_append_only before update on member_choice for each row execute function refuse_change_but_of_member();
create trigger member_choice_is_kept before delete on member_choice for each row execute function refuse_change();

-- Eligibility of many at once: who was found by exact identity is told with the days covered, which is what the glimpse opens. Asked row by
-- row under row-level security, each member and each of their spans would be judged again.
create function glimpse_standings(asked jsonb, at timestamptz)
returns table (n integer, plan text, member_id text, handle uuid, uncertain jsonb, coverage json) language plpgsql security definer
set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    with found as materialized (select g.n, g.plan, g.member_id, g.handle from glimpse_members(asked, at) g)
    select f.n, f.plan, f.member_id, f.handle, m.circumstances->'uncertain', coalesce((
      select json_agg(json_strip_nulls(json_build_object('from', c.from_date, 'to', c.to_date, 'lineOfBusiness', c.line_of_business,
        'deliverySystem', c.delivery_system, 'aidCode', c.aid_code, 'healthPlan', c.health_plan)) order by c.from_date)
      from coverage_span c where c.plan = f.plan and c.member_id = f.member_id), '[]')
    from found f join member m on m.plan = f.plan and m.member_id = f.member_id order by f.n, f.plan;
end
$$;
revoke all on function glimpse_standings(jsonb, timestamptz) from public;
grant execute on function glimpse_standings(jsonb, timestamptz) to madrone_portal;
