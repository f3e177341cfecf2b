import { dateOfDayNumber, dayAt, done, type Instant, type Result } from '../../kernel/index.ts';
import { ask, judged } from './ask-policy.ts';
import { askSpan, ecmFacts } from './ecm-span.ts';
import { bodyNow, type Request } from './open-request.ts';
import { inNetwork } from './outside-network.ts';
import type { Reference } from './request.ts';
import { append, type RequestDesk } from './request-desk.ts';
import type { JudgedClause, RequestEvent } from './request-event.ts';

/**
 * What policy can decide whole is approved at once, and says so: every line is covered, needs no authorization and lacks no paper, or the
 * policy names the case as one authorized without review [REF-PA-04]. Policy never denies by itself: all else goes to a person.
 */
export async function approveAutomatically(desk: RequestDesk, request: Request, now: Instant): Promise<RequestEvent[]> {
  // What policy says of a provider it says of the network's; where one is outside it, or that is not known, a person looks.
  const { requester, servicing, facility } = request.body;
  const named = [requester, servicing, facility].filter((id) => id !== undefined);
  if (!named.every((id) => inNetwork(request.body, request.lines, id))) return [];
  const granted = await approvedByQuestion(desk, request);
  const clauses = granted ?? (await approvedByBenefit(desk, request));
  if (!clauses) return [];
  const references: Reference[] = [{ source: 'policy', name: 'automatic', met: true }];
  const lines = request.lines.map(({ line, units }) => ({ line, outcome: 'approved' as const, units }));
  return [
    {
      at: now,
      what: {
        kind: 'decided',
        outcome: 'approved',
        automatic: true,
        policy: desk.policy.version,
        clauses: [...clauses],
        decision: { lines, basis: 'coverage', references, review: {} },
      },
    },
  ];
}

/** The request after policy has looked at it again: something came that it may have waited for. */
export async function decidedByPolicy(desk: RequestDesk, request: Request, now: Instant): Promise<Result<Request>> {
  const events = request.state === 'open' ? await approveAutomatically(desk, request, now) : [];
  return events.length > 0 ? append(desk, request, events) : done(request);
}

async function approvedByQuestion(desk: RequestDesk, request: Request): Promise<readonly JudgedClause[] | undefined> {
  if (request.body.program !== 'ecm') return undefined;
  const on = dateOfDayNumber(dayAt(request.received));
  const facts = await ecmFacts(desk, request, request.lines);
  const answer = ask(desk.policy, 'ecm-automatic-authorization', on, facts);
  const span = await askSpan(desk, request, request.lines, on);
  if (answer?.answer !== 'yes' || span?.fits === false) return undefined;
  return [...judged(answer, facts), ...(span?.clauses ?? [])];
}

async function approvedByBenefit(desk: RequestDesk, request: Request): Promise<readonly JudgedClause[] | undefined> {
  const body = bodyNow(request);
  const { lines } = body;
  // Whom ECM is for no claim line tells, whatever its code: only the policy's own question grants it without review [CCAH-ECM-OUT-08, REF-PA-04].
  if (body.program === 'ecm') return undefined;
  if (body.kind !== 'pre_service' || lines.some((line) => line.code === undefined)) return undefined;
  const clauses: JudgedClause[] = [];
  for (const line of lines) {
    const answer = await desk.judge(body, line);
    const isWhole = answer.covered === 'yes' && answer.authorization === 'not_needed' && answer.papers.length === 0;
    if (!isWhole) return undefined;
    clauses.push(...answer.clauses);
  }
  return clauses;
}
