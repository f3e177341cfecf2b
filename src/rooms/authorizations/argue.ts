import { dateOfDayNumber, dayAt } from '../../kernel/index.ts';
import {
  type CompiledClause,
  type CompiledPolicy,
  explainClause,
  type FactValue,
  type Speech,
  sayFact,
  sayValue,
} from '../../rules/index.ts';
import { ask, judged } from './ask-policy.ts';
import { askSpan } from './ecm-span.ts';
import { factsFor } from './intake.ts';
import type { Request } from './open-request.ts';
import { clausesFor } from './reader-side.ts';
import type { Viewer } from './request-actions.ts';
import type { RequestDesk } from './request-desk.ts';
import type { JudgedClause } from './request-event.ts';
import type { ArguedClause, RequestPage } from './spoken-request.ts';

type Argument = RequestPage['argument'];

/** The rule as an argument: as it was decided, or, while it is open, what the rule says of each line and what intake asks of the whole. */
export async function argue(desk: RequestDesk, request: Request, viewer: Viewer, speech: Speech): Promise<Argument> {
  const say = clauseSayer(desk.policy, speech, sourcesOf(request));
  if (request.decision) return [{ clauses: clausesFor(request.decision.clauses, viewer.side).map(say) }];
  if (request.state !== 'open') return [];
  const lines: Argument = [];
  for (const line of request.lines) {
    if (line.code === undefined) continue;
    const { covered, authorization, clauses } = await desk.judge(request.body, line);
    lines.push({ line: line.line, code: line.code, covered, authorization, clauses: clauses.map(say) });
  }
  const on = dateOfDayNumber(dayAt(request.received));
  const span = viewer.side === 'plan' ? await askSpan(desk, request, request.lines, on) : undefined;
  if (span) lines.push({ clauses: span.clauses.map(say) });
  const intake = intakeClauses(desk.policy, request);
  return intake.length > 0 ? [...lines, { clauses: intake.map(say) }] : lines;
}

/** What a clause of the plan's policy asks, by its id; undefined where today's policy has no such clause. */
export function clauseSaid(policy: CompiledPolicy, id: string, language: string): string | undefined {
  const clause = clausesOf(policy).known.get(id);
  return clause && explainClause(clause, policy, language);
}

function intakeClauses(policy: CompiledPolicy, request: Request): JudgedClause[] {
  const on = dateOfDayNumber(dayAt(request.received));
  const facts = factsFor(policy, { ...request.body, checklist: request.checklist }, on, request.door);
  return ['authorization-form', 'network-standing', 'clinical-information'].flatMap((question) => {
    const answer = ask(policy, question, on, facts);
    return answer ? judged(answer, facts) : [];
  });
}

export type FactSources = (
  name: string,
  value: unknown,
) => Pick<ArguedClause['facts'][number], 'source' | 'attachments'>;

/** Says a clause as it was judged, each fact with where it stands. */
export function clauseSayer(
  policy: CompiledPolicy,
  speech: Speech,
  sources: FactSources,
): (clause: JudgedClause) => ArguedClause {
  const { known, benefits } = clausesOf(policy);
  return ({ id, verdict, cite, facts }) => {
    const clause = known.get(id);
    return {
      id,
      verdict,
      sentence: clause ? explainClause(clause, policy, speech.language) : speech.say('trace.elsewhere'),
      ...(clause && verdict === 'unmet' && benefits.has(id) ? { effect: speech.say(`effect.${clause.effect}`) } : {}),
      facts: Object.entries(facts).map(([name, value]) => ({
        name,
        label: sayFact(speech, name),
        value: sayValue(speech, name, (value ?? null) as Exclude<FactValue, undefined> | null),
        ...sources(name, value),
      })),
      cites: [...cite],
    };
  };
}

interface Clauses {
  readonly known: ReadonlyMap<string, CompiledClause>;
  /** Those that say what follows for a claim; those of a question only answer it. */
  readonly benefits: ReadonlySet<string>;
}

const byPolicy = new WeakMap<CompiledPolicy, Clauses>();

function clausesOf(policy: CompiledPolicy): Clauses {
  const had = byPolicy.get(policy);
  if (had) return had;
  const questions = [...policy.questions.values()].flatMap((question) => question.provisions);
  const benefits = policy.provisions.flatMap((provision) => provision.clauses);
  const all = [...benefits, ...questions.flatMap((provision) => provision.clauses)];
  const clauses = {
    known: new Map(all.map((clause) => [clause.id, clause] as const)),
    benefits: new Set(benefits.map(({ id }) => id)),
  };
  byPolicy.set(policy, clauses);
  return clauses;
}

type Source = ArguedClause['facts'][number]['source'];

/** Where facts of these families stand, unless the request states them itself. */
const FAMILIES: Readonly<Record<string, Source>> = {
  member: 'member',
  family: 'member',
  provider: 'network',
  requester: 'network',
  servicing: 'network',
  facility: 'network',
  billing: 'network',
  rendering: 'network',
  ordering: 'network',
  referring: 'network',
  supervising: 'network',
  line: 'request',
  claim: 'request',
  um_request: 'request',
  request: 'request',
  history: 'claims',
  prior: 'claims',
  reviewer: 'reviewer',
  determination: 'reviewer',
  question: 'calendar',
  ecm_span: 'member',
};

/** A fact with the document it came with: what a requester states stands in what was attached to the same message. */
function sourcesOf(request: Request): FactSources {
  const stated = new Map<string, readonly string[]>();
  for (const { what } of request.events) {
    if (what.kind !== 'submitted' && what.kind !== 'information_added') continue;
    const { facts, checklist, attachments } = what.kind === 'submitted' ? what.body : what;
    for (const name of Object.keys(facts)) stated.set(name, attachments);
    for (const [item, state] of Object.entries(checklist))
      if (state === 'attached') stated.set(`clinical.${item}`, attachments);
  }
  return (name, value) => {
    const attachments = [...(stated.get(name) ?? [])];
    if (attachments.length > 0) return { source: 'attachment', attachments };
    if (stated.has(name)) return { source: 'request', attachments };
    if (value === undefined || value === null) return { source: 'unknown', attachments };
    return { source: FAMILIES[name.split('.')[0] ?? ''] ?? 'request', attachments };
  };
}
