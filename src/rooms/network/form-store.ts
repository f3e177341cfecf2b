import type { IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { Provider } from './provider.ts';

export interface ContractedProvider {
  readonly id: string;
  readonly npi: string;
  readonly name: string;
  readonly contracts: Provider['contracts'];
  readonly supplied: readonly string[];
}

/** Providers that ever had a contract and lack one of the forms, by name. */
export async function lackingForms(
  tx: Queryable,
  plan: string,
  forms: readonly string[],
  provider?: string,
): Promise<readonly ContractedProvider[]> {
  const { rows } = await tx.query<ContractedProvider & Record<string, unknown>>(
    `select p.provider_id as id, p.npi, p.name, p.standing->'contracts' as contracts, f.supplied
     from provider p cross join lateral (
       select coalesce(array_agg(s.form), '{}') as supplied from form_supplied s
       where s.plan = p.plan and s.provider_id = p.provider_id) f
     where p.plan = $1 and jsonb_array_length(coalesce(p.standing->'contracts', '[]')) > 0 and not $2::text[] <@ f.supplied
       and ($3::text is null or p.provider_id = $3 or p.npi = $3)
     order by p.name, p.provider_id`,
    [plan, forms, provider ?? null],
  );
  return rows;
}

export async function putFormSupplied(
  tx: Queryable,
  given: { readonly plan: string; readonly provider: string; readonly form: string; readonly on: IsoDate },
  by: { readonly account: string; readonly organization: string },
): Promise<void> {
  await tx.query(
    `insert into form_supplied (plan, provider_id, form, supplied_on, account_id, organization_id)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [given.plan, given.provider, given.form, given.on, by.account, by.organization],
  );
}
