import { dateOfDayNumber, dayAt, done, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import { decidedByPolicy } from './decide-automatically.ts';
import { askIntake, isCompleteNow, remarksOf } from './intake.ts';
import { bodyNow, type Request } from './open-request.ts';
import { withPapers } from './papers.ts';
import type { RequestBody } from './request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import type { EventOf } from './request-event.ts';

export interface AddedInformation extends Pick<RequestBody, 'checklist' | 'facts' | 'attachments'> {
  /** Which of what is missing a paper is: one that comes now, or came before. */
  readonly papers?: Readonly<Record<string, string[]>> | undefined;
}

/** What was missing comes. Whether it is complete now is for policy to say, not for the sender; what policy can decide whole now, it decides. */
export async function addInformation(
  desk: RequestDesk,
  number: string,
  added: AddedInformation,
  asking: Asking,
): Promise<Result<Request>> {
  const after = await step(desk, number, 'add_information', asking, (request) => {
    const there = new Set([...request.attachments, ...added.attachments]);
    const strange = Object.values(added.papers ?? {})
      .flat()
      .find((id) => !there.has(id));
    return strange === undefined
      ? done([informationAdded(desk, request, added, asking.now)])
      : refused('paper_not_attached', 'a paper that is named is not attached to this request');
  });
  return after.ok ? decidedByPolicy(desk, after.value, asking.now) : after;
}

/** The event, with what intake says of the request as it stands with it. */
export function informationAdded(
  { policy }: RequestDesk,
  request: Request,
  { checklist, facts, attachments, papers = {} }: AddedInformation,
  now: Instant,
): EventOf<'information_added'> {
  const before = bodyNow(request);
  const body = { ...before, checklist: { ...before.checklist, ...checklist }, facts: { ...before.facts, ...facts } };
  const on = dateOfDayNumber(dayAt(request.received));
  const brings = Object.values(checklist).includes('attached');
  const came = brings
    ? { 'clinical.received_on': dateOfDayNumber(dayAt(now)), 'clinical.with_initial_request': false }
    : {};
  return {
    kind: 'information_added',
    checklist,
    facts,
    attachments,
    ...(Object.keys(papers).length > 0 ? { papers } : {}),
    complete: isCompleteNow(policy, { ...request, papers: withPapers(request.papers, papers) }, body, on),
    warnings: remarksNow(policy, request, { ...body, facts: { ...came, ...body.facts } }),
  };
}

/** What intake remarks of a request as it would be with this body. */
export function remarksNow(policy: CompiledPolicy, request: Request, body: RequestBody): string[] {
  const on = dateOfDayNumber(dayAt(request.received));
  const others = request.warnings.filter((one) => NOT_OF_INTAKE.has(one));
  return [...new Set([...remarksOf(askIntake(policy, body, on, request.door)), ...others])];
}

/** Remarks that no paper takes away. */
const NOT_OF_INTAKE = new Set(['not_covered_on_receipt', 'not_in_policy']);
