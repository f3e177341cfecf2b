import type { Instant, IsoDate } from '../../kernel/index.ts';
import type { FacilityContact, RequestBody } from './request.ts';
import type { EventOf, Person } from './request-event.ts';

type NeedState = EventOf<'discharge_needs'>['needs'][number]['state'];

/** What a member needs when he leaves, as far as somebody has said. */
export interface DischargeNeed {
  readonly need: string;
  readonly state: NeedState;
  readonly at: Instant;
  readonly by: Person | undefined;
}

/** The task of a planned discharge: whose it is, with whom at the facility, what is needed; over when the member has left. */
export interface Discharge {
  readonly on: IsoDate;
  readonly owner: string;
  readonly contact: FacilityContact | undefined;
  readonly needs: readonly DischargeNeed[];
  readonly left: IsoDate | undefined;
}

type DischargeEvent = EventOf<'discharge_planned'> | EventOf<'discharge_needs'> | EventOf<'discharged'>;
interface Done {
  readonly at: Instant;
  readonly by?: Person | undefined;
}

export function dischargeAfter(
  before: Discharge | undefined,
  what: DischargeEvent,
  { at, by }: Done,
): Discharge | undefined {
  if (what.kind === 'discharge_planned') {
    const { on, owner, contact } = what;
    return { needs: [], left: undefined, ...before, on, owner, contact };
  }
  if (!before) return undefined;
  if (what.kind === 'discharged') return { ...before, left: what.on };
  const needs = new Map(before.needs.map((one) => [one.need, one]));
  for (const { need, state } of what.needs) needs.set(need, { need, state, at, by });
  return { ...before, needs: [...needs.values()] };
}

/** A stay at a facility: an admission that was planned, or one under way whose facility is known. */
export function isStay({ kind, facility }: Pick<RequestBody, 'kind' | 'facility'>): boolean {
  return kind === 'elective_admission' || (kind === 'concurrent' && facility !== undefined);
}

/** The day a member is expected to leave, while somebody has to see to it. */
export function dischargeToSee({
  state,
  discharge,
}: {
  readonly state: string;
  readonly discharge: Discharge | undefined;
}): IsoDate | undefined {
  const stands = state === 'open' || state === 'decided';
  return stands && discharge?.left === undefined ? discharge?.on : undefined;
}
