import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessPolicy } from './access-policy.ts';
import { type HeldSeat, lastManager, MANAGER, type SeatChange, seatChangeRefusal } from './last-manager.ts';

const at = ['provider' as const];
const policy = {
  roles: { [MANAGER]: { at, may: [] }, biller: { at, may: [] }, reviewer_nurse: { at: ['plan'], may: [] } },
} as unknown as AccessPolicy;
const seat = (account: string, roles: string[], active = true): HeldSeat => ({ account, roles, active });
const code = (seats: readonly HeldSeat[], by: string, of: string, change: SeatChange) =>
  seatChangeRefusal(seats, { by, of, change }, policy, 'provider')?.code;

describe('an organization', () => {
  const alone = [seat('mara', [MANAGER]), seat('bo', ['biller']), seat('nia', [MANAGER], false)];

  it('keeps its last active account manager [HN-PORT-02]', () => {
    expect(lastManager(alone)).toBe('mara');
    expect(code(alone, 'mara', 'mara', { active: false })).toBe('last_manager');
    expect(code(alone, 'mara', 'mara', { roles: ['biller'] })).toBe('own_roles');
    expect(code(alone, 'bo', 'mara', { roles: ['biller'] })).toBe('last_manager');
    expect(code(alone, 'mara', 'bo', { active: false })).toBeUndefined();
  });

  it('lets one of two go', () => {
    const two = [...alone, seat('zoe', [MANAGER])];
    expect(lastManager(two)).toBeUndefined();
    expect(code(two, 'mara', 'mara', { active: false })).toBeUndefined();
    expect(code(two, 'mara', 'zoe', { roles: ['biller'] })).toBeUndefined();
  });

  it('gives no role that is not held in its kind, and nobody raises himself', () => {
    expect(code(alone, 'mara', 'bo', { roles: ['reviewer_nurse'] })).toBe('role_not_here');
    expect(code(alone, 'mara', 'bo', { roles: ['no such role'] })).toBe('role_not_here');
    expect(code(alone, 'mara', 'mara', { roles: [MANAGER, 'biller'] })).toBe('own_roles');
    expect(code(alone, 'mara', 'nobody', { active: false })).toBe('not_found');
  });

  it('never loses its managers by any changes in any order', () => {
    const people = ['a', 'b', 'c'];
    const change = fc.record({
      by: fc.constantFrom(...people),
      of: fc.constantFrom(...people),
      change: fc.oneof(
        fc.record({ active: fc.boolean() }),
        fc.record({ roles: fc.subarray([MANAGER, 'biller'], { minLength: 1 }) }),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let seats = people.map((p, i) => seat(p, i === 0 ? [MANAGER] : ['biller']));
        for (const each of changes) {
          if (seatChangeRefusal(seats, each, policy, 'provider')) continue;
          seats = seats.map((s) => (s.account === each.of ? { ...s, ...each.change } : s));
        }
        return seats.some((s) => s.active && s.roles.includes(MANAGER));
      }),
    );
  });
});
