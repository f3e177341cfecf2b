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
