import { dateOfDayNumber, dayAt, done, type Result, refused } from '../../kernel/index.ts';
import type { FactValue } from '../../rules/index.ts';
import { allowedBy, ask } from './ask-policy.ts';
import { askSpan } from './ecm-span.ts';
import { bodyNow, type Request } from './open-request.ts';
import type { DecidedLine, DecisionBody, Outcome, RequestedLine } from './request.ts';
import type { RequestAction, Viewer } from './request-actions.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import type { Happened, JudgedClause } from './request-event.ts';
import { licenseOnFile, type OnFile } from './reviewer-license.ts';

const ACTION: Readonly<Record<Outcome, RequestAction>> = { approved: 'approve', modified: 'modify', denied: 'deny' };
const WORD: Readonly<Record<Outcome, string>> = { approved: 'approve', modified: 'modify', denied: 'deny' };

/**
 * A reviewer decides. Approving is a nurse's, pharmacist's or physician's; granting less than asked or nothing only a medical
 * director's [AAH-UM-DEN-01]. What the record must hold before it is final is the plan's policy (`deciding-role`, `determination`).
 */
export async function decideRequest(
  desk: RequestDesk,
  number: string,
  decision: DecisionBody,
  asking: Asking,
): Promise<Result<Request>> {
  const request = await desk.store.load(desk.plan, number);
  if (!request) return refused('not_found', 'no such request');
  const outcome = outcomeOf(request, decision.lines);
  if (!outcome.ok) return outcome;
  return step(desk, number, ACTION[outcome.value], asking, async (now) => {
    const lines = outcomeOf(now, decision.lines);
    if (!lines.ok) return lines;
    const license = await licenseOnFile(desk, asking.viewer, dateOfDayNumber(dayAt(asking.now)));
    if (!license.allowed.ok) return license.allowed;
    const allowed = mayBeFinal(desk, now, lines.value, decision, { ...asking, license });
    if (!allowed.ok) return allowed;
    const decided: Happened = {
      kind: 'decided',
      outcome: lines.value,
      decision,
      automatic: false,
      policy: desk.policy.version,
      clauses: [
        ...(await judgedLines(desk, now)),
        ...(await spanOf(desk, now, decision, asking)),
        ...license.allowed.value,
        ...allowed.value,
      ],
    };
    return done([decided]);
  });
}

/** A person may grant ECM for longer or less than its rule says, and then the record says so. */
async function spanOf(desk: RequestDesk, request: Request, { lines }: DecisionBody, { now }: Asking) {
  const granted = lines.flatMap(({ line, outcome, from, to }) => {
    const asked = request.lines.find((one) => one.line === line);
    return !asked || outcome === 'denied' ? [] : [{ from: from ?? asked.from, to: to ?? asked.to }];
  });
  const span = granted.length > 0 ? await askSpan(desk, request, granted, dateOfDayNumber(dayAt(now))) : undefined;
  return span?.clauses ?? [];
}

/** Of the lines together: all of what was asked, nothing, or something between. */
export function outcomeOf({ lines }: Request, decidedLines: readonly DecidedLine[]): Result<Outcome> {
  const named = new Map(decidedLines.map((line) => [line.line, line] as const));
  if (named.size < decidedLines.length) return refused('line_named_twice', 'each line is decided once');
  let granted = 0;
  let whole = 0;
  for (const asked of lines) {
    const decided = named.get(asked.line);
    if (!decided) return refused('line_not_decided', `line ${asked.line}`);
    named.delete(asked.line);
    const wrong = whyLineWrong(asked, decided);
    if (wrong) return wrong;
    if (decided.outcome !== 'denied') granted += 1;
    if (decided.outcome === 'approved') whole += 1;
  }
  const [unknown] = named.keys();
  if (unknown !== undefined) return refused('no_such_line', `line ${unknown}`);
  return done(granted === 0 ? 'denied' : whole === lines.length ? 'approved' : 'modified');
}

/** `approved` is all of what was asked, units and days: granting fewer days is granting less. */
function whyLineWrong(asked: RequestedLine, decided: DecidedLine): Result<never> | undefined {
  const at = `line ${asked.line}`;
  const from = decided.from ?? asked.from;
  const to = decided.to ?? asked.to ?? from;
  if (to < from) return refused('dates_reversed', at);
  if (decided.units > asked.units) return refused('more_than_asked', at);
  if (decided.outcome === 'denied' ? decided.units > 0 : decided.units === 0) return refused('units_do_not_fit', at);
  const isWhole = decided.units === asked.units && from <= asked.from && to >= (asked.to ?? asked.from);
  // A notice would tell the member that less was granted.
  if (decided.outcome === 'modified') return isWhole ? refused('grants_all', at) : undefined;
  if (decided.outcome !== 'approved' || isWhole) return undefined;
  return refused(decided.units < asked.units ? 'units_do_not_fit' : 'dates_do_not_fit', at);
}

/** A denial without a reason or a reference could never be told to the member; the rest is the plan's policy. */
function mayBeFinal(
  { policy }: RequestDesk,
  request: Request,
  outcome: Outcome,
  decision: DecisionBody,
  { viewer, now, license }: Asking & { readonly license: OnFile },
): Result<readonly JudgedClause[]> {
  const against: Result<never>[] = [];
  if (outcome !== 'approved' && decision.reason === undefined)
    against.push(refused('denial_reason_missing', 'the reason in plain words', ['AAH-UM-DEN-05']));
  if (decision.references.length === 0)
    against.push(refused('determination_without_criteria', 'what the decision rests on', ['AAH-UM-CRI-04']));
  const on = dateOfDayNumber(dayAt(now));
  // What the room knows by itself nobody states otherwise.
  const facts = {
    ...decision.facts,
    ...determinationFacts(outcome, decision, viewer, license),
    'member.line_of_business': request.lineOfBusiness,
  };
  const clauses: JudgedClause[] = [];
  for (const question of questionsOfDecision(request, outcome, decision)) {
    const allowed = allowedBy(ask(policy, question, on, facts), facts);
    if (allowed.ok) clauses.push(...allowed.value);
    else against.push(allowed);
  }
  return together(against) ?? done(clauses);
}

/** One refusal with all of its reasons: who decides mends everything at once. */
function together(refusals: readonly Result<never>[]): Result<never> | undefined {
  const all = refusals.flatMap((one) => (one.ok ? [] : [one.refusal, ...(one.refusal.also ?? [])]));
  const [first, ...rest] = all.filter(({ code }, i) => all.findIndex((one) => one.code === code) === i);
  return first && { ok: false, refusal: { ...first, also: rest } };
}

/**
 * The state's question of who denies before the plan's own. Community Supports have one more, and so has a grant of which somebody
 * said whose benefit the service is.
 */
function questionsOfDecision({ body }: Request, outcome: Outcome, { facts }: DecisionBody): readonly string[] {
  return [
    'denial-by-clinician',
    'deciding-role',
    'determination',
    ...(body.program === 'community_supports' ? ['community-supports-decision'] : []),
    ...(outcome !== 'denied' && facts?.['determination.covered_for'] ? ['benefit-of-line-of-business'] : []),
  ];
}

function determinationFacts(
  outcome: Outcome,
  { basis, references, review }: DecisionBody,
  viewer: Viewer,
  { isLapsed }: OnFile,
): Record<string, FactValue> {
  const met = references.some((r) => r.met === false) ? false : references.some((r) => r.met) ? true : undefined;
  return {
    'determination.outcome': WORD[outcome],
    'determination.grants_less': outcome !== 'approved',
    'determination.decided_by': deciderOf(viewer),
    'determination.basis': basis,
    'determination.cites_criteria': references.length > 0,
    'determination.criteria_met': met,
    'determination.circumstances_recorded': review.circumstances !== undefined,
    'determination.individual_need_recorded': review.individualNeed !== undefined,
    'determination.clinically_appropriate': review.clinicallyAppropriate,
    'determination.appropriate_setting': review.appropriateSetting,
    'determination.covered_benefit': review.coveredBenefit,
    'authorization.refused': outcome !== 'approved',
    'authorization.for_medical_necessity': basis === 'appropriateness',
    'authorization.by_qualified_clinician': viewer.isPractitioner && !isLapsed,
    'cs_decision.by_plan_staff': viewer.side === 'plan',
    'cs_decision.state_criteria_applied': references.some(({ source }) => source === 'medi_cal'),
    // A denial is appropriate when the finding it rests on is there, whichever it is.
    'cs_decision.medically_appropriate':
      outcome === 'denied' && review.clinicallyAppropriate !== undefined ? true : review.clinicallyAppropriate,
  };
}

/** The plan's word for the role that decides, the one with the most authority when somebody holds several. */
function deciderOf({ roles }: Viewer): string {
  if (roles.includes('medical_director')) return 'medical_director';
  if (roles.includes('reviewer_nurse')) return 'nurse';
  if (roles.includes('pharmacist')) return 'pharmacist';
  return roles.includes('authorization_specialist') ? 'authorization_specialist' : 'other_department';
}

async function judgedLines(desk: RequestDesk, request: Request): Promise<JudgedClause[]> {
  const body = bodyNow(request);
  const judgments = await Promise.all(
    body.lines.filter((line) => line.code !== undefined).map((line) => desk.judge(body, line)),
  );
  return judgments.flatMap(({ clauses }) => clauses);
}
