import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { QuestionAnswer } from '../../rules/index.ts';
import { allowedBy, ask, judged } from '../authorizations/index.ts';
import type { ContinuityBasis, GrantedService } from './continuity.ts';
import { type ContinuityAsking, type ContinuityDesk, stepOnContinuity } from './continuity-desk.ts';
import type { ContinuityEventOf, ContinuityHappened } from './continuity-event.ts';
import { continuityFacts, coveredDays } from './continuity-facts.ts';
import type { Continuity } from './open-continuity.ts';
import { today } from './work-continuity.ts';

const QUESTIONS: Readonly<Record<ContinuityBasis, { readonly whether: string; readonly day: string }>> = {
  relationship: { whether: 'continuity-of-care', day: 'continuity-day' },
  prior_authorization: { whether: 'continuity-prior-authorization', day: 'continuity-prior-authorization' },
};

export interface ContinuityDecision {
  readonly outcome: 'granted' | 'not_granted';
  readonly basis: ContinuityBasis;
  /** A day before the last that policy allows; that day when absent. */
  readonly to?: IsoDate | undefined;
  /** By service: the codes the grant authorizes for claims. */
  readonly codes?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The provider by plan id, where the request had only a name. */
  readonly provider?: string | undefined;
  readonly why?: string | undefined;
}

/** What policy says of a case now, and how far a grant could reach. */
export function judgeContinuity(desk: ContinuityDesk, one: Continuity, basis: ContinuityBasis, on: IsoDate) {
  const { enrolledOn } = one;
  const facts = { ...continuityFacts(one), ...(enrolledOn === undefined ? {} : { 'coc.service_on': enrolledOn }) };
  const { whether, day } = QUESTIONS[basis];
  const answer = ask(desk.policy, whether, on, facts);
  const days = enrolledOn === undefined ? undefined : coveredDays(desk.policy, day, facts, enrolledOn);
  return { facts, answer, days };
}

/** Granted only where policy allows it or leaves it to a person; refused only where policy does not grant it. */
export function decideContinuity(
  desk: ContinuityDesk,
  number: string,
  decision: ContinuityDecision,
  asking: ContinuityAsking,
): Promise<Result<Continuity>> {
  return stepOnContinuity(desk, number, 'decide', asking, (one) =>
    decision.outcome === 'granted' ? grant(desk, one, decision, asking) : refuse(desk, one, decision, asking),
  );
}

async function grant(
  desk: ContinuityDesk,
  asked: Continuity,
  { basis, to, codes = {}, provider, why }: ContinuityDecision,
  asking: ContinuityAsking,
): Promise<Result<readonly ContinuityHappened[]>> {
  const on = today(asking);
  const named = await withProvider(desk, asked, provider, on);
  if (!named.ok) return named;
  const one = named.value;
  const { facts, answer, days } = judgeContinuity(desk, one, basis, on);
  // What is not known yet is asked for; it is no reason against the member.
  if (answer?.answer === 'unknown') return refused('facts_missing', answer.needed.join(', '));
  const allowed = answer?.answer === 'review' ? done(judged(answer, facts)) : allowedBy(answer, facts);
  if (!allowed.ok) return allowed;
  if (one.enrolledOn === undefined) return refused('enrollment_unknown', one.number, ['AAH-UM-COC-04']);
  if (days === undefined) return refused('no_day_covered', one.number, ['AAH-UM-COC-04', 'REF-COC-09']);
  const { from, last } = days;
  const until = to ?? last;
  if (until > last) return refused('beyond_last_day', last, ['AAH-UM-COC-04', 'AAH-UM-COCP-06']);
  if (until < from) return refused('dates_reversed', until);
  const outreachFacts = { ...facts, 'coc.grant_ends_on': until };
  const outreach = allowedBy(ask(desk.policy, 'continuity-outreach', on, outreachFacts), outreachFacts);
  if (!outreach.ok) return outreach;
  const services = one.services.length > 0 ? one.services : [''];
  const stray = Object.keys(codes).find((service) => !services.includes(service));
  if (stray !== undefined) return refused('service_not_asked', stray);
  if (one.body.request !== undefined && Object.keys(codes).length > 0)
    return refused('request_names_codes', one.body.request);
  const granted = services.map(
    (service): GrantedService => ({
      service,
      from,
      to: until,
      ...(codes[service]?.length ? { codes: [...codes[service]] } : {}),
    }),
  );
  const clauses = [...allowed.value, ...outreach.value];
  return done([decided(desk, 'granted', { granted, reasons: [], clauses, why, provider })]);
}

/** The case with the provider that the reviewer has found behind the name. */
async function withProvider(
  desk: ContinuityDesk,
  one: Continuity,
  provider: string | undefined,
  on: IsoDate,
): Promise<Result<Continuity>> {
  if (provider === undefined || provider === one.provider) return done(one);
  if (one.provider !== undefined) return refused('provider_named_already', one.provider);
  const network = await desk.network(provider, on);
  return network === undefined ? refused('unknown_provider', provider) : done({ ...one, provider, network });
}

function refuse(
  desk: ContinuityDesk,
  one: Continuity,
  { basis, why }: ContinuityDecision,
  asking: ContinuityAsking,
): Result<readonly ContinuityHappened[]> {
  const { facts, answer } = judgeContinuity(desk, one, basis, today(asking));
  if (answer?.answer === 'yes') return refused('policy_grants_it', one.number, answer.cites);
  if (answer?.answer === 'unknown') return refused('facts_missing', answer.needed.join(', '));
  const reasons = reasonsOf(answer);
  if (reasons.length === 0 && why === undefined) return refused('denial_reason_missing', one.number);
  const clauses = answer ? judged(answer, facts) : [];
  return done([decided(desk, 'not_granted', { basis, granted: [], reasons, clauses, why })]);
}

function reasonsOf(answer: QuestionAnswer | undefined): string[] {
  return [...(answer?.reasons ?? [])];
}

function decided(
  { policy }: ContinuityDesk,
  outcome: ContinuityEventOf<'decided'>['outcome'],
  more: {
    readonly basis?: ContinuityBasis;
    readonly granted: GrantedService[];
    readonly reasons: string[];
    readonly clauses: ContinuityEventOf<'decided'>['clauses'];
    readonly why?: string | undefined;
    readonly reviewOn?: IsoDate | undefined;
    readonly provider?: string | undefined;
  },
): ContinuityHappened {
  const { why, reviewOn, provider, ...rest } = more;
  return {
    kind: 'decided',
    outcome,
    automatic: false,
    policy: policy.version,
    ...rest,
    ...(why === undefined ? {} : { why }),
    ...(reviewOn === undefined ? {} : { reviewOn }),
    ...(provider === undefined ? {} : { provider }),
  };
}

/** Beyond what was granted: only when the member or the provider asked, and then a person decides [AAH-UM-COCR-09]. */
export function extendContinuity(
  desk: ContinuityDesk,
  number: string,
  more: { readonly to: IsoDate; readonly askedBy?: 'member' | 'provider' | undefined; readonly why: string },
  asking: ContinuityAsking,
): Promise<Result<Continuity>> {
  return stepOnContinuity(desk, number, 'extend', asking, (one) => {
    const { to, askedBy, why } = more;
    if (!one.granted.some((granted) => !granted.over && granted.to < to)) return refused('extends_nothing', to);
    const facts = { ...continuityFacts(one), 'coc.service_on': to, 'coc.extension_requested_by': askedBy ?? 'nobody' };
    const answer = ask(desk.policy, 'continuity-day', today(asking), facts);
    const allowed = answer?.answer === 'review' ? done([]) : allowedBy(answer, facts);
    if (!allowed.ok) return allowed;
    if (askedBy === undefined) return refused('continuity_extension_not_requested', to, ['AAH-UM-COCR-09']);
    return done([{ kind: 'extended', askedBy, to, why }]);
  });
}

/** A contracted provider's new assessment ends what it covers; what it leaves out goes on, and is named [AAH-UM-COCP-07, -08]. */
export function recordAssessment(
  desk: ContinuityDesk,
  number: string,
  assessment: { readonly on: IsoDate; readonly contracted: boolean; readonly services: readonly string[] },
  asking: ContinuityAsking,
): Promise<Result<Continuity>> {
  return stepOnContinuity(desk, number, 'record_assessment', asking, (one) => {
    const { on, contracted, services } = assessment;
    if (on > today(asking)) return refused('received_in_future', on);
    if (one.granted.some(({ from }) => on < from)) return refused('assessed_before_grant', on);
    const missing = one.services.filter((service) => !services.includes(service));
    const facts = {
      ...continuityFacts(one),
      'coc.new_assessment_contracted': contracted,
      'coc.every_service_assessed': missing.length === 0,
    };
    const answer = ask(desk.policy, 'continuity-new-treatment-plan', today(asking), facts);
    if (answer?.reasons.includes('continuity_assessor_not_contracted'))
      return allowedBy(answer, facts) as Result<never>;
    return done([{ kind: 'assessed', on, contracted, services: [...services], missing }]);
  });
}

/** The state decides; the plan writes down what it said and when it looks again [AAH-UM-MER-01, -03]. */
export function recordStateDecision(
  desk: ContinuityDesk,
  number: string,
  said: { readonly granted: boolean; readonly reviewOn?: IsoDate | undefined; readonly why?: string | undefined },
  asking: ContinuityAsking,
): Promise<Result<Continuity>> {
  return stepOnContinuity(desk, number, 'record_state', asking, (one) => {
    const facts = { ...continuityFacts(one), 'mer.granted': said.granted };
    const answer = ask(desk.policy, 'medical-exemption', today(asking), facts);
    const outcome = said.granted ? 'exempt' : 'not_exempt';
    const clauses = answer ? judged(answer, facts) : [];
    const reasons = said.granted ? [] : reasonsOf(answer);
    return done([decided(desk, outcome, { granted: [], reasons, clauses, why: said.why, reviewOn: said.reviewOn })]);
  });
}

/** It lasts until the condition is stable and a move does no harm, both [AAH-UM-MER-03]. */
export function reviewExemption(
  desk: ContinuityDesk,
  number: string,
  found: { readonly stabilized: boolean; readonly transferSafe: boolean; readonly reviewOn?: IsoDate | undefined },
  asking: ContinuityAsking,
): Promise<Result<Continuity>> {
  return stepOnContinuity(desk, number, 'review_exemption', asking, (one) => {
    const { stabilized, transferSafe, reviewOn } = found;
    const facts = {
      ...continuityFacts(one),
      'mer.granted': true,
      'mer.stabilized': stabilized,
      'mer.transfer_safe': transferSafe,
    };
    const answer = ask(desk.policy, 'medical-exemption', today(asking), facts);
    const goesOn = answer === undefined ? !(stabilized && transferSafe) : answer.answer === 'yes';
    return done([
      { kind: 'exemption_reviewed', stabilized, transferSafe, goesOn, ...(goesOn && reviewOn ? { reviewOn } : {}) },
    ]);
  });
}
