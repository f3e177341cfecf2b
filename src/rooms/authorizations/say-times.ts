import type { Instant } from '../../kernel/index.ts';
import type { PlanClocks, Speech, TimedCase } from '../../rules/index.ts';
import { sayReadings } from '../cases/index.ts';
import type { Request } from './open-request.ts';
import { timedNotice, timedRequest, timesOf } from './request-clocks.ts';
import type { RequestPage } from './spoken-request.ts';

/** Every clock of a request with its reasons, the one that governs first. */
export function sayTimes(
  clocks: PlanClocks,
  request: Request,
  now: Instant,
  speech: Speech,
  lapsed?: Instant,
): RequestPage['times'] {
  const notice = timedNotice(request, lapsed);
  const whole = timedRequest(request);
  const timedAs = (of: TimedCase['of']) => (of === 'notice' && notice ? notice : whole);
  return sayReadings(timesOf(clocks, request, now, lapsed), timedAs, now, speech);
}
