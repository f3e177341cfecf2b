import type { Queryable } from '../../platform/db/index.ts';

export interface KeptView {
  readonly id: string;
  readonly plan: string;
  readonly name: string;
  readonly shared: boolean;
  readonly own: boolean;
  readonly filter: Record<string, unknown>;
}

const COLUMNS = 'view_id as id, plan, name, shared, account_id = app_account() as own, filter';

/** One's own and those shared in the organization, by name. */
export async function viewsOf(tx: Queryable): Promise<KeptView[]> {
  const { rows } = await tx.query<KeptView & Record<string, unknown>>(
    `select ${COLUMNS} from case_view where plan = any(app_plans()) order by lower(name), view_id`,
  );
  return rows;
}

export async function putView(
  tx: Queryable,
  who: { readonly organization: string; readonly account: string },
  { plan, name, shared, filter }: Omit<KeptView, 'id' | 'own'>,
): Promise<KeptView> {
  const { rows } = await tx.query<KeptView & Record<string, unknown>>(
    `insert into case_view (plan, organization_id, account_id, name, shared, filter) values ($1, $2, $3, $4, $5, $6)
     on conflict (organization_id, account_id, name) do update
       set plan = excluded.plan, shared = excluded.shared, filter = excluded.filter
     returning ${COLUMNS}`,
    [plan, who.organization, who.account, name, shared, JSON.stringify(filter)],
  );
  const [kept] = rows;
  if (!kept) throw new Error('a view that was just kept is gone');
  return kept;
}

export async function dropView(tx: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from case_view where view_id = $1', [id]);
  return rowCount === 1;
}
