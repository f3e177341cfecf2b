import { addDays, dateOfDayNumber, dayAt, type IsoDate } from '../../kernel/index.ts';
import type { CompiledPolicy, FactValue } from '../../rules/index.ts';
import { ask } from '../authorizations/index.ts';
import { rateFormOf } from './arrangement.ts';
import type { Continuity } from './open-continuity.ts';

type Facts = Readonly<Record<string, FactValue>>;

/** What policy is asked about a case, from what is known of it. What the room knows by itself nobody states otherwise. */
export function continuityFacts(one: Continuity): Facts {
  // A new assessment ends a grant by its own event; until one is recorded there is none.
  return { 'coc.new_assessment_done': false, ...one.facts, ...ownFacts(one) };
}

/** What the room knows by itself; what it has no word of may be stated where it says so. */
function ownFacts(one: Continuity): Facts {
  const { body, agreement, enrolledOn, facts } = one;
  const visits = visitsOf(one);
  const [last, earlier] = visits;
  const thatDay = one.evidence.filter(({ on, kind }) => on === last && kind !== 'member_statement');
  const emergency = thatDay.some((visit) => visit.emergency === false) ? false : thatDay[0]?.emergency;
  return {
    'member.line_of_business': one.lineOfBusiness,
    'um_request.form': body.form === 'medical_exemption_request' ? 'other' : body.form,
    'coc.asked_on': dateOfDayNumber(dayAt(one.received)),
    'coc.asked_by': body.askedBy,
    'coc.noted': body.noted,
    'coc.enrolled_on': enrolledOn,
    'coc.provider_network': one.network ?? facts['coc.provider_network'],
    'coc.program': body.program,
    'coc.service_kind': body.serviceKind ?? facts['coc.service_kind'],
    'coc.evidence': [...new Set(one.evidence.map(({ kind }) => kind))],
    'coc.visit_on': last,
    'coc.earlier_visit_on': earlier,
    'coc.visit_was_emergency': emergency ?? facts['coc.visit_was_emergency'],
    'coc.accepts_rate': agreement ? agreement.is === 'reached' : facts['coc.accepts_rate'],
    'coc.contract_rate': agreement?.contractRate,
    'coc.ffs_rate': agreement?.stateRate,
    'coc.agreed_rate': agreement?.agreedRate,
    'coc.rate_form': agreement && rateFormOf(agreement),
    'coc.agreement': agreement?.is ?? 'pending',
    'coc.alternative_offered': one.offered.length > 0,
    'coc.member_chose': one.chosen !== undefined,
    'coc.plan_assigned': one.assigned !== undefined,
    'coc.from_covered_california': body.program === 'covered_california',
    'coc.member_contacted': one.contacted,
    'coc.services_listed': one.services.length > 0,
    'mer.asked_by': body.askedBy === 'member' || body.askedBy === 'provider' ? body.askedBy : 'other',
  };
}

/** A fact somebody stated that the room takes from its own record; `known` is what stands there. */
export interface Contradicted {
  readonly fact: string;
  readonly stated: FactValue;
  readonly known: FactValue;
}

/** Each of them: the statement is kept in the story, and the record stands. */
export function contradicted(one: Continuity): Contradicted[] {
  const own = ownFacts(one);
  return Object.entries(one.facts).flatMap(([fact, stated]) =>
    fact in own && JSON.stringify(own[fact]) !== JSON.stringify(stated) ? [{ fact, stated, known: own[fact] }] : [],
  );
}

/** What a verb states of its own step is nobody's to state beside it. */
const OF_A_STEP =
  /^(mer\.(granted|stabilized|transfer_safe)|coc\.(service_on|grant_ends_on|new_\w+|service_assessed))$/;

/** Whether a fact is what somebody says: what the room knows by itself it never takes from anybody. */
export function isStatedByPeople(one: Continuity, name: string): boolean {
  const said = 'said by somebody';
  return !OF_A_STEP.test(name) && continuityFacts({ ...one, facts: { [name]: said } })[name] === said;
}

/**
 * Days of documented visits before enrollment, latest first; two sessions of one day are one. One visit that was no emergency is enough, so
 * an emergency counts only where nothing else is documented [REF-COC-01]; behavioral health treatment counts every day [AAH-UM-COCP-12].
 */
function visitsOf({ evidence, enrolledOn, body }: Continuity): IsoDate[] {
  const visits = evidence.flatMap(({ kind, on, emergency }) =>
    on === undefined || kind === 'member_statement' || (enrolledOn !== undefined && on >= enrolledOn)
      ? []
      : [{ on, emergency }],
  );
  const planned = body.program === 'bht' ? [] : visits.filter(({ emergency }) => emergency !== true);
  const days = (planned.length > 0 ? planned : visits).map(({ on }) => on);
  return [...new Set(days)].sort().reverse();
}

/** No period of the law or a plan is longer; a policy without an end is a person's to end. */
const MOST_DAYS = 1_200;

export interface CoveredDays {
  readonly from: IsoDate;
  readonly last: IsoDate;
}

/** The first stretch of days, from enrollment on, that policy's question about a single day says yes to. */
export function coveredDays(
  policy: CompiledPolicy,
  question: string,
  facts: Facts,
  enrolledOn: IsoDate,
): CoveredDays | undefined {
  let covered: CoveredDays | undefined;
  for (let n = 0; n < MOST_DAYS; n++) {
    const day = addDays(enrolledOn, n);
    const isCovered = ask(policy, question, day, { ...facts, 'coc.service_on': day })?.answer === 'yes';
    if (isCovered) covered = { from: covered?.from ?? day, last: day };
    else if (covered) return covered;
  }
  return undefined;
}
