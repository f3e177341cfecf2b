import { addDays, dateOfDayNumber, dayAt, type Instant, type Result } from '../../kernel/index.ts';
import {
  addInformation,
  askCriteria,
  askPeerDiscussion,
  assignRequest,
  type Checklist,
  cancelRequest,
  changeUrgency,
  decideRequest,
  deferDecision,
  extendAuthorization,
  noteDischargeNeeds,
  orderExternalReview,
  planDischarge,
  type Request,
  type RequestBody,
  recommend,
  recordOpinion,
  recordPeerDiscussion,
  requestInformation,
  type SqlRequestDesk,
  tellRequester,
  type Viewer,
  withdrawRequest,
} from '../../rooms/authorizations/index.ts';
import type { LettersGo } from './letters.ts';
import type { Cast } from './request-cast.ts';
import { demoDecision } from './request-services.ts';
import type { StoryStep } from './request-stories.ts';

export const PAPERS: Checklist = {
  history_of_presenting_problem: 'attached',
  physical_assessment: 'attached',
  diagnostic_results: 'attached',
  photographs: 'not_applicable',
  consultations: 'not_applicable',
  treatment_previous_and_current: 'attached',
  response_to_treatment: 'attached',
};

const LICENSE = { fits: true, expiresOn: '2099-12-31' } as const;

/** One step of a story, through the verb of whoever does it. */
export async function doStep(
  desk: SqlRequestDesk,
  { office, staff }: Cast,
  number: string,
  step: StoryStep,
  { lines, program }: RequestBody,
  now: Instant,
  lettersGo: LettersGo,
): Promise<Result<Request>> {
  const by = (viewer: Viewer) => ({ viewer, now });
  const nurse = by(staff.reviewer_nurse);
  const director = by(staff.medical_director);
  const units = lines[0]?.units ?? 1;
  const today = dateOfDayNumber(dayAt(now));
  if ('ask' in step) {
    const asked = { items: [...step.ask], by_way_of: 'fax' as const, text: 'SYNTHETIC: please send what is missing.' };
    return requestInformation(desk, number, asked, nurse);
  }
  if ('add' in step) return addInformation(desk, number, { checklist: PAPERS, facts: {}, attachments: [] }, by(office));
  if ('assign' in step) {
    const { account, name, organization, roles } = staff[step.assign];
    return assignRequest(
      desk,
      number,
      { person: { account, name, organization, roles: [...roles] }, license: LICENSE },
      nurse,
    );
  }
  if ('recommend' in step)
    return recommend(desk, number, step.recommend, demoDecision(step.recommend, units, program), nurse);
  if ('decide' in step)
    return decideRequest(desk, number, demoDecision(step.decide, units, program), by(staff[step.by]));
  if ('defer' in step) return deferAndTell(desk, number, addDays(today, 10), nurse, lettersGo);
  if ('opinion' in step) {
    const order = {
      reviewer: 'SYNTHETIC Outside Physician',
      question: 'Does the service fit?',
      license: LICENSE,
      expertiseFits: true,
    };
    const ordered = await orderExternalReview(desk, number, order, director);
    return ordered.ok ? recordOpinion(desk, number, order.reviewer, step.opinion, director) : ordered;
  }
  if ('extend' in step) {
    const more = { to: addDays(lines[0]?.to ?? today, 30), units: 5, why: 'SYNTHETIC: needed longer.' };
    return extendAuthorization(desk, number, more, nurse);
  }
  if ('urgent' in step) return changeUrgency(desk, number, 'urgent', 'SYNTHETIC: it has become worse.', nurse);
  if ('tell' in step) return tell(desk, number, nurse, lettersGo);
  if ('criteria' in step) return askCriteria(desk, number, by(office));
  if ('discussion' in step) {
    if (step.discussion === 'asked') return askPeerDiscussion(desk, number, by(office));
    return recordPeerDiscussion(desk, number, 'SYNTHETIC: the decision stands.', director);
  }
  if ('discharge' in step) {
    const toc = by(staff.toc_clinical_staff);
    if (step.discharge === 'plan') return planDischarge(desk, number, { on: addDays(lines[0]?.from ?? today, 3) }, toc);
    return noteDischargeNeeds(desk, number, [{ need: 'home_health', state: 'needed' }], toc);
  }
  if ('withdraw' in step) return withdrawRequest(desk, number, 'SYNTHETIC: not needed any more.', by(office));
  return cancelRequest(desk, number, 'SYNTHETIC: keyed by mistake.', by(staff.authorization_specialist));
}

type Asking = Parameters<typeof tellRequester>[3];

async function deferAndTell(
  desk: SqlRequestDesk,
  number: string,
  expected: string,
  asking: Asking,
  lettersGo: LettersGo,
): Promise<Result<Request>> {
  const deferral = {
    why: 'more_clinical_information' as const,
    missing: ['diagnostic_results'],
    no_harm: 'SYNTHETIC: waiting does no harm.',
    expected_on: expected,
  };
  const deferred = await deferDecision(desk, number, deferral, asking);
  if (deferred.ok) await lettersGo(number, asking.now);
  return deferred;
}

async function tell(
  desk: SqlRequestDesk,
  number: string,
  asking: Asking,
  lettersGo: LettersGo,
): Promise<Result<Request>> {
  const called = await tellRequester(desk, number, 'fax', asking);
  if (called.ok) await lettersGo(number, asking.now);
  return called;
}
