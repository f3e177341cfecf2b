import { dateOfDayNumber, dayAt, done, type Instant, type Result, refused } from '../../kernel/index.ts';
import { type Person, personOf } from '../authorizations/index.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import type { ContinuityEventOf, ContinuityHappened } from './continuity-event.ts';
import { judgeContinuity } from './decide-continuity.ts';
import { type Continuity, isRefused } from './open-continuity.ts';

/** The appeal that was won. */
type Won = Pick<ContinuityEventOf<'decision_overturned'>, 'appeal' | 'remedy'>;

/**
 * What was won takes the place of the refusal: all that was asked, for the days that policy lets such a grant last. Whether there is a
 * reason against it the appeal has answered; how long it lasts it has not.
 */
export async function overturnContinuity(
  desk: ContinuityDesk,
  number: string,
  won: Won,
  { viewer, now }: { readonly viewer: Person; readonly now: Instant },
): Promise<Result<Continuity>> {
  const one = await desk.store.load(desk.plan, number);
  if (!one) return refused('not_found', 'no such decision');
  if (!isRefused(one)) return done(one);
  const what = grantWon(desk, one, won, now);
  if (!what.ok) return what;
  const after = await desk.store.append(desk.plan, number, one.events, [
    { at: now, by: personOf(viewer), what: what.value },
  ]);
  return after ? done(after) : refused('changed_meanwhile', number);
}

/** What an appeal that is won grants, or why nothing can be. */
export function grantWon(
  desk: ContinuityDesk,
  one: Continuity,
  { appeal, remedy }: Won,
  now: Instant,
): Result<ContinuityHappened> {
  if (one.enrolledOn === undefined) return refused('enrollment_unknown', one.number, ['REF-COC-04']);
  const { days } = judgeContinuity(desk, one, one.decision?.basis ?? 'relationship', dateOfDayNumber(dayAt(now)));
  if (!days) return refused('no_day_covered', one.number, ['REF-COC-04', 'REF-COC-09']);
  const services = one.services.length > 0 ? one.services : [''];
  return done({
    kind: 'decision_overturned',
    appeal,
    ...(remedy ? { remedy } : {}),
    granted: services.map((service) => ({ service, from: days.from, to: days.last })),
    policy: desk.policy.version,
  });
}
