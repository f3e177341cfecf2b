import type { Instant } from '../../kernel/index.ts';
import { type Speech, sayNeeded } from '../../rules/index.ts';
import { given, type NamedMember, sayMember, sayReadings } from '../authorizations/index.ts';
import type { KeptAttachment, ListedCase } from '../cases/index.ts';
import { type ContinuityViewer, continuityActions } from './continuity-actions.ts';
import { continuityTimes, timedContinuity } from './continuity-clocks.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import type { ContinuityEvent } from './continuity-event.ts';
import { judgeContinuity } from './decide-continuity.ts';
import type { Continuity } from './open-continuity.ts';
import { type ContinuityLine, type ContinuityPage, continuityLine } from './spoken-continuity.ts';
import { today } from './work-continuity.ts';

/** One row of a worklist for one reader. */
export function sayContinuityLine(
  found: ListedCase,
  member: NamedMember | undefined,
  clocks: ContinuityDesk['clocks'],
  side: ContinuityViewer['side'],
  now: Instant,
  speech: Speech,
): ContinuityLine {
  const { shape } = continuityLine;
  const clock = [...clocks.values()].flat().find(({ id }) => id === found.clock);
  const { urgency, program, provider, owed, until, review_on: reviewOn } = found.shown;
  const isPlan = side === 'plan';
  const texts = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    handle: found.handle,
    plan: found.plan,
    number: found.number,
    kind: shape.kind.parse(found.category),
    state: shape.state.parse(found.state),
    urgency: shape.urgency.parse(urgency),
    line_of_business: found.lineOfBusiness ?? 'unknown',
    received: found.received,
    standing: found.standing,
    overdue: found.due !== undefined && found.due < now,
    program: texts(program) ?? 'none',
    owed:
      isPlan && Array.isArray(owed) ? owed.map((code) => ({ code, label: speech.say(`continuity.owed.${code}`) })) : [],
    events: found.events,
    ...given({
      member: member && sayMember(member),
      closed: found.closed,
      outcome: shape.outcome.parse(found.outcome),
      due: found.due,
      clock: clock && { id: clock.id, title: speech.local(clock.rule.title) },
      awaits: isPlan ? shape.awaits.parse(found.awaits) : undefined,
      provider: texts(provider),
      until: texts(until),
      review_on: texts(reviewOn),
    }),
  };
}

export function sayContinuityPage(
  desk: ContinuityDesk,
  one: Continuity,
  line: ContinuityLine,
  files: readonly KeptAttachment[],
  viewer: ContinuityViewer,
  now: Instant,
  speech: Speech,
): ContinuityPage {
  const { body, decision, agreement } = one;
  const { answer, last } = judgeContinuity(desk, one, 'relationship', today({ now }));
  const sayCode = (code: string) => ({
    code,
    sentence: speech.policy.reasons[code] ? speech.reason(code) : code,
  });
  return {
    ...line,
    door: one.door,
    asked_by: body.askedBy,
    services: [...one.services],
    evidence: one.evidence.map((each) => ({ ...each })),
    agreement: agreement?.is ?? 'pending',
    offered: [...one.offered],
    granted: one.granted.map((each) => ({ ...each })),
    policy_says: {
      answer: answer?.answer ?? 'unknown',
      reasons: (answer?.reasons ?? []).map(sayCode),
      needed: (answer?.needed ?? []).map((code) => ({ code, label: sayNeeded(speech, code) })),
      ...given({ last }),
    },
    actions: continuityActions(one, viewer).map(({ action, open, why, cites }) => ({
      action,
      open,
      label: speech.say(`continuity.action.${action}`),
      ...(why === undefined ? {} : { why: { code: why, sentence: speech.say(`why.${why}`) } }),
      ...(cites ? { cites: [...cites] } : {}),
    })),
    times: sayReadings(continuityTimes(desk.clocks, one, now), () => timedContinuity(one), now, speech),
    files: files.map((file) => ({ ...file })),
    story: one.events.map((event) => sayEvent(event, viewer, speech)),
    ...given({
      enrolled_on: one.enrolledOn,
      network: one.network,
      agreed_rate: agreement?.agreedRate,
      chosen: one.chosen,
      assigned: one.assigned,
      decision: decision && {
        outcome: decision.outcome,
        at: decision.at,
        automatic: decision.automatic,
        reasons: decision.reasons.map(sayCode),
        ...given({ why: decision.why }),
      },
    }),
  };
}

function sayEvent(event: ContinuityEvent, viewer: ContinuityViewer, speech: Speech): ContinuityPage['story'][number] {
  const { at, by, what } = event;
  const isKnown = by && (viewer.side === 'plan' || by.organization === viewer.organization);
  return {
    at,
    kind: what.kind,
    sentence: sentenceOf(event, speech),
    ...given({
      by: by && { name: isKnown ? by.name : '', organization: by.organization },
      note: 'why' in what ? what.why : undefined,
    }),
  };
}

function sentenceOf({ what }: ContinuityEvent, speech: Speech): string {
  const key = `continuity.story.${what.kind}`;
  switch (what.kind) {
    case 'opened':
      return speech.say(key, { kind: what.body.kind, received: speech.instant(what.received) });
    case 'urgency_set':
      return speech.say(key, { to: what.to });
    case 'agreement':
      return speech.say(key, { is: what.is });
    case 'decided':
      return speech.say(key, { outcome: what.outcome });
    case 'extended':
      return speech.say(key, { to: speech.date(what.to) });
    case 'assessed':
      return speech.say(key, { on: speech.date(what.on), n: what.missing.length });
    case 'exemption_reviewed':
      return speech.say(key, { on: String(what.goesOn) });
    case 'notice_sent':
      return speech.say(key, { about: what.about });
    default:
      return speech.say(key);
  }
}
