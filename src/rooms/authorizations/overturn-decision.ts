import { done, type Result, refused } from '../../kernel/index.ts';
import { outcomeOf } from './decide-request.ts';
import type { Request } from './open-request.ts';
import type { DecidedLine, Outcome, Reference } from './request.ts';
import { append, personOf, type RequestDesk } from './request-desk.ts';
import type { Person } from './request-event.ts';

interface Won {
  readonly appeal: string;
  readonly lines: readonly DecidedLine[];
  readonly reason: string;
  readonly references: readonly Reference[];
}

/** What an appeal won takes the place of what was decided: the same request, granted anew. Nobody gets less by appealing. */
export async function overturnDecision(
  desk: RequestDesk,
  number: string,
  { appeal, lines, reason, references }: Won,
  { viewer, now }: { readonly viewer: Person; readonly now: number },
): Promise<Result<Request>> {
  const request = await desk.store.load(desk.plan, number);
  if (!request) return refused('not_found', 'no such decision');
  if (request.state !== 'decided' && request.state !== 'open') return refused(`${request.state}_already`, number);
  const outcome = whatWasWon(request, lines);
  if (!outcome.ok) return outcome;
  // Where nobody decided in time there is nothing of it to keep [REF-UM-CLK-08].
  const { basis, review } = request.decision ?? { basis: 'appropriateness' as const, review: {} };
  const decision = { basis, review, reason, lines: [...lines], references: [...references] };
  const what = { kind: 'decision_overturned' as const, appeal, outcome: outcome.value, decision };
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
