import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { LibraryPage } from '../../rules/index.ts';
import { putPages } from './page-store.ts';

/** A page as the newest change by hand left it. */
export interface Entry {
  readonly page: string;
  /** Absent where policy wrote the page. */
  readonly content?: LibraryPage;
  readonly archived?: IsoDate;
  readonly by: string;
  readonly at: string;
}

interface EntryRow {
  page: string;
  content: LibraryPage | null;
  archived: string | null;
  by: string;
  at: Date | string;
}

const NEWEST = `select distinct on (page) page, content, archived::text as archived, entered_name as by, entered_at as at
  from library_entry where plan = $1 order by page, version desc`;

export async function newestEntries(tx: Queryable, plan: string): Promise<Entry[]> {
  const { rows } = await tx.query<EntryRow>(NEWEST, [plan]);
  return rows.map(({ page, content, archived, by, at }) => ({
    page,
    by,
    at: new Date(at).toISOString(),
    ...(content === null ? {} : { content }),
    ...(archived === null ? {} : { archived }),
  }));
}

/** Nobody else publishes or archives in this plan until the transaction ends. */
export async function holdLibrary(tx: Queryable, plan: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('library entry'), hashtext($1))`, [plan]);
}

/** Whether a page of this plan, of any day and brand, carries the number. */
export async function numberIsTaken(tx: Queryable, plan: string, key: string): Promise<boolean> {
  const { rowCount } = await tx.query('select from library_page where plan = $1 and number_key = $2 limit 1', [
    plan,
    key,
  ]);
  return rowCount > 0;
}

/** A change by hand: kept for good, and shown at once. */
export async function putEntry(
  tx: Queryable,
  plan: string,
  { page, content, archived }: Pick<Entry, 'page' | 'content' | 'archived'>,
  by: { readonly account: string; readonly name: string; readonly brands: readonly string[] | undefined },
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into library_entry (plan, page, version, content, brands, archived, entered_by, entered_name, entered_at)
     values ($1, $2, 1 + coalesce((select max(version) from library_entry where plan = $1 and page = $2), 0), $3, $4, $5, $6, $7, $8)`,
    [
      plan,
      page,
      content === undefined ? null : JSON.stringify(content),
      by.brands ?? null,
      archived ?? null,
      by.account,
      by.name,
      at.toISOString(),
    ],
  );
  await show(tx, plan, { page, ...(content ? { content } : {}), ...(archived ? { archived } : {}) });
}

/** After policy wrote its pages anew: what was written by hand stands beside them again. */
export async function showEntries(tx: Queryable, plan: string): Promise<void> {
  for (const entry of await newestEntries(tx, plan)) await show(tx, plan, entry);
}

async function show(
  tx: Queryable,
  plan: string,
  { page, content, archived }: Pick<Entry, 'page' | 'content' | 'archived'>,
) {
  if (content) await putPages(tx, plan, [content]);
  await tx.query('update library_page set archived = $3 where plan = $1 and page = $2', [plan, page, archived ?? null]);
}
