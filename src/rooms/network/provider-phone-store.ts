import type { Queryable } from '../../platform/db/index.ts';

/** The telephone the directories publish for a provider, by NPI or plan id; undefined where they publish none. */
export async function providerPhone(tx: Queryable, plans: readonly string[], who: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ phone: string }>(
    `select c->>'value' as phone from site s cross join jsonb_array_elements(s.listing->'contacts') c
     where s.plan = any($1) and (s.npi = $2 or s.provider_id = $2) and c->>'channel' = 'phone' and c->>'value' is not null
     order by s.plan, s.site_id limit 1`,
    [plans, who],
  );
  return rows[0]?.phone;
}
