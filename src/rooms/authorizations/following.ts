import { addDays, type IsoDate } from '../../kernel/index.ts';
import type { RequestBody } from './request.ts';
import type { RequestDesk } from './request-desk.ts';
import type { Person } from './request-event.ts';
import { licenseOnFile } from './reviewer-license.ts';

/** From a day, and until one, a reviewer follows the members at a facility. */
export interface Following<P = Person> {
  readonly person: P;
  readonly from: IsoDate;
  readonly to?: IsoDate | undefined;
}

/** Who follows from a day on, or nobody: what was from then on is replaced, what was before ends the day before. */
export function followedFrom<P>(spans: readonly Following<P>[], from: IsoDate, person: P | undefined): Following<P>[] {
  const before = spans
    .filter((span) => span.from < from)
    .map((span) => (span.to === undefined || span.to >= from ? { ...span, to: addDays(from, -1) } : span));
  return person ? [...before, { person, from }] : before;
}

export function followerOn(spans: readonly Following[], on: IsoDate): Person | undefined {
  return spans.find(({ from, to }) => from <= on && (to === undefined || on <= to))?.person;
}

/**
 * The nurse who follows the members admitted to the facility of a request; of a facility nobody follows, or where a licence has run
 * out, nobody: it waits in the pool.
 * @cites AAH-UM-INP-01
 */
export async function followerOf(
  desk: RequestDesk,
  { kind, facility }: RequestBody,
  on: IsoDate,
): Promise<Person | undefined> {
  if (facility === undefined || (kind !== 'concurrent' && kind !== 'elective_admission')) return undefined;
  const person = await desk.followerAt(facility, on);
  if (!person) return undefined;
  return (await licenseOnFile(desk, person, on)).allowed.ok ? person : undefined;
}
