import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import { allowedBy, ask } from '../authorizations/index.ts';
import type { Remedy } from './appeal.ts';
import { type AppealAsking, type AppealDesk, stepOnAppeal } from './appeal-desk.ts';
import type { AppealEventOf } from './appeal-event.ts';
import { dayOf, remedyFacts } from './appeal-policy.ts';
import type { Appeal } from './open-appeal.ts';

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

export function recordRemedy(
  desk: AppealDesk,
  number: string,
  decided: Omit<AppealEventOf<'remedy_decided'>, 'kind'>,
  asking: AppealAsking,
): Promise<Result<Appeal>> {
  return stepOnAppeal(desk, number, 'record_remedy', asking, ({ remedies }) => {
    const asked = remedies[decided.remedy];
    if (!asked) return refused('no_hearing_asked', decided.remedy);
    if (asked.decidedOn !== undefined) return refused('remedy_decided_already', decided.remedy);
    if (decided.on < asked.askedOn) return refused('out_of_order', decided.on);
    return done([{ kind: 'remedy_decided', ...decided }]);
  });
}
