-- What a person wrote in a letter, in the language of its reader, with who translated it. The letter keeps what was written; of several the
-- latest counts.

create table notice_translation (
  plan text not null,
  notice_id uuid not null references notice,
  language text not null,
  sequence integer not null check (sequence > 0),
  reason text not null,
  translator text not null,
  statement text not null,
  by_account uuid not null references account,
  at timestamptz not null,
  primary key (notice_id, language, sequence)
);
comment on column notice_translation.statement is 'what makes the translator a qualified one';
create trigger notice_translation_is_append_only before update or delete on notice_translation
  for each row execute function refuse_change();
create trigger notice_translation_is_not_emptied before truncate on notice_translation
  for each statement execute function refuse_change();
alter table notice_translation enable row level security;
create policy reach on notice_translation to madrone_portal using (plan = any ((select app_plans())::text[]) and (select app_reach()) = 'plan'
  and exists (select from notice n where n.notice_id = notice_translation.notice_id and n.plan = notice_translation.plan));
grant select, insert on notice_translation to madrone_portal;

-- The letters before continuity of care ends are looked for among what was granted.
create index case_file_of_granted_continuity on case_file (plan, number) where kind = 'continuity' and state = 'decided' and outcome = 'granted';
