import type { Queryable } from '../../platform/db/index.ts';

export interface NewView {
  readonly list: string;
  readonly name: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly sort: string;
  readonly shared: boolean;
}
interface SavedView extends Omit<NewView, 'list'> {
  readonly id: string;
  readonly mine: boolean;
  readonly by: string;
}

const MOST = 50;

/** Views under the request's own row-level security: one's own, and what the organization shares. */
export function viewStore(tx: Queryable, organization: string, account: string) {
  return {
    async views(list: string): Promise<SavedView[]> {
      const { rows } = await tx.query<SavedView & Record<string, unknown>>(
        `select v.view_id as id, v.name, v.filters, v.columns, v.sort, v.shared, v.account_id = $2 as mine, a.name as by
         from saved_view v join account a on a.account_id = v.account_id
         where v.organization_id = $1 and v.list = $3 order by v.account_id <> $2, v.name, v.view_id`,
        [organization, account, list],
      );
      return rows;
    },
    /** Undefined when there are too many under other names. */
    async save({ list, name, filters, columns, sort, shared }: NewView, now: Date): Promise<string | undefined> {
      const { rows } = await tx.query<{ id: string }>(
        `insert into saved_view (organization_id, account_id, list, name, filters, columns, sort, shared, saved_at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9
         where (select count(*) from saved_view where account_id = $2 and organization_id = $1 and list = $3 and name <> $4) < ${MOST}
         on conflict (organization_id, account_id, list, name) do update set filters = excluded.filters,
           columns = excluded.columns, sort = excluded.sort, shared = excluded.shared, saved_at = excluded.saved_at
         returning view_id as id`,
        [organization, account, list, name, JSON.stringify(filters), columns, sort, shared, now],
      );
      return rows[0]?.id;
    },
    async remove(view: string): Promise<boolean> {
      const { rowCount } = await tx.query('delete from saved_view where view_id = $1 and account_id = $2', [
        view,
        account,
      ]);
      return rowCount === 1;
    },
  };
}
