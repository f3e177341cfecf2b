import { dateOfDayNumber, dayAt, done, type Instant, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import { readClocks } from '../../rules/index.ts';
import { allowedBy, ask } from './ask-policy.ts';
import type { Request } from './open-request.ts';
import type { Outcome } from './request.ts';
import { timedRequest } from './request-clocks.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import type { EventOf, Person } from './request-event.ts';
import { licenseOnFile } from './reviewer-license.ts';

/** A reviewer's licence, as somebody says of it. */
export interface ReviewerLicense {
  readonly fits?: boolean | undefined;
  readonly expiresOn?: IsoDate | undefined;
}

/**
 * Gives a request to a reviewer whose licence is current on the day, or back to the pool [AAH-UM-STF-01]. The licences on file speak;
 * of whom none is on file, what whoever assigns says of it.
 */
export function assignRequest(
  desk: RequestDesk,
  number: string,
  to: { readonly person: Person; readonly license: ReviewerLicense } | undefined,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'assign', asking, async () => {
    if (!to) return done([{ kind: 'assigned' }]);
    const on = dateOfDayNumber(dayAt(asking.now));
    const { allowed: byFile, isKnown } = await licenseOnFile(desk, to.person, on);
    if (!byFile.ok) return byFile;
    if (isKnown) return done([{ kind: 'assigned', to: to.person }]);
    const facts = {
      'reviewer.license_fits': to.license.fits,
      'reviewer.license_expires_on': to.license.expiresOn,
      'reviewer.assigned_on': on,
    };
    const allowed = allowedBy(ask(desk.policy, 'clinical-reviewer', on, facts), facts);
    return allowed.ok ? done([{ kind: 'assigned', to: to.person }]) : allowed;
  });
}

/** A nurse or pharmacist who finds criteria unmet sends the case to a medical director [AAH-UM-DEN-01]. */
export function recommend(
  desk: RequestDesk,
  number: string,
  outcome: Outcome,
  decision: EventOf<'recommended'>['decision'],
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'recommend', asking, () => done([{ kind: 'recommended', outcome, decision }]));
}

/** Puts the decision off once, for a reason the law knows, with no harm on record and a day it is expected [REF-UM-CLK-07]. */
export function deferDecision(
  desk: RequestDesk,
  number: string,
  deferral: Omit<EventOf<'deferred'>, 'kind'>,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'defer', asking, (request) => {
    const today = dateOfDayNumber(dayAt(asking.now));
    if (deferral.no_harm.trim() === '' || deferral.missing.length === 0)
      return refused('deferral_without_grounds', number, ['REF-UM-CLK-07']);
    if (deferral.expected_on <= today) return refused('expected_day_passed', deferral.expected_on);
    const last = lastDayOnceDeferred(desk, request, asking.now);
    if (last !== undefined && deferral.expected_on > last)
      return refused('expected_day_too_late', `at the latest ${last}`, ['REF-UM-CLK-07']);
    return done([{ kind: 'deferred', ...deferral }]);
  });
}

/** The last day any clock would allow if the notice of the deferral went out now. */
function lastDayOnceDeferred({ clocks }: RequestDesk, request: Request, now: Instant): IsoDate | undefined {
  const timed = timedRequest(request);
  const deferred = { ...timed, events: [...timed.events, { kind: 'deferral_notice_sent' as const, at: now }] };
  const due = readClocks(clocks, deferred, now).flatMap((reading) => reading.due ?? []);
  return due.length === 0 ? undefined : dateOfDayNumber(dayAt(Math.max(...due)));
}

/** A physician outside the plan is asked; the clock goes on, and the medical director still decides [AAH-UM-CRI-08, AAH-UM-DEN-02]. */
export function orderExternalReview(
  desk: RequestDesk,
  number: string,
  order: {
    readonly reviewer: string;
    readonly question: string;
    readonly license: ReviewerLicense;
    readonly expertiseFits?: boolean;
  },
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'order_external_review', asking, () => {
    const on = dateOfDayNumber(dayAt(asking.now));
    const mayOrder = mayOrderReview(desk, asking);
    if (!mayOrder.ok) return mayOrder;
    const facts = {
      'reviewer.kind': 'physician',
      'reviewer.license_expires_on': order.license.expiresOn,
      'reviewer.assigned_on': on,
      'reviewer.expertise_fits': order.expertiseFits,
      'reviewer.effect': 'advice',
    };
    const allowed = allowedBy(ask(desk.policy, 'external-reviewer', on, facts), facts);
    return allowed.ok
      ? done([{ kind: 'external_review_ordered', reviewer: order.reviewer, question: order.question }])
      : allowed;
  });
}

/** Whether the plan's policy lets this person order it: known before anybody fills in a form. */
export function mayOrderReview(
  { policy }: Pick<RequestDesk, 'policy'>,
  { viewer, now }: Pick<Asking, 'viewer' | 'now'>,
): Result<unknown> {
  const facts = {
    'independent_review.indicated': true,
    'independent_review.ordered_by': viewer.mayDeny ? 'medical_director' : 'other',
  };
  return allowedBy(ask(policy, 'independent-review', dateOfDayNumber(dayAt(now)), facts), facts);
}

export function recordOpinion(
  desk: RequestDesk,
  number: string,
  reviewer: string,
  opinion: string,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'record_opinion', asking, () => done([{ kind: 'external_opinion', reviewer, opinion }]));
}
