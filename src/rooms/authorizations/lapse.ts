import type { Instant } from '../../kernel/index.ts';
import type { CompiledClock, PlanClocks, ReadClock } from '../../rules/index.ts';
import { type Request, requestFrom } from './open-request.ts';
import { decisionReadings } from './request-clocks.ts';

/** A limit that passed while nobody had decided. */
export interface Lapse {
  /** The last moment in time; from then on it counts as a denial. */
  readonly at: Instant;
  readonly clock: CompiledClock;
}

/**
 * Not decided in time counts as a denial. It follows from events and clocks alone: what had happened by then says whether a limit
 * passed, and nothing that happens later makes it unhappened. Of a request that was taken back, or is a group's, nothing follows.
 * @cites REF-UM-CLK-08
 */
export function lapseOf(clocks: PlanClocks, request: Request, now: Instant): Lapse | undefined {
  const { plan, number, events, state } = request;
  if (state !== 'open' && state !== 'decided') return undefined;
  for (let seen = 1; seen <= events.length; seen++) {
    const next = events[seen];
    const then = next ? requestFrom(plan, number, events.slice(0, seen)) : request;
    if (then?.state !== 'open') return undefined;
    const moment = Math.min(next?.at ?? now, now);
    const limit = limitOf(decisionReadings(clocks, then, moment));
    if (limit && limit.at < moment) return limit;
    if (next && next.at > now) return undefined;
  }
  return undefined;
}

/** When no decision will count as a denial, of the clocks of a request as they are read. */
export function limitOf(readings: readonly ReadClock[]): Lapse | undefined {
  let first: Lapse | undefined;
  for (const { clock, due } of readings) {
    if (clock.rule.counts_as !== 'denial' || due === undefined) continue;
    if (first === undefined || due < first.at) first = { at: due, clock };
  }
  return first;
}
