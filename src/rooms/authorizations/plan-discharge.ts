import { dateOfDayNumber, dayAt, done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { Request } from './open-request.ts';
import type { FacilityContact } from './request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import type { EventOf } from './request-event.ts';

const CITE = ['AAH-UM-INP-04'];

/**
 * The day a stay is planned to end makes a task of the role the plan names, with whom to talk to at the facility. Said again it is
 * another day, or another contact.
 * @cites AAH-UM-INP-04
 */
export function planDischarge(
  desk: RequestDesk,
  number: string,
  { on, contact }: { readonly on: IsoDate; readonly contact?: Omit<FacilityContact, 'from'> | undefined },
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'plan_discharge', asking, async (request) => {
    const rules = desk.policy.discharge;
    if (!rules) return refused('no_discharge_rules', desk.plan);
    if (on < today(asking)) return refused('discharge_day_passed', on, CITE);
    if (on < admittedOn(request)) return refused('discharge_before_admission', on, CITE);
    const stated = contact && (contact.name ?? contact.phone) !== undefined ? contact : undefined;
    const known = stated
      ? { ...stated, from: 'stated' as const }
      : (request.discharge?.contact ?? (await contactOf(desk, request)));
    const before = request.discharge;
    if (before?.on === on && (!stated || isSame(stated, before.contact))) return refused('discharge_unchanged', on);
    return done([{ kind: 'discharge_planned', on, owner: rules.owner, ...(known ? { contact: known } : {}) }]);
  });
}

function isSame(stated: Omit<FacilityContact, 'from'>, known: FacilityContact | undefined): boolean {
  return known?.from === 'stated' && known.name === stated.name && known.phone === stated.phone;
}

/** Of a facility outside the network as whoever asked named it; else what the directory publishes. Nobody is invented. */
async function contactOf(desk: RequestDesk, { body }: Request): Promise<FacilityContact | undefined> {
  const { facility, outside = [] } = body;
  if (facility === undefined) return undefined;
  const stranger = outside.find(({ npi }) => npi === facility);
  if (stranger) return stranger.phone === undefined ? undefined : { phone: stranger.phone, from: 'request' };
  const phone = await desk.phoneOf(facility);
  return phone === undefined ? undefined : { phone, from: 'directory' };
}

/** What the member needs, and what of it is done: any of what the plan's policy lists. */
export function noteDischargeNeeds(
  desk: RequestDesk,
  number: string,
  needs: EventOf<'discharge_needs'>['needs'],
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'note_discharge_needs', asking, ({ discharge }) => {
    const listed = new Set(desk.policy.discharge?.needs.map(({ need }) => need));
    const strange = needs.find(({ need }) => !listed.has(need));
    if (strange) return refused('no_such_need', strange.need, CITE);
    const changed = needs.filter(
      ({ need, state }) => discharge?.needs.find((one) => one.need === need)?.state !== state,
    );
    if (changed.length === 0) return refused('needs_unchanged', 'nothing is said that was not said before');
    return done([{ kind: 'discharge_needs', needs: changed }]);
  });
}

/** The member has left: the task is over, whatever of it is not done stays to be seen as such. */
export function recordDischarge(
  desk: RequestDesk,
  number: string,
  on: IsoDate,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'record_discharge', asking, (request) => {
    if (on > today(asking)) return refused('discharge_to_come', on, CITE);
    if (on < admittedOn(request)) return refused('discharge_before_admission', on, CITE);
    return done([{ kind: 'discharged', on }]);
  });
}

function today({ now }: Asking): IsoDate {
  return dateOfDayNumber(dayAt(now));
}

/** The first day that is asked for, or the planned one where that is earlier. */
function admittedOn({ lines, body }: Request): IsoDate {
  const days = lines.map(({ from }) => from);
  return [...days, ...(body.plannedOn === undefined ? [] : [body.plannedOn])].sort()[0] ?? '';
}
