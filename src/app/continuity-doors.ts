import { californiaDate } from '../kernel/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { World } from '../rooms/claims/index.ts';
import type { ContinuityDesk, ContinuityRouteDoors } from '../rooms/continuity/index.ts';
import { latestEnrollment } from '../rooms/members/index.ts';
import { isContracted } from '../rooms/network/index.ts';
import { letterBook } from './notice-doors.ts';
import type { PolicyDesk } from './portal/policy-desk.ts';
import { worldFor } from './world-for.ts';

type Known = Pick<ContinuityDesk, 'member' | 'network' | 'visits'>;

/** What continuity asks of members, network and paid lines, from the world that claims are judged in. */
export function knownFromWorld(
  world: (asked: { readonly member?: string; readonly provider?: string }) => Promise<World>,
): Known {
  return {
    member: async (id, on) => {
      const member = (await world({ member: id })).member(id);
      if (!member) return undefined;
      const enrolledOn = latestEnrollment(member.coverage, on);
      const covering = member.coverage.findLast(({ from }) => from === undefined || from <= on);
      const lineOfBusiness = covering?.lineOfBusiness ?? 'unknown';
      return { lineOfBusiness, ...(enrolledOn === undefined ? {} : { enrolledOn }) };
    },
    network: async (id, on) => {
      const provider = (await world({ provider: id })).provider(id);
      return provider && (isContracted(provider, on) ? 'in_network' : 'out_of_network');
    },
    visits: async (id, provider) => {
      const known = await world({ member: id, provider });
      const member = known.member(id);
      const lines = member ? known.history(member.unit) : [];
      return lines.filter((line) => line.member === id && line.provider === provider).map(({ from }) => from);
    },
  };
}

/** With the plan's eyes: a visit paid to somebody else than the asker is evidence too. */
export function continuityDoors(
  owner: Database,
  desk: Pick<PolicyDesk, 'book' | 'policyOf' | 'clocksOf'>,
): Omit<ContinuityRouteDoors, 'reach'> {
  const world = worldFor(owner);
  return {
    policyOf: (plan) => desk.policyOf(plan),
    clocksOf: (plan) => desk.clocksOf(plan),
    hearingOf: (policy) => {
      const { hearing_phone: phone, hearing_tty: tty } = letterBook(desk.book, policy).known;
      return { phone, tty };
    },
    knownOf: (policy, now) =>
      knownFromWorld((asked) => {
        const at = new Date(now);
        return world(policy, { on: californiaDate(at), code: '', stated: {}, ...asked }, at);
      }),
  };
}
