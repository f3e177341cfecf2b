import type { Queryable } from '../../platform/db/index.ts';
import type { Credential, Practitioner } from './credential.ts';

export interface StoredPractitioner {
  readonly id: string;
  readonly organization: string;
  readonly organizationName: string;
  readonly npi?: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly person: Practitioner;
}

type Person = Omit<Practitioner, 'role' | 'credentials'>;

/** People of an organization, or of every organization the request reaches, with their papers. */
export function practitioners(tx: Queryable, plan: string, organization?: string): Promise<StoredPractitioner[]> {
  return peopleWhere(tx, '$2::text is null or p.organization_id = $2', plan, organization);
}

export async function practitionerById(
  tx: Queryable,
  plan: string,
  id: string,
): Promise<StoredPractitioner | undefined> {
  return (await peopleWhere(tx, 'p.practitioner_id = $2', plan, id))[0];
}

async function peopleWhere(
  tx: Queryable,
  where: string,
  plan: string,
  value: string | undefined,
): Promise<StoredPractitioner[]> {
  const { rows } = await tx.query<{
    id: string;
    organization: string;
    organizationName: string;
    npi: string | null;
    name: string;
    role: string;
    synthetic: boolean;
    person: Person;
    papers: Credential[] | null;
  }>(
    `select p.practitioner_id as id, p.organization_id as organization, o.name as "organizationName", p.npi, p.name, p.role,
       p.synthetic, p.person, c.papers
     from practitioner p join organization o using (organization_id)
       left join lateral (select jsonb_agg(paper order by position) as papers from credential c
                          where c.plan = p.plan and c.practitioner_id = p.practitioner_id) c on true
     where p.plan = $1 and (${where}) order by p.name, p.practitioner_id`,
    [plan, value ?? null],
  );
  return rows.map(({ npi, role, person, papers, ...row }) => ({
    ...row,
    ...(npi === null ? {} : { npi }),
    person: { ...person, role, credentials: papers ?? [] },
  }));
}

/** Papers that end by a day, soonest first; of what was renewed only the newest counts. */
export async function endingPapers(
  tx: Queryable,
  plan: string,
  organization: string | undefined,
  last: string,
): Promise<{ name: string; kind: string; expires: string }[]> {
  const { rows } = await tx.query<{ name: string; kind: string; expires: string }>(
    `select p.name, c.kind, max(c.expires)::text as expires from credential c join practitioner p using (plan, practitioner_id)
     where c.plan = $1 and c.expires is not null and ($2::text is null or p.organization_id = $2)
     group by p.practitioner_id, p.name, c.kind, c.paper->>'of' having max(c.expires) <= $3 order by 3, 1, 2`,
    [plan, organization ?? null, last],
  );
  return rows;
}

export async function putPractitioners(
  tx: Queryable,
  plan: string,
  people: readonly Omit<StoredPractitioner, 'organizationName'>[],
): Promise<void> {
  const rows = people.map(({ person: { role, credentials, ...person }, ...rest }) => ({
    ...rest,
    role,
    person,
    credentials,
  }));
  const json = JSON.stringify(rows);
  await tx.query(
    `insert into practitioner (plan, practitioner_id, organization_id, npi, name, role, person, synthetic)
     select $1, r.id, r.organization, r.npi, r.name, r.role, r.person, r.synthetic
     from jsonb_to_recordset($2::jsonb) as r (id text, organization text, npi text, name text, role text, person jsonb, synthetic boolean)
     on conflict (plan, practitioner_id) do update set organization_id = excluded.organization_id, npi = excluded.npi,
       name = excluded.name, role = excluded.role, person = excluded.person, synthetic = excluded.synthetic`,
    [plan, json],
  );
  await tx.query(
    `delete from credential where plan = $1 and practitioner_id in (select r->>'id' from jsonb_array_elements($2::jsonb) r)`,
    [plan, json],
  );
  await tx.query(
    `insert into credential (plan, practitioner_id, position, kind, issued_on, expires, paper)
     select $1, r->>'id', c.position, c.paper->>'kind', (c.paper->>'on')::date, (c.paper->>'expires')::date, c.paper
     from jsonb_array_elements($2::jsonb) r, jsonb_array_elements(r->'credentials') with ordinality as c (paper, position)`,
    [plan, json],
  );
}

/** The licences on file of somebody; of a colleague who reviews, by his account. */
export async function licensesOf(tx: Queryable, plan: string, id: string): Promise<readonly Credential[]> {
  const { rows } = await tx.query<{ paper: Credential }>(
    `select paper from credential where plan = $1 and practitioner_id = $2 and kind = 'license' order by position`,
    [plan, id],
  );
  return rows.map(({ paper }) => paper);
}

/** Colleagues in a role whose papers the plan asks for, of whom it keeps none yet: each goes by his account. */
export async function colleaguesWithoutPapers(
  tx: Queryable,
  plan: string,
  organization: string,
  roles: readonly string[],
): Promise<StoredPractitioner[]> {
  const { rows } = await tx.query<Omit<StoredPractitioner, 'person'> & { roles: string[] }>(
    `select s.account_id::text as id, o.organization_id as organization, o.name as "organizationName", a.name, a.synthetic, s.roles
     from seat s join account a using (account_id) join organization o using (organization_id)
     where o.organization_id = $2 and o.kind = 'plan' and s.roles && $3 and s.active and a.active
       and not exists (select from practitioner p where p.plan = $1 and p.practitioner_id = s.account_id::text)
     order by a.name, s.account_id`,
    [plan, organization, roles],
  );
  return rows.flatMap(({ roles: held, ...who }) => {
    const role = roles.find((one) => held.includes(one));
    return role === undefined ? [] : [{ ...who, person: { role, credentials: [] } }];
  });
}
