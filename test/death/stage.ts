import { randomInt } from 'node:crypto';
import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import { californiaDate } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/db/index.ts';

/** Who and what the changes are about, read or made once. */
export interface Stage {
  readonly db: Database;
  readonly desk: PolicyDesk;
  /** Looked after by two offices, `demo-clinic` and `demo-ecm`. */
  readonly members: readonly { readonly id: string; readonly handle: string; readonly cin: string }[];
  readonly people: readonly string[];
  /** Organizations with one account manager each: nobody may have more than a few links at once. */
  readonly managers: readonly { readonly organization: string; readonly account: string }[];
  readonly site: string;
  readonly provider: string;
  readonly today: string;
  /** No two runs on one database use the same names and files. */
  readonly run: number;
}

const MANAGERS = 2_000;

export async function staged(db: Database): Promise<Stage> {
  const members = await db.query<{ id: string; handle: string; cin: string }>(
    `select distinct on (m.member_id) m.member_id as id, m.handle, m.cin from member m join member_tie t using (plan, member_id)
     where t.organization_id = 'demo-clinic' and plan = 'ccah' and t.to_date is null`,
  );
  const people = await db.query<{ id: string }>(
    `select account_id as id from seat where organization_id = 'demo-ecm' and roles <@ '{biller,outreach_worker}'`,
  );
  const sites = await db.query<{ id: string }>(
    `select site_id as id from site where plan = 'ccah' and source = 'synthetic' order by 1 limit 1`,
  );
  if (members.rows.length === 0)
    throw new Error('nobody is looked after by the clinic: the database is not one that was made for this');
  await db.query(
    `insert into member_tie select 'ccah', id, 'demo-ecm', 'pcp', '2020-01-01', null from unnest($1::text[]) id on conflict do nothing`,
    [members.rows.map(({ id }) => id)],
  );
  await addManagers(db);
  const managers = await db.query<{ organization: string; account: string }>(
    `select organization_id as organization, account_id as account from seat where organization_id like 'death-%' order by 1`,
  );
  return {
    db,
    desk: await PolicyDesk.open(),
    members: members.rows,
    people: people.rows.map(({ id }) => id),
    managers: managers.rows,
    site: sites.rows[0]?.id ?? '',
    provider: 'demo-group',
    today: californiaDate(new Date()),
    run: Math.floor(Date.now() / 1_000) % 10_000_000,
  };
}

async function addManagers(db: Database): Promise<void> {
  await db.query(
    `with made as (
       insert into organization (organization_id, kind, name, synthetic)
       select 'death-' || n, 'provider', 'SYNTHETIC ' || n, true from generate_series(1, $1) n on conflict do nothing returning organization_id),
     contracts as (
       insert into organization_plan (plan, organization_id, from_date) select 'calviva', organization_id, '2020-01-01' from made),
     people as (
       insert into account (email, name, synthetic) select organization_id || '@death.example', 'Synthetic manager', true from made
       returning account_id, email)
     insert into seat (account_id, organization_id, roles)
     select account_id, split_part(email, '@', 1), '{account_manager}' from people`,
    [MANAGERS],
  );
}

/** Somebody nobody has asked anything for, covered since a day. */
export async function newMember(db: Database, plan: string, since: string): Promise<string> {
  const cin = `9${String(randomInt(10_000_000)).padStart(7, '0')}C`;
  await db.query(
    `with made as (
       insert into member (plan, member_id, cin, unit_id, last_name, first_name, born, synthetic)
       values ($1, $2, $2, $2, 'SYNTHETIC', 'NEW', '1990-01-01', true) returning plan, member_id)
     insert into coverage_span (plan, member_id, from_date, line_of_business, delivery_system)
     select plan, member_id, $3, 'medi_cal', 'managed_care' from made`,
    [plan, cin, since],
  );
  return cin;
}
