import { done, type Instant, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import { allowedBy, ask, asThePlanDecided, onceWon, whatWasWon } from '../authorizations/index.ts';
import type { AppealDecision, Remedy } from './appeal.ts';
import { type AppealAsking, type AppealDesk, stepOnAppeal } from './appeal-desk.ts';
import type { AppealEventOf } from './appeal-event.ts';
import { dayOf, remedyFacts } from './appeal-policy.ts';
import { stayIsWon } from './decide-appeal.ts';
import type { Appeal } from './open-appeal.ts';
import { isReversal, winsOf } from './wins.ts';

const QUESTION: Readonly<Record<Remedy, string>> = {
  state_hearing: 'state-hearing',
  independent_medical_review: 'regulator-medical-review',
};

/** A State Hearing or the regulator's independent review: the state decides, the plan keeps track [REF-UM-APP-07, REF-UM-APP-09]. */
export function askRemedy(
  desk: AppealDesk,
  number: string,
  asked: { readonly remedy: Remedy; readonly on: IsoDate; readonly licensed?: boolean | undefined },
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'ask_remedy', asking, (appeal) => {
    const { remedy, on, licensed } = asked;
    if (on > dayOf(asking.now)) return refused('received_in_future', on);
    if (appeal.remedies[remedy]) return refused('remedy_asked_already', remedy);
    const facts = remedyFacts(desk.clocks, appeal, { remedy, on, licensed }, asking.now);
    const allowed = allowedBy(ask(desk.policy, QUESTION[remedy], on, facts), facts);
    return allowed.ok ? done([{ kind: 'remedy_asked', remedy, on }]) : allowed;
  });
}

export interface DecidedRemedy {
  readonly remedy: Remedy;
  readonly on: IsoDate;
  readonly outcome: AppealEventOf<'remedy_decided'>['outcome'];
  /** When the plan got the decision, where that was before it is recorded. */
  readonly received?: Instant | undefined;
  readonly lines: AppealDecision['lines'];
}

/** How it ended; what it overturned is to be carried out, from when the plan got the decision [REF-UM-APP-13, REF-UM-APP-15]. */
export async function recordRemedy(
  desk: AppealDesk,
  number: string,
  decided: DecidedRemedy,
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  const { remedy, on, outcome, received = asking.now, lines } = decided;
  const before = await desk.store.load(desk.plan, number);
  const isOther = before && asking.viewer.mayWork && before.remedies[remedy] === undefined;
  if (isOther) return refused('no_hearing_asked', remedy);
  return stepOnAppeal(desk, number, 'record_remedy', asking, async (appeal) => {
    const asked = appeal.remedies[remedy];
    if (!asked) return refused('no_hearing_asked', remedy);
    if (asked.decidedOn !== undefined) return refused('remedy_decided_already', remedy);
    if (received > asking.now) return refused('received_in_future', on);
    if (on < asked.askedOn || dayOf(received) < on) return refused('out_of_order', on);
    const fits = await reversalFits(desk, appeal, decided, asking.now);
    if (!fits.ok) return fits;
    return done([{ kind: 'remedy_decided', remedy, on, outcome, received, lines: [...lines] }]);
  });
}

/** Overturned whole or in part says what is granted now, as the plan's own resolution of an appeal does. */
async function reversalFits(desk: AppealDesk, appeal: Appeal, { outcome, lines }: DecidedRemedy, now: Instant) {
  if (!isReversal(outcome)) return lines.length > 0 ? refused('upheld_grants_nothing', appeal.number) : done(undefined);
  const { original, number } = appeal;
  if (!original) return done(undefined);
  if (original.continuity !== undefined) return stayIsWon(desk, number, original.continuity, { outcome, lines }, now);
  if (lines.length === 0) return refused('lines_missing', 'what is granted now', ['REF-UM-APP-13']);
  const decided = original.request ?? '';
  const request = await desk.requests.store.load(desk.plan, decided);
  if (!request) return refused('not_found', decided);
  // The state decides of what the plan did: its own answer counts, carried out or not; the state's other remedy does not.
  const before = asThePlanDecided(request);
  const own = winsOf(appeal).find(({ remedy }) => remedy === undefined);
  const stands = own ? onceWon(before, { appeal: number, lines: own.lines, references: [] }) : before;
  const won = whatWasWon(stands, lines);
  if (!won.ok) return won;
  return (won.value === 'approved') === (outcome === 'overturned')
    ? done(undefined)
    : refused('lines_do_not_fit_outcome', outcome);
}
