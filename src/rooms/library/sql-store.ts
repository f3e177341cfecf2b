import { createHash } from 'node:crypto';
import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { LibraryPage, PolicyBook } from '../../rules/index.ts';
import { showEntries } from './entry-store.ts';
import type { Found, FoundListed, LibraryStore, ListedPage, Narrowing, Reader, Slice } from './library-store.ts';
import { putPages } from './page-store.ts';
import { pagesOf } from './plan-pages.ts';
import { numberKey, tellingWords } from './words.ts';

/** Changes when the columns mean something else, so that every plan is loaded anew. */
const FORM = 2;

/**
 * Brings the pages of every plan to what the policy says, in the caller's transaction; nothing moves when it is the same.
 * Two starters wait for each other. Gives the plans that changed.
 */
export async function shelveLibrary(db: Queryable, book: PolicyBook, now: Date): Promise<readonly string[]> {
  await db.query("select pg_advisory_xact_lock(hashtext('library'))");
  const { rows } = await db.query<{ plan: string; digest: string }>('select plan, digest from library_edition');
  const before = new Map(rows.map((r) => [r.plan, r.digest] as const));
  const changed: string[] = [];
  for (const { plan } of book.packs) {
    const pages = pagesOf(book, plan.plan);
    const digest = createHash('sha256')
      .update(JSON.stringify([FORM, pages]))
      .digest('hex');
    if (before.get(plan.plan) === digest) continue;
    await replace(db, plan.plan, pages, digest, now);
    changed.push(plan.plan);
  }
  return changed;
}

async function replace(
  db: Queryable,
  plan: string,
  pages: readonly LibraryPage[],
  digest: string,
  now: Date,
): Promise<void> {
  await db.query('delete from library_page where plan = $1', [plan]);
  await db.query(
    `insert into library_edition (plan, digest, loaded_at) values ($1, $2, $3)
     on conflict (plan) do update set digest = excluded.digest, loaded_at = excluded.loaded_at`,
    [plan, digest, now],
  );
  await putPages(db, plan, pages);
  await showEntries(db, plan);
}

/** What a reader may see: given out by the reader's day, and for the reader's brand. */
const SEEN = `plan = $1 and (published is null or published <= $2) and (brands is null or $3 = any(brands))
  and ($4::text is null or kind = $4) and ($5::text is null or topic = $5) and ($6::text is null or $6 = any(provider_types))`;

function seenBy({ plan, today, brand }: Reader, { kind, topic, providerType }: Narrowing): unknown[] {
  return [plan, today, brand, kind ?? null, topic ?? null, providerType ?? null];
}

/** Which column holds the reader's language, beside English; the text search configuration that cut it. */
const SPOKEN: Readonly<Record<string, { readonly column: string; readonly cut: string } | undefined>> = {
  en: { column: 'en_words', cut: 'english' },
  es: { column: 'es_words', cut: 'spanish' },
};
const OTHER = { column: 'other_words', cut: 'simple' };

/** The library over a database or one transaction of it. */
export class SqlLibraryStore implements LibraryStore {
  private readonly db: Queryable;

  constructor(db: Queryable) {
    this.db = db;
  }

  async page(reader: Reader, id: string): Promise<LibraryPage | undefined> {
    const { rows } = await this.db.query<{ content: LibraryPage }>(
      `select content from library_page where ${SEEN} and page = $7`,
      [...seenBy(reader, {}), id],
    );
    return rows[0]?.content;
  }

  async search(reader: Reader, query: string, narrowing: Narrowing, { offset, limit }: Slice): Promise<Found> {
    const own = Object.hasOwn(SPOKEN, reader.language) ? (SPOKEN[reader.language] ?? OTHER) : OTHER;
    const { rows } = await this.db.query<{ total: number; pages: LibraryPage[] }>(
      `with found as materialized (
         select plan, page, coalesce(number_key = $8, false) as is_number,
           greatest(ts_rank(en_words, plainto_tsquery('english', $7)), ts_rank(${own.column}, plainto_tsquery('${own.cut}', $7))) as rank
         from library_page
         where (en_words @@ plainto_tsquery('english', $7) or ${own.column} @@ plainto_tsquery('${own.cut}', $7) or number_key = $8)
           and ${SEEN}),
       slice as (select * from found order by is_number desc, rank desc, page limit $9 offset $10)
       select (select count(*)::int from found) as total,
         coalesce((select jsonb_agg(p.content order by s.is_number desc, s.rank desc, s.page)
                   from slice s join library_page p using (plan, page)), '[]') as pages`,
      [...seenBy(reader, narrowing), tellingWords(query).join(' '), numberKey(query) || null, limit, offset],
    );
    const [{ total, pages } = { total: 0, pages: [] }] = rows;
    return { total, pages };
  }

  async archivedOn(reader: Reader, id: string): Promise<IsoDate | undefined> {
    const { rows } = await this.db.query<{ archived: string | null }>(
      `select archived::text as archived from library_page where ${SEEN} and page = $7`,
      [...seenBy(reader, {}), id],
    );
    return rows[0]?.archived ?? undefined;
  }

  async list(reader: Reader, narrowing: Narrowing): Promise<readonly ListedPage[]> {
    const { rows } = await this.db.query<{ head: ListedPage }>(
      `select head from library_page where ${SEEN} order by page`,
      seenBy(reader, narrowing),
    );
    return rows.map((r) => r.head);
  }

  async communications(reader: Reader, { offset, limit }: Slice, since?: IsoDate): Promise<FoundListed> {
    const given = [...seenBy(reader, { kind: 'communication' }), since ?? null];
    const wanted = `from library_page where ${SEEN} and ($7::date is null or (published > $7 and archived is null))`;
    const counted = await this.db.query<{ total: number }>(`select count(*)::int as total ${wanted}`, given);
    const { rows } = await this.db.query<{ head: ListedPage }>(
      `select head ${wanted} order by published desc nulls last, page limit $8 offset $9`,
      [...given, limit, offset],
    );
    return { total: counted.rows[0]?.total ?? 0, pages: rows.map((r) => r.head) };
  }
}
