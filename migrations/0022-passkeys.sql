-- Passkeys: a second factor that answers to the portal's own address and to no other.

create table passkey (
  passkey_id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null check (name <> ''),
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_by_account on passkey (account_id);
comment on table passkey is 'the public half of each passkey of a person; the private half never leaves their device';
comment on column passkey.counter is 'how often the device says it was used: one that falls behind may be a copy';

alter table session add column challenge text, add column challenge_until timestamptz;
alter table session add constraint session_challenge_ends check ((challenge is null) = (challenge_until is null));
comment on column session.challenge is 'what a passkey is to sign next, once; asked again, it is another';

-- A person sees and removes their own; an account manager of theirs takes all of them away with the second factor. Keys are nobody's to read.
alter table passkey enable row level security;
create policy own on passkey to madrone_portal using (account_id = (select app_account()) or exists (
  select from seat s where s.account_id = passkey.account_id and s.organization_id = (select app_organization())));
grant select (passkey_id, account_id, name, added_at, used_at), delete on passkey to madrone_portal;
