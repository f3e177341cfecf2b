import { dateOfDayNumber, dayAt, done, type Instant, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { FactValue } from '../../rules/index.ts';
import { ask } from './ask-policy.ts';
import { approveAutomatically } from './decide-automatically.ts';
import { type Request, requestFrom } from './open-request.ts';
import type { Handler, RequestBody } from './request.ts';
import type { Viewer } from './request-actions.ts';
import { append, personOf, type RequestDesk, type RequestMember } from './request-desk.ts';
import type { EventOf, RequestEvent } from './request-event.ts';

export interface Submission {
  readonly body: RequestBody;
  readonly door: EventOf<'submitted'>['door'];
  /** When it reached the first door, where that was before `now`: a fax keyed later, a request sent on by a group. */
  readonly received?: Instant | undefined;
  readonly viewer: Viewer;
  readonly now: Instant;
}

export interface Submitted {
  readonly request: Request;
  /** The request it repeats: nothing new was opened, what came with it was kept. */
  readonly duplicateOf?: string;
}

/**
 * A request comes in by any door. It is never turned away for a wrong form or missing papers: it is numbered, its clock starts, and
 * what is missing is asked for [AAH-UM-PRE-05, AAH-UM-SUB-04]. For a member of a delegated group it is logged and sent on, not
 * judged [AAH-UM-RTE-03].
 */
export async function submitRequest(desk: RequestDesk, submission: Submission): Promise<Result<Submitted>> {
  const { now, viewer, door } = submission;
  const received = submission.received ?? now;
  const on = dateOfDayNumber(dayAt(received));
  const impossible = whyImpossible(submission.body, received, now);
  if (impossible) return impossible;
  const member = await desk.member(submission.body.member, on);
  if (!member) return refused('not_found', 'no such member');
  for (const provider of [submission.body.requester, submission.body.servicing, submission.body.facility]) {
    if (provider !== undefined && !(await desk.knowsProvider(provider))) return refused('unknown_provider', provider);
  }
  const body = classed(submission.body, on);
  const before = (await desk.store.ofMember(desk.plan, member.id)).find((one) => sameAs(one, body));
  if (before) return again(desk, before, submission);
  const group = member.group;
  const handler: Handler = group === undefined ? { kind: 'plan' } : { kind: 'group', group };
  const intake = group === undefined ? intakeOf(desk, body, member, on) : { complete: false, warnings: [] };
  const by = personOf(viewer);
  const what: EventOf<'submitted'> = {
    kind: 'submitted',
    body,
    door,
    received,
    lineOfBusiness: member.lineOfBusiness,
    handler,
    ...intake,
  };
  const events: RequestEvent[] = [{ at: now, by, what }];
  if (group !== undefined)
    events.push({ at: now, what: { kind: 'redirected', to: handler, why: 'medical_group_handles' } });
  const number = await desk.store.nextNumber(desk.plan, on);
  const opened = requestFrom(desk.plan, number, events);
  if (!opened) throw new Error('a submitted request does not begin with its submission');
  const automatic = group === undefined ? await approveAutomatically(desk, opened, now) : [];
  const written = await append(desk, { ...opened, events: [] }, [...events, ...automatic]);
  return written.ok ? done({ request: written.value }) : written;
}

function whyImpossible(body: RequestBody, received: Instant, now: Instant): Result<never> | undefined {
  if (received > now) return refused('received_in_future', 'a request cannot have come in yet');
  for (const { line, from, to } of body.lines) {
    if (to !== undefined && to < from) return refused('dates_reversed', `line ${line}`);
  }
  const numbers = new Set(body.lines.map((line) => line.line));
  return numbers.size < body.lines.length
    ? refused('line_named_twice', 'each line has a number of its own')
    : undefined;
}

/** The dates decide: a service that is over is asked for after it, marked so or not [AAH-UM-RET-05]. */
export function classed(body: RequestBody, on: IsoDate): RequestBody {
  const isOver = body.lines.every((line) => (line.to ?? line.from) < on);
  const before = body.kind === 'pre_service' || body.kind === 'elective_admission';
  if (body.continuity && before) return { ...body, kind: 'continuity' };
  return isOver && before ? { ...body, kind: 'post_service' } : body;
}

/** The same member, requester, kind, services and days, of a request that still stands. */
export function sameAs(request: Request, body: RequestBody): boolean {
  if (request.state === 'withdrawn' || request.state === 'cancelled') return false;
  const services = ({ lines }: Pick<RequestBody, 'lines'>) =>
    lines
      .map((l) => [l.code ?? l.what, ...l.modifiers, l.from, l.to ?? l.from, l.units].join(' '))
      .sort()
      .join('\n');
  return (
    request.body.kind === body.kind &&
    request.body.requester === body.requester &&
    services(request.body) === services(body)
  );
}

async function again(
  desk: RequestDesk,
  before: Request,
  { door, body, viewer, now }: Submission,
): Promise<Result<Submitted>> {
  const at = Math.max(now, before.events.at(-1)?.at ?? now);
  const event: RequestEvent = {
    at,
    by: personOf(viewer),
    what: { kind: 'duplicate_received', door, attachments: body.attachments },
  };
  const written = await append(desk, before, [event]);
  return written.ok ? done({ request: written.value, duplicateOf: before.number }) : written;
}

function intakeOf(desk: RequestDesk, body: RequestBody, member: RequestMember, on: IsoDate) {
  const facts = intakeFacts(body, on);
  const asked = [
    'authorization-form',
    'clinical-information',
    ...(body.kind === 'post_service' ? ['post-service-request'] : []),
  ];
  const answers = asked.map((question) => ({ question, answer: ask(desk.policy, question, on, facts) }));
  const clinical = answers.find(({ question }) => question === 'clinical-information')?.answer;
  const warnings = answers.flatMap(({ answer }) => [...(answer?.reasons ?? []), ...(answer?.warnings ?? [])]);
  if (!member.covered) warnings.push('not_covered_on_receipt');
  return { complete: clinical ? clinical.answer === 'yes' : true, warnings: [...new Set(warnings)] };
}

/** What the plan's intake questions look at. */
export function intakeFacts(body: RequestBody, on: IsoDate): Record<string, FactValue> {
  const first = body.lines.map((line) => line.from).sort()[0];
  const last = body.lines
    .map((line) => line.to ?? line.from)
    .sort()
    .at(-1);
  const stated = Object.fromEntries(Object.entries(body.checklist).map(([item, state]) => [`clinical.${item}`, state]));
  const hasCome = Object.values(body.checklist).includes('attached');
  return {
    'um_request.form': FORMS.has(body.form) ? body.form : 'other',
    'um_request.kind': body.kind === 'elective_admission' ? 'facility_admission' : 'other_service',
    'um_request.received_on': on,
    'um_request.service_on': body.plannedOn ?? first,
    'um_request.service_ended_on': last,
    'um_request.medical_necessity_review': body.program === 'medical',
    'um_request.retro_mark': body.retro?.mark ?? false,
    'um_request.retro_reason': body.retro?.reason,
    'clinical.received_on': hasCome ? on : undefined,
    ...stated,
    ...body.facts,
  };
}

/** The forms the vocabulary tells apart. */
const FORMS = new Set(['authorization_request', 'breast_pump_request']);
