import type { Queryable } from './session.ts';

export interface Table {
  readonly name: string;
  /** Without generated columns: those follow from the others. */
  readonly columns: readonly string[];
  readonly identities: readonly string[];
  /** Tables it refers to. */
  readonly needs: readonly string[];
}

/** Every table of ours but the register of migrations, by name. */
export async function tablesOf(db: Queryable): Promise<readonly Table[]> {
  const { rows } = await db.query<Table>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attidentity <> '' order by a.attnum) as identities,
       array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' order by c.relname`,
  );
  return rows;
}

/** Those referred to before those that refer. */
export function restoreOrder(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  const placed = new Set<string>();
  let left = [...tables];
  while (left.length > 0) {
    const ready = left.filter((t) => t.needs.every((name) => placed.has(name)));
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${left.map((t) => t.name).join(', ')}`);
    for (const table of ready) placed.add(table.name);
    ordered.push(...ready);
    left = left.filter((t) => !placed.has(t.name));
  }
  return ordered;
}
