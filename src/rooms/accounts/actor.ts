import type { Actor } from '../../kernel/index.ts';
import { type AccessPolicy, permissionsOf, reachOf } from './access-policy.ts';
import type { Account, Seat } from './account.ts';

/** Who asks, as every room sees it: a person in a seat, with what its roles give there and no more. */
export function actorOf(
  policy: AccessPolicy,
  session: string,
  account: Pick<Account, 'id' | 'name' | 'language'>,
  seat: Seat,
): Actor {
  const { organization, roles, plans } = seat;
  return {
    account: account.id,
    session,
    name: account.name,
    language: account.language,
    organization: organization.id,
    organizationName: organization.name,
    plans,
    roles,
    permissions: permissionsOf(policy, roles, organization.kind),
    reach: reachOf(organization.kind),
  };
}
