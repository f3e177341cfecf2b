import { addDays, dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../../kernel/index.ts';
import type { NoticeKind, PlanClocks } from '../../rules/index.ts';
import {
  type Continuity,
  type ContinuityEvent,
  type ContinuityEventOf,
  continuityTimes,
  lastDayOf,
} from '../continuity/index.ts';
import type { NoticeBook } from './notice-book.ts';
import type { NoticeMatter } from './notice-matter.ts';
import type { NewNotice } from './notice-row.ts';

/** The letters that what just happened to a request for continuity of care or an exemption calls for. */
export function mattersOfContinuity(
  clocks: PlanClocks,
  one: Continuity,
  happened: readonly ContinuityEvent[],
): NoticeMatter[] {
  const isAnswered = happened.some(({ what }) => what.kind === 'decided');
  return happened.flatMap((event) => {
    // Who has the answer in the same moment needs no word that it was asked for.
    if (event.what.kind === 'opened' && isAnswered) return [];
    const told = matterOf(clocks, one, event);
    return told ? [told] : [];
  });
}

function matterOf(clocks: PlanClocks, one: Continuity, { at, what }: ContinuityEvent): NoticeMatter | undefined {
  const isExemption = one.body.kind === 'medical_exemption';
  const place = one.events.findLastIndex((event) => event.what === what);
  const named = (kind: NoticeKind, more: Partial<NoticeMatter> = {}): NoticeMatter => ({
    ...common(one),
    at,
    kind,
    id: `${kind}-${place}`,
    ...more,
  });
  switch (what.kind) {
    case 'opened':
      if (what.body.kind === 'outreach') return undefined;
      if (isExemption) return named('exemption_receipt');
      return named('continuity_receipt', { expectedOn: dueOn(clocks, one, at) });
    case 'alternative_offered':
      return named('continuity_alternative', { offered: what.providers });
    case 'decided':
      return named(DECISION[what.outcome], {
        lastDay: lastDayOf(one),
        lookAgainOn: what.reviewOn,
        ...whyOf(what),
      });
    case 'decision_overturned':
    case 'extended':
      return named('continuity_granted', { lastDay: lastDayOf(one) });
    case 'alternative_assigned':
      return named('continuity_assigned', { offered: [what.provider] });
    case 'assessed':
      return endedBy(one, what).length === 0
        ? undefined
        : named('continuity_assessed', {
            services: endedBy(one, what),
            granted: one.granted
              .filter(({ over, service }) => !over && service !== '')
              .map(({ service }) => ({ what: service })),
            lastDay: what.on,
          });
    case 'changed_provider':
      return named('continuity_end', { offered: [what.provider] });
    case 'exemption_reviewed':
      return named(what.goesOn ? 'exemption_goes_on' : 'exemption_ended', { lookAgainOn: what.reviewOn });
    default:
      return undefined;
  }
}

/** What goes on no longer since a provider of the plan has assessed it. */
function endedBy({ granted }: Continuity, { services }: ContinuityEventOf<'assessed'>) {
  return granted
    .filter(({ over, service }) => over && services.includes(service))
    .map(({ service }) => ({ what: service }));
}

type Outcome = ContinuityEventOf<'decided'>['outcome'];
const DECISION: Readonly<Record<Outcome, NoticeKind>> = {
  granted: 'continuity_granted',
  not_granted: 'continuity_refused',
  not_needed: 'continuity_not_needed',
  exempt: 'exemption_granted',
  not_exempt: 'exemption_refused',
};

/** A yes needs no reason, and so nobody to translate one. That the state said no is no reason where somebody wrote down which it gave. */
function whyOf({ outcome, why, reasons }: ContinuityEventOf<'decided'>): Partial<NoticeMatter> {
  if (outcome === 'granted' || outcome === 'exempt') return {};
  return { reason: why, reasons: outcome === 'not_exempt' && why !== undefined ? [] : reasons };
}

/** The letter before a grant ends, once its time has come; a grant that is lengthened gets another before its new end. */
export function endingOf({ rules }: NoticeBook, one: Continuity, at: Instant): NoticeMatter | undefined {
  const lastDay = lastDayOf(one);
  const on = dateOfDayNumber(dayAt(at));
  if (one.state !== 'decided' || one.decision?.outcome !== 'granted' || lastDay === undefined) return undefined;
  if (!rules.ending || lastDay < on || addDays(lastDay, -rules.ending.days_before) > on) return undefined;
  return { ...common(one), at, kind: 'continuity_ending', id: `continuity_ending-${lastDay}`, lastDay };
}

function dueOn(clocks: PlanClocks, one: Continuity, at: Instant): IsoDate | undefined {
  const due = continuityTimes(clocks, one, at).governs?.due;
  return due === undefined ? undefined : dateOfDayNumber(dayAt(due));
}

function common({ plan, number, body, received, lineOfBusiness, services }: Continuity) {
  return {
    plan,
    number,
    lineOfBusiness,
    requestKind: body.kind,
    program: body.program,
    received,
    services: services.map((what) => ({ what })),
    traits: services.length > 0 ? (['about_care'] as const) : [],
    references: [],
    missing: [],
    clauses: [],
    granted: [],
    doctor: body.providerName,
    requester: body.askedBy === 'provider' ? body.provider : undefined,
    servicing: body.provider,
  };
}

const ABOUT: Readonly<Partial<Record<NoticeKind, ContinuityEventOf<'notice_sent'>['about']>>> = {
  continuity_receipt: 'receipt',
  exemption_receipt: 'receipt',
  continuity_alternative: 'alternative',
  continuity_ending: 'ending',
  continuity_assigned: 'end',
  continuity_assessed: 'end',
  continuity_end: 'end',
  exemption_ended: 'end',
  exemption_goes_on: 'review',
};

/** That a letter went out, for everybody it is for. */
export function continuityProofs(
  { notice, kind, recipient, also, channel }: NewNotice,
  at: Instant,
): ContinuityEvent[] {
  const about = ABOUT[kind] ?? 'decision';
  return [recipient, ...also].map((to) => ({
    at,
    what: { kind: 'notice_sent', about, notice, to, by_way_of: channel },
  }));
}
