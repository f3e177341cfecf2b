-- The schema after the last migration, as PostgreSQL 18 tells it. Made by dumpSchema; to change it, write a migration.

create schema claims;

create type claims.outcome as enum ('paid', 'denied');

create domain public.cents as bigint constraint cents_check CHECK ((VALUE >= 0));

create table claims.line (
  id bigint not null,
  on_date date not null,
  amount public.cents default 0 not null,
  doubled bigint generated always as (((amount)::bigint * 2)) stored,
  outcome claims.outcome,
  constraint line_pkey PRIMARY KEY (id, on_date)
) partition by RANGE (on_date);
CREATE INDEX line_by_date ON ONLY claims.line USING btree (on_date) WHERE ((amount)::bigint > 0);

create table claims.line_2025 partition of claims.line FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

create table public.member (
  organization integer not null,
  cin text not null,
  tags text[] default '{}'::text[],
  constraint member_pkey PRIMARY KEY (organization, cin),
  constraint member_organization_fkey FOREIGN KEY (organization) REFERENCES public.organization(id),
  constraint cin_shape CHECK ((cin ~ '^9'::text))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION public.keep();
alter table public.member enable row level security;
alter table public.member force row level security;
create policy own on public.member for select to public using ((organization = (NULLIF(current_setting('app.organization'::text, true), ''::text))::integer));
comment on column public.member.cin is 'Client Index Number';

create table public.migration (
  number integer not null,
  file text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (number)
);

create table public.organization (
  id integer generated always as identity not null,
  name text not null,
  constraint organization_pkey PRIMARY KEY (id),
  constraint organization_name_key UNIQUE (name)
);

create view public.paid with (security_invoker=true) as
 SELECT sum((amount)::bigint) AS total
   FROM claims.line
  WHERE (outcome = 'paid'::claims.outcome);

CREATE OR REPLACE FUNCTION public.keep()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'append only'; end $function$;
revoke all on routine public.keep() from public;
