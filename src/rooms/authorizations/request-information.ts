import { dateOfDayNumber, dayAt, done, type Result, refused } from '../../kernel/index.ts';
import { type CompiledClause, UNKNOWN } from '../../rules/index.ts';
import { ask } from './ask-policy.ts';
import { askIntake, factsFor } from './intake.ts';
import { bodyNow, type Request } from './open-request.ts';
import { unreadItems } from './papers.ts';
import { CLINICAL_ITEMS } from './request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import type { EventOf, Happened } from './request-event.ts';

/** One thing a decision waits for: a clinical item, a fact of the vocabulary, or a paper. */
export interface Missing {
  readonly item: string;
  readonly is: 'clinical' | 'fact' | 'document';
  readonly cites: readonly string[];
  /** What was attached for it and nobody has read yet; absent where nothing was. */
  readonly unread?: readonly string[];
}

/** What nobody knows yet of a request: the unknown clauses of its lines, and the clinical items that are missing. */
export async function whatIsMissing(desk: RequestDesk, request: Request): Promise<Missing[]> {
  const on = dateOfDayNumber(dayAt(request.received));
  const body = bodyNow(request);
  const found = new Map<string, Missing>();
  const asked = askIntake(desk.policy, body, on, request.door);
  for (const { answer } of asked.filter(({ question }) => question !== 'elective-admission')) {
    for (const { clause, verdict } of answer.clauses) {
      if (verdict > UNKNOWN || clause.effect === 'warn') continue;
      for (const missing of missingOf(clause, answer.needed)) found.set(missing.item, missing);
    }
  }
  for (const line of request.lines.filter((one) => one.code !== undefined)) {
    const answer = await desk.judge(body, line);
    const citing = (name: string) => answer.clauses.filter((c) => name in c.facts).flatMap((c) => c.cite);
    // What no clause looks at, a price or the authorization that is asked for, nobody has to send.
    for (const item of answer.needed.filter((name) => answer.clauses.some(({ facts }) => name in facts)))
      found.set(item, { item, is: 'fact', cites: [...new Set(citing(item))] });
    for (const group of answer.papers) {
      // Of several papers any one is enough: where one has come no other is missing.
      if (group.some((item) => request.papers[item]?.read === 'holds')) continue;
      const came = group.filter((item) => request.papers[item]?.read === 'unread');
      for (const item of came.length > 0 ? came : group) found.set(item, { item, is: 'document', cites: [] });
    }
  }
  return [...found.values()].map((missing) => {
    const paper = request.papers[missing.item];
    return paper?.read === 'unread' ? { ...missing, unread: paper.attachments } : missing;
  });
}

/** Of a clause about one clinical item that item, attached or not; of any other the facts nobody knows. */
function missingOf({ facts, cite }: CompiledClause, needed: readonly string[]): Missing[] {
  const items = CLINICAL_ITEMS.filter((one) => facts.includes(`clinical.${one}`));
  if (items.length > 0) return items.length === 1 ? items.map((item) => ({ item, is: 'clinical', cites: cite })) : [];
  return facts.filter((one) => needed.includes(one)).map((item) => ({ item, is: 'fact', cites: cite }));
}

/**
 * What intake itself asks for, where the plan's policy has it asked at once: each item of clinical information that did not come. Whom the
 * portal does not reach gets a fax; nobody's clock waits for it unless the plan's own rule says so.
 * @cites AAH-UM-PRE-09
 */
export function askedAtIntake({ policy }: Pick<RequestDesk, 'policy'>, request: Request): Happened[] {
  const on = dateOfDayNumber(dayAt(request.received));
  const facts = factsFor(policy, bodyNow(request), on, request.door);
  const items = CLINICAL_ITEMS.filter((item) => facts[`clinical.${item}`] === 'missing');
  if (items.length === 0 || facts['um_request.medical_necessity_review'] !== true) return [];
  if (ask(policy, 'information-at-intake', on, facts)?.answer !== 'yes') return [];
  return [{ kind: 'information_requested', items, by_way_of: request.door === 'portal' ? 'portal' : 'fax' }];
}

/**
 * Asks the requester, by fax, call or portal, for what is missing. The Alliance's clock goes on.
 * @cites AAH-UM-PRE-09
 */
export function requestInformation(
  desk: RequestDesk,
  number: string,
  asked: Omit<EventOf<'information_requested'>, 'kind'>,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'request_information', asking, ({ papers }) => {
    if (asked.items.length === 0) return refused('nothing_asked', 'name what is missing');
    const unread = new Set(unreadItems(papers));
    const came = asked.items.find((item) => unread.has(item));
    return came === undefined
      ? done([{ kind: 'information_requested', ...asked }])
      : refused('attached_not_read', came, ['AAH-UM-PRE-09']);
  });
}
