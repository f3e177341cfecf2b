import { done, type Instant, type Result, refused } from '../../kernel/index.ts';
import { readClocks } from '../../rules/index.ts';
import { allowedBy, ask, licenseOnFile, overturnDecision, upholdDenial, whatWasWon } from '../authorizations/index.ts';
import { grantWon, overturnContinuity } from '../continuity/index.ts';
import { type AppealDecision, NOT_IN_TIME } from './appeal.ts';
import { type AppealAsking, type AppealDesk, stepOnAppeal } from './appeal-desk.ts';
import { dayOf, deciderFacts } from './appeal-policy.ts';
import type { Appeal } from './open-appeal.ts';
import { winsOf } from './wins.ts';

/**
 * Somebody else than before decides; what must be true of him is the plan's policy (`appeal-decider`) [REF-UM-APP-11], and his licence on
 * file must fit as it does for a request [AAH-UM-STF-01].
 */
export async function decideAppeal(
  desk: AppealDesk,
  number: string,
  decision: AppealDecision,
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  const decided = await stepOnAppeal(desk, number, 'decide', asking, async (appeal) => {
    // The letter of the resolution says it, and cannot be made without [REF-UM-NOT-04].
    if (decision.reason.trim() === '') return refused('denial_reason_missing', number, ['REF-UM-NOT-04']);
    const fits = await decisionFits(desk, appeal, decision, asking.now);
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
  if (!decided.ok || decision.outcome !== 'upheld') return decided;
  const closed = await closeLapsed(desk, decided.value, decision, asking);
  // Both or neither: whoever decides the request at this moment makes the appeal be decided anew.
  return closed.ok ? decided : closed;
}

/** What nobody decided in time stays no longer open when its appeal is not won: it is denied, by who decided the appeal [REF-UM-CLK-08]. */
async function closeLapsed(
  desk: AppealDesk,
  { number, original, clinical }: Appeal,
  { reason, references }: AppealDecision,
  asking: AppealAsking,
): Promise<Result<unknown>> {
  if (!original?.grounds.includes(NOT_IN_TIME) || original.request === undefined) return done(undefined);
  const basis = clinical ? 'appropriateness' : 'coverage';
  const upheld = { appeal: number, since: original.at, basis, reason, references } as const;
  return upholdDenial(desk.requests, original.request, upheld, asking);
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
async function decisionFits(desk: AppealDesk, appeal: Appeal, { outcome, lines }: AppealDecision, now: Instant) {
  if (outcome === 'upheld') return lines.length > 0 ? refused('upheld_grants_nothing', appeal.number) : done(undefined);
  const { body, original } = appeal;
  if (body.kind === 'grievance' || !original) return done(undefined);
  if (original.continuity !== undefined)
    return stayIsWon(desk, appeal.number, original.continuity, { outcome, lines }, now);
  if (lines.length === 0) return refused('lines_missing', 'what is granted now', ['REF-UM-APP-10']);
  const number = original.request ?? '';
  const request = await desk.requests.store.load(desk.plan, number);
  if (!request) return refused('not_found', number);
  const won = whatWasWon(request, lines);
  if (!won.ok) return won;
  return (won.value === 'approved') === (outcome === 'overturned')
    ? done(undefined)
    : refused('lines_do_not_fit_outcome', outcome);
}

/**
 * Continuity of care is won whole: for which days it is granted policy says, and there are no lines of it. What could not be carried out is
 * not promised.
 */
export async function stayIsWon(
  desk: AppealDesk,
  appeal: string,
  number: string,
  { outcome, lines }: Pick<AppealDecision, 'lines'> & { readonly outcome: string },
  now: Instant,
): Promise<Result<undefined>> {
  if (outcome !== 'overturned' || lines.length > 0) return refused('continuity_is_won_whole', number);
  const one = await desk.continuity.store.load(desk.plan, number);
  if (!one) return refused('not_found', number);
  const won = grantWon(desk.continuity, one, { appeal }, now);
  return won.ok ? done(undefined) : won;
}

/**
 * What was won, by the plan's answer or the state's remedies, is authorized: the request gets its new decision in the same work, within
 * the clock [REF-UM-APP-10, REF-UM-APP-13, REF-UM-APP-15].
 */
export function carryOut(desk: AppealDesk, number: string, asking: AppealAsking): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'carry_out', asking, async (appeal) => {
    const { original, resolution } = appeal;
    if (!original) return done([{ kind: 'carried_out' }]);
    const wins = winsOf(appeal).filter(({ isCarriedOut }) => !isCarriedOut);
    const { remedy } = wins.at(-1) ?? {};
    if (original.continuity !== undefined) {
      const won = { appeal: number, ...(remedy ? { remedy } : {}) };
      const stays = await overturnContinuity(desk.continuity, original.continuity, won, asking);
      return stays.ok ? done([{ kind: 'carried_out', continuity: original.continuity }]) : stays;
    }
    const request = original.request ?? '';
    const after = await overturnDecision(
      desk.requests,
      request,
      {
        appeal: number,
        lines: wins.flatMap(({ lines }) => lines),
        ...(remedy ? { remedy, references: [] } : { references: resolution?.references ?? [] }),
        ...(!remedy && resolution ? { reason: resolution.reason } : {}),
      },
      asking,
    );
    return after.ok ? done([{ kind: 'carried_out', request }]) : after;
  });
}
