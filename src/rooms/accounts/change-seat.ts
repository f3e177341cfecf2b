import { type Actor, type Result, refused } from '../../kernel/index.ts';
import { MANAGER, type SeatChange, seatChangeRefusal } from './last-manager.ts';
import type { Office } from './people.ts';

/** The verb of the people page: other roles for somebody, or no seat any more, or again. */
export async function changeSeat(
  { store, policy, now }: Office,
  by: Actor,
  of: string,
  change: SeatChange,
): Promise<Result<{ readonly before: readonly string[]; readonly active: boolean }>> {
  const { organization } = by;
  const [held, kind] = [await store.held(organization), await store.kindOf(organization)];
  const refusal = seatChangeRefusal(held, { by: by.account, of, change }, policy, kind);
  if (refusal) return { ok: false, refusal };
  const before = held.find((seat) => seat.account === of);
  if (!before) return refused('not_found', 'there is no such person here');
  if ('roles' in change) await store.setRoles(organization, of, [...new Set(change.roles)]);
  else await store.setActive(organization, of, change.active);
  const stays = 'roles' in change ? change.roles.includes(MANAGER) : change.active;
  if (!stays) await store.revokeOf(organization, of, now);
  if ('active' in change && !change.active) await store.endSessions(organization, of, now);
  return { ok: true, value: { before: before.roles, active: before.active } };
}
