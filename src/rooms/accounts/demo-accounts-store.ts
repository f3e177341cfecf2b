import type { Queryable } from '../../platform/db/index.ts';
import { type AccessPolicy, type OrganizationKind, rolesAt } from './access-policy.ts';
import type { Door } from './door.ts';
import { sealedFor } from './second-factor.ts';

/** Known to everybody who reads this: they open a demonstration and nothing else. A real start refuses beside them. */
export const DEMO_PASSWORD = 'madrone demonstration';
export const DEMO_TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export interface DemoOrganization {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly plans: readonly string[];
  /** Roles that two people hold, because the second decides what the first may not decide again: `second-medical-director@…`. */
  readonly twice?: readonly string[];
  /** Of an organization of members: whom its accounts speak for. */
  readonly wards?: readonly {
    readonly role: string;
    readonly plan: string;
    readonly member: string;
    readonly relation: 'self' | 'guardian';
  }[];
}

export interface DemoSignIn {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly organization: string;
}

/**
 * A sign-in for each role that can be held in each organization, marked synthetic: `reviewer-nurse@ccah.example`. What is there
 * already stays. Answers the sign-ins, to be shown on the page of the demonstration.
 */
export async function seedDemoAccounts(
  tx: Queryable,
  organizations: readonly DemoOrganization[],
  { policy, passwords, sealing }: Pick<Door, 'policy' | 'passwords' | 'sealing'>,
  since: Date,
): Promise<readonly DemoSignIn[]> {
  const hash = await passwords.hash(DEMO_PASSWORD);
  const signIns = organizations.flatMap((organization) => signInsOf(policy, organization));
  for (const { id, kind, name, plans } of organizations) {
    await tx.query(`insert into organization values ($1, $2, $3, true) on conflict do nothing`, [id, kind, name]);
    await tx.query(
      `insert into organization_plan (plan, organization_id, from_date)
       select p, $1, '2020-01-01' from unnest($2::text[]) p
       where not exists (select from organization_plan o where o.organization_id = $1 and o.plan = p)`,
      [id, plans],
    );
  }
  for (const signIn of signIns) {
    const account = await addAccount(tx, signIn, hash, since);
    await tx.query('update account set second_factor = coalesce(second_factor, $2) where account_id = $1', [
      account,
      sealing.seal(DEMO_TOTP_SECRET, sealedFor(account)),
    ]);
    await tx.query(
      'insert into seat (account_id, organization_id, roles, since) values ($1, $2, $3, $4) on conflict do nothing',
      [account, signIn.organization, [signIn.role], since],
    );
    await addWards(tx, account, signIn, organizations, since);
  }
  return signIns;
}

function signInsOf(policy: AccessPolicy, { id, kind, twice = [] }: DemoOrganization): readonly DemoSignIn[] {
  const person = (role: string, which: string) => ({
    role,
    organization: id,
    name: `Synthetic ${which}${role.replaceAll('_', ' ')}`,
    email: `${which.replaceAll(' ', '-')}${role.replaceAll('_', '-')}@${id}.example`,
  });
  return [...rolesAt(policy, kind).map((role) => person(role, '')), ...twice.map((role) => person(role, 'second '))];
}

async function addAccount(tx: Queryable, signIn: DemoSignIn, hash: string, since: Date): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into account (email, name, password_hash, synthetic, created_at) values ($1, $2, $3, true, $4)
     on conflict (email) do update set synthetic = true returning account_id as id`,
    [signIn.email, signIn.name, hash, since],
  );
  return rows[0]?.id ?? '';
}

async function addWards(
  tx: Queryable,
  account: string,
  { role, organization }: DemoSignIn,
  organizations: readonly DemoOrganization[],
  since: Date,
): Promise<void> {
  const wards = organizations.find(({ id }) => id === organization)?.wards ?? [];
  for (const ward of wards.filter((each) => each.role === role)) {
    await tx.query(
      `insert into ward (account_id, plan, member_id, relation, from_date) values ($1, $2, $3, $4, ($5::timestamptz at time zone 'America/Los_Angeles')::date)
       on conflict do nothing`,
      [account, ward.plan, ward.member, ward.relation, since],
    );
  }
}
