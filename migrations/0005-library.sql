-- The provider library: published pages, searched in the database. They are written from policy/ at start, never by hand, and
-- belong to nobody: everyone may read them. Text comes cut into plain words, so that both sides of a search see the same.

create table library_edition (
  plan text primary key,
  digest text not null,
  loaded_at timestamptz not null
);
comment on table library_edition is 'which pages of a plan are loaded: the digest of what policy says';

create table library_page (
  plan text not null references library_edition,
  page text not null,
  kind text not null,
  topic text not null,
  number_key text,
  provider_types text[] not null,
  brands text[],
  published date,
  head jsonb not null,
  content jsonb not null,
  en_title text not null,
  en_headings text not null,
  en_body text not null,
  es_title text not null,
  es_headings text not null,
  es_body text not null,
  other_title text not null,
  other_headings text not null,
  other_body text not null,
  en_words tsvector not null generated always as (
    setweight(to_tsvector('english'::regconfig, en_title), 'A') || setweight(to_tsvector('english'::regconfig, en_headings), 'B')
    || setweight(to_tsvector('english'::regconfig, en_body), 'C')) stored,
  es_words tsvector not null generated always as (
    setweight(to_tsvector('spanish'::regconfig, es_title), 'A') || setweight(to_tsvector('spanish'::regconfig, es_headings), 'B')
    || setweight(to_tsvector('spanish'::regconfig, es_body), 'C')) stored,
  other_words tsvector not null generated always as (
    setweight(to_tsvector('simple'::regconfig, other_title), 'A') || setweight(to_tsvector('simple'::regconfig, other_headings), 'B')
    || setweight(to_tsvector('simple'::regconfig, other_body), 'C')) stored,
  primary key (plan, page)
);
-- Words stay beside their row: a search of common words would otherwise fetch each page's words from elsewhere, and the planner,
-- which counts only the rows, would read them all.
alter table library_page alter column en_words set storage main;
alter table library_page alter column es_words set storage main;
alter table library_page alter column other_words set storage main;
create index library_page_en on library_page using gin (en_words);
create index library_page_es on library_page using gin (es_words);
create index library_page_other on library_page using gin (other_words);
create index library_page_by_number on library_page (plan, number_key) where number_key is not null;
create index library_page_by_kind on library_page (plan, kind, published desc nulls last, page);
comment on column library_page.number_key is 'material number without hyphens, spaces and case';
comment on column library_page.head is 'the content without what stands on the page, for lists';
comment on column library_page.brands is 'plan and brands it is for; null for all';
comment on column library_page.other_title is 'words of every language but English and Spanish';

alter table library_edition enable row level security;
alter table library_page enable row level security;
create policy published on library_edition for select to madrone_portal using (true);
create policy published on library_page for select to madrone_portal using (true);
grant select on library_edition, library_page to madrone_portal;
