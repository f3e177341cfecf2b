import type { Actor, Refusal } from '../../kernel/index.ts';
import type { AccessPolicy, OrganizationKind } from './access-policy.ts';
import { invitationState } from './invitation.ts';
import { lastManager, seatChangeRefusal } from './last-manager.ts';
import type { ListedInvitation, Person } from './people.ts';
import { isLocked } from './tries.ts';

/** The people page: each with what may not be done to them, by the same law that would refuse it. */
export function sayPeople(
  people: readonly Person[],
  by: Actor,
  { policy, kind, now }: { readonly policy: AccessPolicy; readonly kind: OrganizationKind; readonly now: Date },
) {
  const last = lastManager(people);
  return people.map((person) => ({
    id: person.account,
    name: person.name,
    email: person.email,
    roles: [...person.roles],
    state: !person.active
      ? ('inactive' as const)
      : isLocked(tries(person), now)
        ? ('locked' as const)
        : ('active' as const),
    second_factor: person.hasFactor,
    since: person.since.toISOString(),
    ...(person.seenAt ? { seen: person.seenAt.toISOString() } : {}),
    self: person.account === by.account,
    last_manager: person.account === last,
    closed: closedFor(person),
  }));

  function closedFor(person: Person) {
    const deactivate = seatChangeRefusal(
      people,
      { by: by.account, of: person.account, change: { active: false } },
      policy,
      kind,
    );
    return {
      ...(by.permissions.has('account.manage') ? {} : { roles: NOT_YOURS, reset: NOT_YOURS, deactivate: NOT_YOURS }),
      ...(deactivate ? { deactivate: { code: deactivate.code, because: deactivate.because } } : {}),
      ...(person.account === by.account ? { reset: OWN } : {}),
    };
  }
}

const NOT_YOURS: Refusal = { code: 'not_allowed', because: 'an account manager may do this' };
const OWN: Refusal = { code: 'own_factor', because: 'another account manager resets yours' };

function tries({ lockedUntil }: Person) {
  return { failures: 0, ...(lockedUntil ? { lockedUntil } : {}) };
}

export function sayInvitations(invitations: readonly ListedInvitation[], now: Date) {
  return invitations.map((invitation) => ({
    id: invitation.id,
    name: invitation.name,
    email: invitation.email,
    roles: [...invitation.roles],
    state: invitationState(invitation, now),
    invited_by: invitation.invitedBy,
    created: invitation.createdAt.toISOString(),
    expires: invitation.expiresAt.toISOString(),
  }));
}
