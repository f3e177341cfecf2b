import type { IsoDate } from '../../kernel/index.ts';
import { type CompiledPolicy, expandCodes, type FactValue, type QuestionAnswer } from '../../rules/index.ts';
import { ask } from './ask-policy.ts';
import { type Request, stillMissing } from './open-request.ts';
import { networkFacts } from './outside-network.ts';
import { unreadItems } from './papers.ts';
import { CLINICAL_ITEMS, type RequestBody } from './request.ts';
import type { EventOf } from './request-event.ts';

/** What the plan's policy looks at before anybody reviews: the form, the papers, the reason of a late request. */
type Door = EventOf<'submitted'>['door'];

/** The questions whose yes means that what a decision needs is there. */
function questionsOfPapers({ program }: RequestBody): readonly string[] {
  return ['clinical-information', ...(program === 'community_supports' ? ['cs-authorization-request'] : [])];
}

export interface IntakeAnswer {
  readonly question: string;
  readonly answer: QuestionAnswer;
}

/** The plan's answers about a request as it came; a question its policy does not ask is left out. `marked` is the kind the form named. */
export function askIntake(
  policy: CompiledPolicy,
  body: RequestBody,
  on: IsoDate,
  door: Door,
  marked = body.kind,
): IntakeAnswer[] {
  const facts = factsFor(policy, body, on, door);
  const isLate = body.kind === 'post_service' || marked === 'post_service';
  const asked = [
    'authorization-form',
    'network-standing',
    ...questionsOfPapers(body),
    ...(isLate ? ['post-service-request'] : []),
    ...(body.kind === 'elective_admission' ? ['elective-admission'] : []),
  ];
  return asked.flatMap((question) => {
    const answer = ask(policy, question, on, facts);
    return answer ? [{ question, answer }] : [];
  });
}

export function remarksOf(answers: readonly IntakeAnswer[]): string[] {
  return [...new Set(answers.flatMap(({ answer }) => [...answer.reasons, ...answer.warnings]))];
}

/** Whether what a decision needs is there. A plan whose policy does not ask has nothing to wait for. */
export function isComplete(policy: CompiledPolicy, body: RequestBody, on: IsoDate, door: Door): boolean {
  const facts = factsFor(policy, body, on, door);
  return questionsOfPapers(body).every((question) => {
    const answer = ask(policy, question, on, facts);
    return !answer || answer.answer === 'yes' || answer.answer === 'review';
  });
}

/** The same after something came. What was asked for by a name policy knows must have come too, and
 * what is attached for such a name must have been read; a paper comes as an attachment. */
export function isCompleteNow(
  policy: CompiledPolicy,
  { waitingFor, papers, door }: Pick<Request, 'waitingFor' | 'papers' | 'door'>,
  body: RequestBody,
  on: IsoDate,
): boolean {
  const isNamed = (item: string) => item in policy.vocabulary || CLINICAL_ITEMS.some((one) => one === item);
  const open = [...stillMissing(waitingFor, body), ...stillMissing(unreadItems(papers), body)];
  return open.every((item) => !isNamed(item)) && isComplete(policy, body, on, door);
}

/** The service by its codes; of words alone only the form of one service says it. */
function serviceOf({ codeSets }: CompiledPolicy, { form, lines }: RequestBody): string | undefined {
  const pumps = 'breast-pumps' in codeSets ? expandCodes(['@breast-pumps'], codeSets) : [];
  if (lines.some(({ code }) => code !== undefined && pumps.includes(code))) return 'breast_pump';
  if (lines.every(({ code }) => code !== undefined)) return 'other';
  return form === 'breast_pump_request' ? 'breast_pump' : undefined;
}

export function factsFor(
  policy: CompiledPolicy,
  body: RequestBody,
  on: IsoDate,
  door: Door,
): Record<string, FactValue> {
  return { 'um_request.service': serviceOf(policy, body), ...intakeFacts(body, on, door) };
}

export function intakeFacts(body: RequestBody, on: IsoDate, door?: Door): Record<string, FactValue> {
  const first = body.lines.map((line) => line.from).sort()[0];
  const last = body.lines
    .map((line) => line.to ?? line.from)
    .sort()
    .at(-1);
  // Where nothing came at all, nothing of it did; of papers nobody has looked at that is not known.
  const none = Object.keys(body.checklist).length + body.attachments.length === 0;
  const items = none ? CLINICAL_ITEMS.map((item) => [item, 'missing'] as const) : Object.entries(body.checklist);
  const stated = Object.fromEntries(items.map(([item, state]) => [`clinical.${item}`, state]));
  const isToCome = body.kind !== 'post_service' && body.kind !== 'concurrent';
  const hasCome = Object.values(body.checklist).includes('attached');
  // What the room knows by itself nobody states otherwise.
  return {
    ...body.facts,
    ...networkFacts(body),
    'um_request.form': FORMS.has(body.form) ? body.form : 'other',
    'um_request.kind': body.kind === 'elective_admission' ? 'facility_admission' : 'other_service',
    'um_request.received_on': on,
    'um_request.service_on': isToCome ? (body.plannedOn ?? first) : undefined,
    'um_request.service_ended_on': last,
    'um_request.medical_necessity_review': body.program === 'medical',
    'um_request.retro_mark': body.retro?.mark ?? false,
    'um_request.retro_reason': body.retro?.reason,
    'admission.kind': body.kind === 'elective_admission' ? 'elective' : undefined,
    'admission.documented': hasCome,
    'clinical.received_on': hasCome ? (body.facts['clinical.received_on'] ?? on) : undefined,
    'cs_request.channel': door,
    ...stated,
  };
}

/** The forms the vocabulary tells apart. */
const FORMS = new Set(['authorization_request', 'breast_pump_request']);
