import { dateOfDayNumber, dayAt, done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import { allowedBy, ask } from './ask-policy.ts';
import type { Request } from './open-request.ts';
import type { Outcome } from './request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import type { EventOf, Person } from './request-event.ts';

/** A reviewer's licence, as the network's papers have it. */
export interface ReviewerLicense {
  readonly fits?: boolean | undefined;
  readonly expiresOn?: IsoDate | undefined;
}

/** Gives a request to a reviewer whose licence is current on the day, or back to the pool [AAH-UM-STF-01]. */
export function assignRequest(
  desk: RequestDesk,
  number: string,
  to: { readonly person: Person; readonly license: ReviewerLicense } | undefined,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'assign', asking, () => {
    if (!to) return done([{ kind: 'assigned' }]);
    const on = dateOfDayNumber(dayAt(asking.now));
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
  return step(desk, number, 'defer', asking, () => {
    const today = dateOfDayNumber(dayAt(asking.now));
    if (deferral.expected_on <= today) return refused('expected_day_passed', deferral.expected_on);
    return done([{ kind: 'deferred', ...deferral }]);
  });
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

export function recordOpinion(
  desk: RequestDesk,
  number: string,
  reviewer: string,
  opinion: string,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'record_opinion', asking, () => done([{ kind: 'external_opinion', reviewer, opinion }]));
}
