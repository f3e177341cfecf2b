import { dateOfDayNumber, dayAt, done, type Instant, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import { informationAdded } from './add-information.ts';
import { ask } from './ask-policy.ts';
import { approveAutomatically, decidedByPolicy } from './decide-automatically.ts';
import { followerOf } from './following.ts';
import { askIntake, isComplete, remarksOf } from './intake.ts';
import { type Request, requestFrom } from './open-request.ts';
import { withProviders } from './outside-network.ts';
import type { Handler, RequestBody, RequestedLine } from './request.ts';
import type { Viewer } from './request-actions.ts';
import { append, personOf, type RequestDesk, type RequestMember } from './request-desk.ts';
import type { EventOf, Happened, RequestEvent } from './request-event.ts';
import { askedAtIntake } from './request-information.ts';

export interface Submission {
  readonly body: RequestBody;
  readonly door: EventOf<'submitted'>['door'];
  /** When it reached the first door, where that was before `now`: a fax keyed later, a request sent on by a group [REF-UM-CLK-09]. */
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
 * judged [AAH-UM-RTE-03]; one that came to the wrong door first keeps the hour of that door.
 * @cites REF-UM-CLK-09
 */
export async function submitRequest(desk: RequestDesk, submission: Submission): Promise<Result<Submitted>> {
  const { now, viewer, door } = submission;
  const received = submission.received ?? now;
  const on = dateOfDayNumber(dayAt(received));
  const impossible = whyImpossible(submission.body, received, now);
  if (impossible) return impossible;
  const member = await desk.member(submission.body.member, on);
  if (!member) return refused('not_found', 'no such member');
  const named = await withProviders(desk, submission.body, viewer);
  if (!named.ok) return named;
  const body = classed(named.value, on);
  const before = (await desk.store.ofMember(desk.plan, member.id)).find((one) => sameAs(one, body));
  if (before) return again(desk, before, { ...submission, body: named.value });
  const group = decidingGroup(desk, member, on);
  const handler: Handler = group === undefined ? { kind: 'plan' } : { kind: 'group', group };
  const intake =
    group === undefined ? await intakeOf(desk, body, member, on, submission) : { complete: false, warnings: [] };
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
  const isOpen = opened.state === 'open' && automatic.length === 0;
  const follower = isOpen ? await followerOf(desk, body, on) : undefined;
  const assigned: RequestEvent[] = follower ? [{ at: now, what: { kind: 'assigned', to: follower } }] : [];
  const asked = isOpen ? askedAtIntake(desk, opened).map((what) => ({ at: now, what })) : [];
  const written = await append(desk, { ...opened, events: [] }, [...events, ...automatic, ...asked, ...assigned]);
  return written.ok ? done({ request: written.value }) : written;
}

/** The member's delegated group, unless the plan's policy has the plan itself decide. */
function decidingGroup({ policy }: RequestDesk, { group }: RequestMember, on: IsoDate): string | undefined {
  const answer = ask(policy, 'authorization-handler', on, { 'member.delegated': group !== undefined });
  return answer?.answer === 'yes' ? undefined : group;
}

function whyImpossible(body: RequestBody, received: Instant, now: Instant): Result<never> | undefined {
  if (received > now) return refused('received_in_future', 'a request cannot have come in yet');
  return whyLinesImpossible(body.lines);
}

export function whyLinesImpossible(lines: readonly RequestedLine[]): Result<never> | undefined {
  for (const { line, from, to } of lines) {
    if (to !== undefined && to < from) return refused('dates_reversed', `line ${line}`);
  }
  return new Set(lines.map(({ line }) => line)).size < lines.length
    ? refused('line_named_twice', 'each line has a number of its own')
    : undefined;
}

/**
 * The dates decide, not the mark: a service that is over is asked for after it, marked so or not; one that goes on is reviewed while
 * it does, and one to come before it [AAH-UM-RET-05]. Else a mark would buy the slower clock.
 */
export function classed(body: RequestBody, on: IsoDate): RequestBody {
  const isOver = body.lines.every((line) => (line.to ?? line.from) < on);
  const hasBegun = body.lines.some((line) => line.from < on);
  const before = body.kind === 'pre_service' || body.kind === 'elective_admission';
  if (body.continuity && before) return { ...body, kind: 'continuity' };
  if (isOver && before) return { ...body, kind: 'post_service' };
  if (body.kind === 'post_service' && !isOver) return { ...body, kind: hasBegun ? 'concurrent' : 'pre_service' };
  return body;
}

/**
 * The same member, requester, kind, services and days, of a request that still stands. One that was denied is answered: who asks
 * again after that asks anew.
 */
export function sameAs(request: Request, body: RequestBody): boolean {
  if (request.state === 'withdrawn' || request.state === 'cancelled') return false;
  if (request.decision?.outcome === 'denied') return false;
  const services = ({ lines }: Pick<Request, 'lines'>) =>
    lines
      .map((l) => [l.code ?? l.what, ...l.modifiers, l.from, l.to ?? l.from, l.units].join(' '))
      .sort()
      .join('\n');
  return (
    request.body.kind === body.kind && request.body.requester === body.requester && services(request) === services(body)
  );
}

/** Nothing it brings is lost: an earlier receipt, a mark of urgency, information that was missing. */
async function again(
  desk: RequestDesk,
  before: Request,
  { door, body, viewer, now, received }: Submission,
): Promise<Result<Submitted>> {
  const at = Math.max(now, before.events.at(-1)?.at ?? now);
  // Its clocks start when it came, not when somebody keyed it [AAH-UM-TAT-06].
  const came = received === undefined ? {} : { received };
  const happened: Happened[] = [{ kind: 'duplicate_received', door, attachments: body.attachments, ...came }];
  if (before.state === 'open') {
    if (body.urgency === 'urgent' && before.urgency !== 'urgent')
      happened.push({ kind: 'urgency_changed', to: 'urgent', ...came });
    if (Object.keys(body.checklist).length + Object.keys(body.facts).length > 0)
      happened.push({ ...informationAdded(desk, before, body, received ?? at), ...came });
  }
  const by = personOf(viewer);
  const written = await append(
    desk,
    before,
    happened.map((what) => ({ at, by, what })),
  );
  // As for information that comes by itself: what policy can decide whole now, it decides.
  const decided = written.ok ? await decidedByPolicy(desk, written.value, at) : written;
  return decided.ok ? done({ request: decided.value, duplicateOf: before.number }) : decided;
}

async function intakeOf(
  desk: RequestDesk,
  body: RequestBody,
  member: RequestMember,
  on: IsoDate,
  { door, body: { kind: marked } }: Submission,
) {
  const warnings = remarksOf(askIntake(desk.policy, body, on, door, marked));
  if (!member.covered) warnings.push('not_covered_on_receipt');
  for (const line of body.lines.filter(({ code }) => code !== undefined)) {
    const { authorization } = await desk.judge(body, line);
    // Whether a code needs an authorization is unknown where no benefit of the plan names it.
    if (authorization === 'unknown' && !warnings.includes('not_in_policy')) warnings.push('not_in_policy');
  }
  return { complete: isComplete(desk.policy, body, on, door), warnings };
}
