/**
 * Questions to PostgreSQL's catalog, answered as lines of the schema dump: `object` groups them, `part` orders them.
 * Lines of part `item` stand inside the parentheses of the object; all others are statements of their own.
 * Run with an empty search path, so that every name comes back with its schema. Constraints of type `n` are left out:
 * PostgreSQL 18 lists NOT NULL there too, older ones only on the column.
 */

/** Objects of our schemas that no extension owns. */
function isOurs(schema: string, catalog: string, id: string): string {
  return `${schema} in (select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')
    and not exists (select from pg_depend e where e.deptype = 'e' and e.classid = '${catalog}'::regclass and e.objid = ${id})`;
}

/** One line per grantee but the owner, whose name differs from server to server. */
function grants(object: string, acl: string, owner: string, from: string, on: string, columns = `''::text`): string {
  return `
  select ${object}, '8 rights', 0, format('grant %s%s on %s to %s;', string_agg(distinct lower(a.privilege_type), ', '), ${columns}, ${on},
    case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
  from ${from}, aclexplode(${acl}) a where a.grantee <> ${owner} group by a.grantee, 1, ${on}, ${columns}`;
}

const RELATIONS = (kinds: string) =>
  `(select c.*, c.oid::regclass::text as name from pg_class c where relkind in (${kinds}) and ${isOurs('c.relnamespace', 'pg_class', 'c.oid')}) r`;

const EXTENSIONS = `
  select format('extension %s', extname) as object, '0 head' as part, 0 as place,
    format('create extension %I schema %I;', extname, nspname) as line
  from pg_extension join pg_namespace n on n.oid = extnamespace where extname <> 'plpgsql'`;

const NAMED_SCHEMAS = `(select n.* from pg_namespace n where nspname <> 'public' and ${isOurs('n.oid', 'pg_namespace', 'n.oid')}) n`;

const SCHEMAS = `
  select nspname::text as object, '0 head' as part, 0 as place, format('create schema %I;', nspname) as line from ${NAMED_SCHEMAS}
  union all ${grants('nspname::text', 'nspacl', 'nspowner', NAMED_SCHEMAS, `'schema ' || quote_ident(nspname)`)}`;

const TYPES = `
  select t.oid::regtype::text as object, '0 head' as part, 0 as place, case typtype
    when 'e' then format('create type %s as enum (%s);', t.oid::regtype,
      (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
    when 'd' then concat_ws(' ', format('create domain %s as %s', t.oid::regtype, format_type(typbasetype, typtypmod)),
      'default ' || typdefault, case when typnotnull then 'not null' end,
      (select string_agg(format('constraint %I %s', conname, pg_get_constraintdef(c.oid)), ' ' order by conname)
       from pg_constraint c where contypid = t.oid and contype = 'c')) || ';'
    when 'r' then format('create type %s as range (subtype = %s);', t.oid::regtype,
      (select rngsubtype::regtype from pg_range where rngtypid = t.oid))
    else format('create type %s as (%s);', t.oid::regtype,
      (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
       from pg_attribute where attrelid = typrelid and attnum > 0 and not attisdropped))
    end as line
  from pg_type t where ${isOurs('t.typnamespace', 'pg_type', 't.oid')} and (typtype in ('e', 'd', 'r')
    or typtype = 'c' and exists (select from pg_class where oid = typrelid and relkind = 'c'))
  union all
  select objoid::regtype::text, '9 comments', 0, format('comment on type %s is %L;', objoid::regtype, description)
  from pg_description join pg_type t on t.oid = objoid where classoid = 'pg_type'::regclass and ${isOurs('t.typnamespace', 'pg_type', 't.oid')}`;

const SEQUENCES = `
  select r.name as object, '0 head' as part, 0 as place,
    format('create sequence %s as %s start %s increment %s;', r.name, seqtypid::regtype, seqstart, seqincrement) as line
  from ${RELATIONS(`'S'`)} join pg_sequence on seqrelid = r.oid
  where not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = r.oid and deptype = 'i')
  union all ${grants('r.name', 'r.relacl', 'r.relowner', RELATIONS(`'S'`), `'sequence ' || r.name`)}`;

const ROUTINES = `(select p.*, p.oid::regprocedure::text as name from pg_proc p where ${isOurs('p.pronamespace', 'pg_proc', 'p.oid')}) p`;

const FUNCTIONS = `
  select p.name as object, '0 head' as part, 0 as place,
    case prokind when 'a' then '-- aggregate ' || p.name else trim(E'\\n' from pg_get_functiondef(p.oid)) || ';' end as line from ${ROUTINES}
  union all select p.name, '7 rights', 0, format('revoke all on routine %s from public;', p.name)
  from ${ROUTINES} where proacl is not null and not exists (select from aclexplode(proacl) a where a.grantee = 0)
  union all ${grants('p.name', 'p.proacl', 'p.proowner', ROUTINES, `'routine ' || p.name`)}
  union all select p.name, '9 comments', 0, format('comment on routine %s is %L;', p.name, obj_description(p.oid, 'pg_proc'))
  from ${ROUTINES} where obj_description(p.oid, 'pg_proc') is not null`;

const TABLE = RELATIONS(`'r', 'p'`);
const TABLE_OR_VIEW = RELATIONS(`'r', 'p', 'v', 'm'`);

const TABLES = `
  select r.name as object, '0 head' as part, 0 as place, 'create table ' || r.name as line from ${TABLE}
  union all select r.name, '1 item', attnum, concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
    (select format('collate %s', attcollation::regcollation) from pg_type t where t.oid = atttypid and typcollation <> attcollation),
    case attidentity when 'a' then 'generated always as identity' when 'd' then 'generated by default as identity' end,
    case attgenerated when '' then 'default ' || pg_get_expr(adbin, adrelid)
      else format('generated always as (%s) %s', pg_get_expr(adbin, adrelid), case attgenerated when 's' then 'stored' else 'virtual' end) end,
    case when attnotnull then 'not null' end)
  from ${TABLE} join pg_attribute on attrelid = r.oid left join pg_attrdef on adrelid = r.oid and adnum = attnum
  where attnum > 0 and not attisdropped and not r.relispartition
  union all select r.name, '2 item', position(contype::text in 'pufxc'), format('constraint %I %s', conname, pg_get_constraintdef(k.oid))
  from ${TABLE} join pg_constraint k on conrelid = r.oid where contype in ('p', 'u', 'f', 'x', 'c') and conislocal
  union all select r.name, '3 tail', 0, concat_ws(' ',
    (select format('partition of %s %s', inhparent::regclass, pg_get_expr(r.relpartbound, r.oid)) from pg_inherits where inhrelid = r.oid and r.relispartition),
    (select 'inherits (' || string_agg(inhparent::regclass::text, ', ' order by inhseqno) || ')' from pg_inherits where inhrelid = r.oid and not r.relispartition),
    case r.relkind when 'p' then 'partition by ' || pg_get_partkeydef(r.oid) end,
    'with (' || nullif(array_to_string(r.reloptions, ', '), '') || ')') from ${TABLE}
  union all select r.name, '5 triggers', 0, pg_get_triggerdef(t.oid) || ';'
  from ${TABLE} join pg_trigger t on tgrelid = r.oid where not tgisinternal and tgparentid = 0
  union all select r.name, '6 security', 0, format('alter table %s enable row level security;', r.name) from ${TABLE} where relrowsecurity
  union all select r.name, '6 security', 1, format('alter table %s force row level security;', r.name) from ${TABLE} where relforcerowsecurity
  union all select r.name, '6 security', 2, concat_ws(' ', format('create policy %I on %s', polname, r.name),
    case when not polpermissive then 'as restrictive' end,
    'for ' || case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    'to ' || (select string_agg(case o when 0 then 'public' else quote_ident(pg_get_userbyid(o)) end, ', ' order by o) from unnest(polroles) o),
    'using (' || pg_get_expr(polqual, polrelid) || ')', 'with check (' || pg_get_expr(polwithcheck, polrelid) || ')') || ';'
  from ${TABLE} join pg_policy on polrelid = r.oid`;

const VIEWS = `
  select r.name as object, '0 head' as part, 0 as place, concat_ws(' ', case relkind when 'm' then 'create materialized view' else 'create view' end, r.name,
    'with (' || nullif(array_to_string(reloptions, ', '), '') || ')', E'as\\n' || pg_get_viewdef(r.oid)) as line from ${RELATIONS(`'v', 'm'`)}`;

/** Read after tables and views, for both. */
const ABOUT_RELATIONS = `
  select r.name as object, '4 indexes' as part, 0 as place, pg_get_indexdef(i.indexrelid) || ';' as line
  from ${TABLE_OR_VIEW} join pg_index i on indrelid = r.oid join pg_class x on x.oid = i.indexrelid
  where not x.relispartition and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
  union all ${grants('r.name', 'r.relacl', 'r.relowner', TABLE_OR_VIEW, `'table ' || r.name`)}
  union all ${grants('r.name', 'attacl', 'r.relowner', `${TABLE_OR_VIEW} join pg_attribute on attrelid = r.oid`, `'table ' || r.name`, `format(' (%I)', attname)`)}
  union all select r.name, '9 comments', objsubid, format('comment on %s is %L;', case objsubid when 0
    then case r.relkind when 'v' then 'view ' when 'm' then 'materialized view ' else 'table ' end || r.name
    else format('column %s.%I', r.name, (select attname from pg_attribute where attrelid = r.oid and attnum = objsubid)) end, description)
  from ${TABLE_OR_VIEW} join pg_description on classoid = 'pg_class'::regclass and objoid = r.oid
  union all select r.name, '9 comments', 10000, format('comment on constraint %I on %s is %L;', conname, r.name, description)
  from ${TABLE_OR_VIEW} join pg_constraint k on conrelid = r.oid join pg_description on classoid = 'pg_constraint'::regclass and objoid = k.oid
  union all select r.name, '9 comments', 10000, format('comment on policy %I on %s is %L;', polname, r.name, description)
  from ${TABLE_OR_VIEW} join pg_policy k on polrelid = r.oid join pg_description on classoid = 'pg_policy'::regclass and objoid = k.oid`;

/** In the order in which they could be created. */
export const CATALOG = [EXTENSIONS, SCHEMAS, TYPES, SEQUENCES, TABLES, VIEWS, FUNCTIONS, ABOUT_RELATIONS].map(
  (question) => `select * from (${question}) lines order by object collate "C", part, place, line collate "C"`,
);
