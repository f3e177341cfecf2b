import { done, type Result, refused } from '../../kernel/index.ts';
import { outcomeOf } from './decide-request.ts';
import { type Request, requestFrom } from './open-request.ts';
import type { DecidedLine, DecisionBody, Outcome, Reference } from './request.ts';
import { append, personOf, type RequestDesk } from './request-desk.ts';
import type { EventOf, Person } from './request-event.ts';

interface Won {
  readonly appeal: string;
  /** Absent where the plan's own answer to the appeal won it. */
  readonly remedy?: EventOf<'decision_overturned'>['remedy'];
  readonly lines: readonly DecidedLine[];
  readonly reason?: string;
  readonly references: readonly Reference[];
}

interface By {
  readonly viewer: Person;
  readonly now: number;
}

/**
 * What was won takes the place of what was decided: the same request, granted anew, line by line the more of what stands and what was
 * won. Nobody gets less by winning; where nothing more was won nothing changes.
 */
export async function overturnDecision(
  desk: RequestDesk,
  number: string,
  won: Won,
  { viewer, now }: By,
): Promise<Result<Request>> {
  const request = await desk.store.load(desk.plan, number);
  if (!request) return refused('not_found', 'no such decision');
  if (request.state !== 'decided' && request.state !== 'open') return refused(`${request.state}_already`, number);
  const what = overturning(request, won);
  if (grantsTheSame(request, what.decision.lines)) return done(request);
  return append(desk, request, [{ at: now, by: personOf(viewer), what }]);
}

/** The request as it would stand without what the state's remedies changed. */
export function asThePlanDecided(request: Request): Request {
  const events = request.events.filter(({ what }) => what.kind !== 'decision_overturned' || what.remedy === undefined);
  return requestFrom(request.plan, request.number, events) ?? request;
}

/** The request as it will stand once what was won is carried out. */
export function onceWon(request: Request, won: Won): Request {
  const at = request.events.at(-1)?.at ?? request.received;
  const events = [...request.events, { at, what: overturning(request, won) }];
  return requestFrom(request.plan, request.number, events) ?? request;
}

/** An appeal of what nobody decided in time did not win: the request is closed as the denial it counted as [REF-UM-CLK-08]. */
export async function upholdDenial(
  desk: RequestDesk,
  number: string,
  upheld: Pick<EventOf<'denial_upheld'>, 'appeal' | 'since'> & Pick<DecisionBody, 'basis' | 'reason' | 'references'>,
  { viewer, now }: By,
): Promise<Result<Request>> {
  const request = await desk.store.load(desk.plan, number);
  if (!request) return refused('not_found', 'no such decision');
  // Somebody decided late, or it was taken back: that stands.
  if (request.state !== 'open') return done(request);
  const { appeal, since, ...own } = upheld;
  const lines = request.lines.map(({ line }) => ({ line, outcome: 'denied' as const, units: 0 }));
  const decision = { ...own, review: {}, lines };
  const what = { kind: 'denial_upheld' as const, appeal, since, policy: desk.policy.version, decision };
  return append(desk, request, [{ at: now, by: personOf(viewer), what }]);
}

/** What the lines grant together, or why they cannot follow from an appeal that was won. */
export function whatWasWon(request: Request, lines: readonly DecidedLine[]): Result<Outcome> {
  const outcome = outcomeOf(request, lines);
  if (!outcome.ok) return outcome;
  for (const before of request.decision?.granted ?? []) {
    const now = lines.find(({ line }) => line === before.line);
    if (!now || now.units < before.units || (now.to !== undefined && now.to < before.to))
      return refused('less_than_before', `line ${before.line}`);
  }
  const isNothing = outcome.value === 'denied' || (outcome.value === 'modified' && grantsTheSame(request, lines));
  return isNothing ? refused('lines_do_not_fit_outcome', request.number) : done(outcome.value);
}

function overturning(
  request: Request,
  { appeal, remedy, lines: won, reason, references }: Won,
): EventOf<'decision_overturned'> {
  const lines = mostOf(request, won);
  // Where nobody decided in time there is nothing of it to keep [REF-UM-CLK-08].
  const { basis, review } = request.decision ?? { basis: 'appropriateness' as const, review: {} };
  return {
    kind: 'decision_overturned',
    appeal,
    ...(remedy ? { remedy } : {}),
    outcome: lines.every(({ outcome }) => outcome === 'approved') ? 'approved' : 'modified',
    decision: { basis, review, ...(reason === undefined ? {} : { reason }), lines, references: [...references] },
  };
}

function mostOf({ lines, decision }: Request, won: readonly DecidedLine[]): DecidedLine[] {
  const grants = [...(decision?.granted ?? []), ...won].filter(({ outcome }) => outcome !== 'denied');
  return lines.map((asked): DecidedLine => {
    const { line } = asked;
    const own = grants.filter((one) => one.line === line);
    const [from] = own.map((one) => one.from ?? asked.from).sort();
    const to = own
      .map((one) => one.to ?? asked.to ?? asked.from)
      .sort()
      .at(-1);
    if (from === undefined || to === undefined) return { line, outcome: 'denied', units: 0 };
    const units = Math.max(...own.map((one) => one.units));
    const isWhole = units >= asked.units && from <= asked.from && to >= (asked.to ?? asked.from);
    return { line, outcome: isWhole ? 'approved' : 'modified', units, from, to };
  });
}

/** As much as before and no more: nothing was won, the decision is upheld. */
function grantsTheSame({ decision, lines: asked }: Request, lines: readonly DecidedLine[]): boolean {
  const before = decision?.granted ?? [];
  const now = lines.filter(({ outcome }) => outcome !== 'denied');
  return (
    now.length === before.length &&
    now.every((one) => {
      const was = before.find(({ line }) => line === one.line);
      const wish = asked.find(({ line }) => line === one.line);
      const isSameDays = (one.from ?? wish?.from) === was?.from && (one.to ?? wish?.to ?? was?.to) === was?.to;
      return was !== undefined && one.units === was.units && isSameDays;
    })
  );
}
