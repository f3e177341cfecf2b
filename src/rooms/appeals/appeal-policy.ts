import { dateOfDayNumber, dayAt, dayNumber, endOfDay, type Instant, type IsoDate } from '../../kernel/index.ts';
import type { FactValue, PlanClocks } from '../../rules/index.ts';
import type { AppealBody, AppealDecision, Original, Remedy } from './appeal.ts';
import type { AppealViewer } from './appeal-actions.ts';
import { appealTimes } from './appeal-clocks.ts';
import type { Appeal } from './open-appeal.ts';

/** What the plan's policy is asked about an appeal, as facts of its vocabulary. */
type Facts = Readonly<Record<string, FactValue>>;

export function dayOf(at: Instant): IsoDate {
  return dateOfDayNumber(dayAt(at));
}

export function filingFacts(body: AppealBody, original: Original | undefined, received: Instant): Facts {
  return {
    'appeal.filed_by': body.filedBy,
    'appeal.for': body.onBehalf,
    'appeal.written_consent': body.writtenConsent ?? false,
    'appeal.filed_on': dayOf(received),
    'appeal.notice_on': original?.noticeOn ?? body.noticeOn,
    'appeal.good_cause': body.goodCause !== undefined,
    'appeal.service_approved_before': body.continue?.approvedBefore,
    'appeal.approved_through': body.continue?.approvedThrough,
    'appeal.effective_on': body.continue?.effectiveOn,
  };
}

export function deciderFacts(appeal: Appeal, decision: AppealDecision, viewer: AppealViewer): Facts {
  const first = appeal.original?.by;
  return {
    'appeal.clinical': appeal.clinical,
    'appeal.decider_decided_first': first !== undefined && first === viewer.account,
    // Where policy alone decided, or nobody is known to have, there is no first decider to stand under.
    'appeal.decider_under_first': first === undefined ? false : decision.underFirstDecider,
    'appeal.decider_is_clinician': viewer.isClinician,
    'appeal.decider_expertise_fits': decision.expertiseFits,
  };
}

export function remedyFacts(
  clocks: PlanClocks,
  appeal: Appeal,
  remedy: { readonly remedy: Remedy; readonly on: IsoDate; readonly licensed: boolean | undefined },
  now: Instant,
): Facts {
  const { resolution, remedies } = appeal;
  // As it stood on that day: a hearing asked for before the plan answered came too early, whenever it is written down.
  const moment = Math.min(now, endOfDay(dayNumber(remedy.on)));
  const isResolved = resolution !== undefined && resolution.at <= moment;
  const isLate = appealTimes(clocks, appeal, moment).readings.some(
    ({ clock: { rule }, state }) =>
      (state === 'overdue' || state === 'missed') &&
      rule.ends.includes('resolved') &&
      !rule.ends.includes('acknowledged'),
  );
  return {
    'appeal.resolved': isResolved,
    'appeal.resolution_overdue': isLate,
    'appeal.resolution_notice_on': resolution && dayOf(resolution.noticeAt ?? resolution.at),
    'appeal.remedy_asked_on': remedy.on,
    'appeal.plan_licensed': remedy.licensed,
    'appeal.hearing_decided': remedies.state_hearing?.decidedOn !== undefined,
  };
}
