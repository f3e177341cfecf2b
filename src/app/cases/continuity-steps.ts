import { dateOfDayNumber, dayAt } from '../../kernel/index.ts';
import {
  addEvidence,
  assignAlternative,
  type Continuity,
  type ContinuityAsking,
  type ContinuityDesk,
  changeProvider,
  chooseAlternative,
  decideContinuity,
  extendContinuity,
  offerAlternative,
  recordAgreement,
  recordAssessment,
  recordContinuityNotice,
  recordOutreach,
  recordStateDecision,
  reviewExemption,
  setContinuityUrgency,
  withdrawContinuity,
} from '../../rooms/continuity/index.ts';
import { type CaseStep, WHY } from './case-step.ts';
import type { ContinuityWish } from './continuity-schema.ts';

type ContinuityStep = CaseStep<ContinuityDesk, ContinuityAsking, Continuity>;

const nurse = (take: ContinuityStep['take']): ContinuityStep => ({ otherwise: 'nurse', take });
const services = (take: ContinuityStep['take']): ContinuityStep => ({ otherwise: 'member_services', take });

/** One step on a continuity case: who takes it when nobody is named, and the room's own verb. */
export function continuityStep(wish: ContinuityWish): ContinuityStep {
  if ('continuity.evidence' in wish) {
    const { evidence = [], facts = {} } = wish['continuity.evidence'];
    return services((desk, number, asking) => addEvidence(desk, number, { evidence, facts, attachments: [] }, asking));
  }
  if ('continuity.urgency' in wish) {
    const { to, why = WHY } = wish['continuity.urgency'];
    return nurse((desk, number, asking) => setContinuityUrgency(desk, number, to, why, asking));
  }
  if ('continuity.agreement' in wish) {
    const {
      is = 'reached',
      contract_rate: contractRate,
      state_rate: stateRate,
      agreed_rate: agreedRate,
      form,
      codes,
    } = wish['continuity.agreement'];
    const agreement = { is, contractRate, stateRate, agreedRate, form, codes };
    return nurse((desk, number, asking) => recordAgreement(desk, number, agreement, asking));
  }
  if ('continuity.outreach_made' in wish) {
    const { services: listed = [] } = wish['continuity.outreach_made'];
    return nurse((desk, number, asking) => recordOutreach(desk, number, listed, asking));
  }
  if ('continuity.decide' in wish) {
    const { outcome = 'granted', basis = 'relationship', to, codes, provider, why } = wish['continuity.decide'];
    const decision = { outcome, basis, to, codes, provider, why };
    return nurse((desk, number, asking) => decideContinuity(desk, number, decision, asking));
  }
  if ('continuity.extend' in wish) {
    const { to, asked_by: by = 'nobody', why = WHY } = wish['continuity.extend'];
    const more = { to, why, askedBy: by === 'nobody' ? undefined : by };
    return nurse((desk, number, asking) => extendContinuity(desk, number, more, asking));
  }
  if ('continuity.assess' in wish) {
    const { on, contracted = true, services: assessed } = wish['continuity.assess'];
    return nurse((desk, number, asking) => {
      const day = on ?? dateOfDayNumber(dayAt(asking.now));
      return recordAssessment(desk, number, { on: day, contracted, services: assessed }, asking);
    });
  }
  if ('continuity.notice_sent' in wish) {
    const { about } = wish['continuity.notice_sent'];
    return nurse((desk, number, asking) => recordContinuityNotice(desk, number, { about, notice: about }, asking));
  }
  return choiceStep(wish);
}

function choiceStep(wish: ContinuityWish): ContinuityStep {
  if ('continuity.offer' in wish) {
    const { providers } = wish['continuity.offer'];
    return nurse((desk, number, asking) => offerAlternative(desk, number, providers, asking));
  }
  if ('continuity.choose' in wish) {
    const { provider } = wish['continuity.choose'];
    return services((desk, number, asking) => chooseAlternative(desk, number, provider, asking));
  }
  if ('continuity.assign' in wish) {
    const { provider, why = WHY } = wish['continuity.assign'];
    return nurse((desk, number, asking) => assignAlternative(desk, number, { provider, why }, asking));
  }
  if ('continuity.change' in wish) {
    const { provider } = wish['continuity.change'];
    return services((desk, number, asking) => changeProvider(desk, number, provider, asking));
  }
  if ('exemption.state_decision' in wish) {
    const { granted, review_on: reviewOn, why } = wish['exemption.state_decision'];
    return nurse((desk, number, asking) => recordStateDecision(desk, number, { granted, reviewOn, why }, asking));
  }
  if ('exemption.review' in wish) {
    const { stabilized, transfer_safe: transferSafe, review_on: reviewOn } = wish['exemption.review'];
    return nurse((desk, number, asking) =>
      reviewExemption(desk, number, { stabilized, transferSafe, reviewOn }, asking),
    );
  }
  const asked =
    'continuity.withdraw' in wish
      ? wish['continuity.withdraw']
      : 'exemption.withdraw' in wish
        ? wish['exemption.withdraw']
        : undefined;
  if (asked) return services((desk, number, asking) => withdrawContinuity(desk, number, asked.why ?? WHY, asking));
  throw new Error(`no step is called ${Object.keys(wish).join()}`);
}
