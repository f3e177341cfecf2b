import type { Refusal } from '../../kernel/index.ts';
import { type AccessPolicy, type OrganizationKind, roleFindings } from './access-policy.ts';

export const MANAGER = 'account_manager';

/** What the laws below look at: everybody's roles in one organization. */
export interface HeldSeat {
  readonly account: string;
  readonly roles: readonly string[];
  /** The seat is, and its account is. */
  readonly active: boolean;
}

/** What a seat becomes: other roles, or no longer held. */
export type SeatChange = { readonly roles: readonly string[] } | { readonly active: boolean };

function isManager({ active, roles }: HeldSeat): boolean {
  return active && roles.includes(MANAGER);
}

/** The one who could not go without leaving the organization without an account manager. */
export function lastManager(seats: readonly HeldSeat[]): string | undefined {
  const managers = seats.filter(isManager);
  return managers.length === 1 ? managers[0]?.account : undefined;
}

/**
 * Why an account manager may not change a seat so: an organization keeps at least one active account manager; nobody raises
 * himself; a role belongs to the organization's kind.
 *
 * @cites HN-PORT-02
 */
export function seatChangeRefusal(
  seats: readonly HeldSeat[],
  { by, of, change }: { readonly by: string; readonly of: string; readonly change: SeatChange },
  policy: AccessPolicy,
  kind: OrganizationKind,
): Refusal | undefined {
  const before = seats.find((seat) => seat.account === of);
  if (!before) return { code: 'not_found', because: 'there is no such person here' };
  const after: HeldSeat = { ...before, ...change };
  if ('roles' in change) {
    const [wrong] = roleFindings(policy, change.roles, kind);
    if (wrong)
      return {
        code: 'role_not_here',
        because: `${wrong.received} cannot be held in this organization; ${wrong.expected} can`,
      };
    const raised = change.roles.some((role) => !before.roles.includes(role));
    if (by === of && raised)
      return { code: 'own_roles', because: 'another account manager gives you a role; nobody raises himself' };
  }
  const isAnother = (seat: HeldSeat) => seat.account !== of && isManager(seat);
  if (isManager(before) && !isManager(after) && !seats.some(isAnother)) {
    return {
      code: 'last_manager',
      because: 'an organization keeps at least one active account manager; appoint another first',
      cite: ['HN-PORT-02'],
    };
  }
  return undefined;
}
