import { californiaDate, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { appendAudit } from '../audit/index.ts';
import type { AccessPolicy, OrganizationKind } from './access-policy.ts';
import { digestOf } from './digest.ts';
import { MANAGER } from './last-manager.ts';
import type { PeopleStore } from './people.ts';

export interface InviteFirst {
  readonly organization: string;
  readonly plan: string;
  readonly kind: Exclude<OrganizationKind, 'members'>;
  readonly email: string;
  readonly name: string;
}

interface World {
  readonly tx: Queryable;
  readonly store: Pick<PeopleStore, 'held' | 'addInvitation'>;
  readonly policy: AccessPolicy;
  readonly now: Date;
  readonly token: () => string;
}

/**
 * The operator's way in: an organization that has no active account manager gets an invitation for one, and is made where it is
 * not there yet. Refused where there is one: then he invites.
 *
 * @cites HN-PORT-04
 */
export async function inviteFirst(
  { organization, plan, kind, email, name }: InviteFirst,
  { tx, store, policy, now, token }: World,
): Promise<Result<{ readonly token: string; readonly expires: Date }>> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return refused('invalid', `${email} is no e-mail address`);
  await tx.query('insert into organization (organization_id, kind, name) values ($1, $2, $3) on conflict do nothing', [
    organization,
    kind,
    name,
  ]);
  await tx.query(
    `insert into organization_plan (plan, organization_id, from_date)
     select $1, $2, $3 where not exists (select from organization_plan where plan = $1 and organization_id = $2)`,
    [plan, organization, californiaDate(now)],
  );
  const held = await store.held(organization);
  if (held.some(({ active, roles }) => active && roles.includes(MANAGER))) {
    return refused('conflict', `${organization} has an account manager, who invites the others`);
  }
  const secret = token();
  const expires = new Date(now.getTime() + policy.limits.invitation.days * 86_400_000);
  const roles = [MANAGER];
  const invitation = {
    digest: digestOf(secret),
    organization,
    email,
    name: email,
    roles,
    createdAt: now,
    expiresAt: expires,
  };
  const id = await store.addInvitation(invitation);
  const actor = 'madrone accounts invite-first';
  await appendAudit(tx, actor, [
    { plan, at: now, actor, organization, action: 'account.invited', subject: id, detail: { roles } },
  ]);
  return { ok: true, value: { token: secret, expires } };
}
