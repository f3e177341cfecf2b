import { done, type Instant, type Result, refused } from '../../kernel/index.ts';
import { readClocks } from '../../rules/index.ts';
import { allowedBy, ask, licenseOnFile, overturnDecision, whatWasWon } from '../authorizations/index.ts';
import type { AppealDecision } from './appeal.ts';
import { appealAction } from './appeal-actions.ts';
import { type AppealAsking, type AppealDesk, stepOnAppeal } from './appeal-desk.ts';
import { dayOf, deciderFacts } from './appeal-policy.ts';
import type { Appeal } from './open-appeal.ts';

/**
 * Somebody else than before decides; what must be true of him is the plan's policy (`appeal-decider`) [REF-UM-APP-11], and his licence on
 * file must fit as it does for a request [AAH-UM-STF-01].
 */
export function decideAppeal(
  desk: AppealDesk,
  number: string,
  decision: AppealDecision,
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'decide', asking, async (appeal) => {
    const fits = await decisionFits(desk, appeal, decision);
    if (!fits.ok) return fits;
    const license = await licenseOnFile(desk.requests, asking.viewer, dayOf(asking.now));
    if (!license.allowed.ok) return license.allowed;
    const facts = deciderFacts(appeal, decision, asking.viewer);
    const answer = ask(desk.policy, 'appeal-decider', dayOf(asking.now), facts);
    if (answer?.answer === 'unknown' && answer.reasons.length === 0)
      return refused('facts_missing', answer.needed.join(', '), ['REF-UM-APP-11']);
    const allowed = allowedBy(answer, facts);
    if (!allowed.ok) return allowed;
    const exempt = isExempt(desk, appeal, asking.now) ? { exempt: true as const } : {};
    return done([{ kind: 'resolved', decision, policy: desk.policy.version, clauses: [...allowed.value], ...exempt }]);
  });
}

/** A grievance resolved so soon that no letter is owed; it counts with the rest [REF-UM-GRV-02]. */
function isExempt({ policy, clocks }: AppealDesk, appeal: Appeal, now: Instant): boolean {
  if (appeal.body.kind !== 'grievance') return false;
  const events = [
    { kind: 'received', at: appeal.received },
    { kind: 'resolved', at: now },
  ] as const;
  const times = readClocks(clocks, { of: 'grievance_exemption', facts: {}, events }, now);
  const facts = {
    'grievance.resolved_at_once': times.length > 0 && times.every(({ state }) => state === 'met'),
    'appeal.clinical': appeal.clinical,
  };
  return ask(policy, 'grievance-exempt', dayOf(now), facts)?.answer === 'yes';
}

/** Upheld grants nothing; overturned says what is granted now, so that it can be carried out as it was won. */
async function decisionFits(desk: AppealDesk, appeal: Appeal, { outcome, lines }: AppealDecision) {
  if (outcome === 'upheld') return lines.length > 0 ? refused('upheld_grants_nothing', appeal.number) : done(undefined);
  if (appeal.body.kind === 'grievance' || !appeal.original) return done(undefined);
  if (lines.length === 0) return refused('lines_missing', 'what is granted now', ['REF-UM-APP-10']);
  const request = await desk.requests.store.load(desk.plan, appeal.original.request);
  if (!request) return refused('not_found', appeal.original.request);
  const won = whatWasWon(request, lines);
  if (!won.ok) return won;
  return (won.value === 'approved') === (outcome === 'overturned')
    ? done(undefined)
    : refused('lines_do_not_fit_outcome', outcome);
}

/** What was won is authorized: the request gets its new decision in the same work, within the clock [REF-UM-APP-10]. */
export async function carryOut(desk: AppealDesk, number: string, asking: AppealAsking): Promise<Result<Appeal>> {
  const appeal = await desk.store.load(desk.plan, number);
  if (!appeal) return refused('not_found', 'no such case');
  const { open, why, cites } = appealAction(appeal, 'carry_out', asking.viewer);
  if (!open) return refused(why ?? 'not_allowed', 'carry_out', cites);
  const { original, resolution } = appeal;
  if (original && resolution) {
    const { lines, reason, references } = resolution;
    const won = { appeal: number, lines, reason, references };
    const after = await overturnDecision(desk.requests, original.request, won, asking);
    if (!after.ok) return after;
  }
  return stepOnAppeal(desk, number, 'carry_out', asking, () =>
    done([{ kind: 'carried_out', ...(original ? { request: original.request } : {}) }]),
  );
}
