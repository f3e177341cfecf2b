import { type Finding, finding } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import { type AuditEvent, appendAudit } from '../audit/index.ts';
import { contractedWith } from './capacity-store.ts';
import type { ProviderRow } from './provider-file.ts';
import { providerByNpi, refreshProviderTies, type TiedProvider, tieProvider } from './provider-tie-store.ts';

const ACTOR = 'madrone network providers';

interface Loading {
  readonly tx: Queryable;
  /** The plan, and every brand that its network serves. */
  readonly plan: string;
  readonly brands: readonly CompiledPolicy[];
  readonly at: Date;
  readonly today: string;
}

export interface LoadedProviders {
  /** Providers that are tied otherwise than before. */
  readonly tied: number;
  readonly unchanged: number;
}

/** Providers tied to organizations, each made where it is not there yet and the row says enough; the same file again changes nothing. */
export async function loadProviders(
  rows: readonly ProviderRow[],
  loading: Loading,
  findings: Finding[],
): Promise<LoadedProviders> {
  let tied = 0;
  let unchanged = 0;
  for (const row of rows) {
    const known = await providerByNpi(loading.tx, loading.plan, row.npi);
    const lacking = await lackingIn(row, known, loading);
    if (lacking) {
      findings.push(lacking);
      continue;
    }
    await keepOrganization(row, loading);
    if (known?.organization === row.organization) unchanged += 1;
    else {
      await keepProvider(row, known, loading);
      tied += 1;
    }
  }
  return { tied, unchanged };
}

/** What the row would have to say to make what is not there yet. */
async function lackingIn(
  { at, npi, name, types, organization, organizationName, contractFrom }: ProviderRow,
  known: TiedProvider | undefined,
  { tx, brands, today }: Loading,
): Promise<Finding | undefined> {
  const { rowCount } = await tx.query('select from organization where organization_id = $1', [organization]);
  if (rowCount === 0 && organizationName === undefined) {
    return finding('providers.no_organization', at, { expected: 'organization_name', received: organization });
  }
  const keys = brands.map(({ brand }) => brand);
  if (contractFrom === undefined && !(await contractedWith(tx, keys, today)).has(organization)) {
    return finding('providers.no_contract', at, { expected: 'contract_from', received: organization });
  }
  return known || (name !== undefined && types.length > 0)
    ? undefined
    : finding('providers.no_provider', at, { expected: 'provider_name and types', received: npi });
}

async function keepOrganization(row: ProviderRow, { tx, plan }: Loading): Promise<void> {
  const { organization, organizationName, organizationKind, contractFrom, contractTo } = row;
  if (organizationName !== undefined) {
    await tx.query(
      'insert into organization (organization_id, kind, name) values ($1, $2, $3) on conflict do nothing',
      [organization, organizationKind, organizationName],
    );
  }
  if (contractFrom !== undefined) {
    await tx.query(
      `insert into organization_plan (plan, organization_id, from_date, to_date) values ($1, $2, $3, $4)
       on conflict (plan, organization_id, from_date) do update set to_date = excluded.to_date`,
      [plan, organization, contractFrom, contractTo ?? null],
    );
  }
}

/** A provider made here is under contract when its organization is. */
async function keepProvider(row: ProviderRow, known: TiedProvider | undefined, loading: Loading): Promise<void> {
  const { tx, plan, brands, at } = loading;
  const { npi, name, types, organization } = row;
  const id = known?.id ?? npi;
  const before = known?.organization ?? null;
  if (known) await tieProvider(tx, plan, { id, seen: before, organization });
  else {
    await tx.query(
      `insert into provider (plan, provider_id, npi, name, types, organization_id, standing)
       select $1, $2, $3, $4, $5, $6, jsonb_build_object('contracts', jsonb_agg(jsonb_strip_nulls(
         jsonb_build_object('from', from_date, 'to', to_date)) order by from_date))
       from organization_plan where organization_id = $6 and plan = any ($7)`,
      [plan, id, npi, name, types, organization, brands.map(({ brand }) => brand)],
    );
  }
  await refreshProviderTies(tx, brands, id);
  const detail = { plan, organization, before };
  const event: AuditEvent = {
    plan,
    at,
    actor: ACTOR,
    organization: plan,
    action: 'provider.tied',
    subject: id,
    detail,
  };
  await appendAudit(tx, ACTOR, [event]);
}
