import { type Instant, instantText } from '../../kernel/index.ts';
import {
  type Appeal,
  type AppealViewer,
  aidNow,
  appealActions,
  appealTimes,
  awaitedBy,
  outcomeAfterAll,
  owedBy,
  timedAppeal,
} from '../../rooms/appeals/index.ts';
import type { Answer } from './answers.ts';
import { answerOfActions } from './case-step.ts';
import { answerOfReadings } from './clock-wish.ts';
import { contactsOf, type RequestScene } from './request-answer.ts';

/** The department whose queue appeals come into. */
const DEPARTMENT = 'grievances_and_appeals';

/** An appeal or a grievance in the words of the case format. */
export function answerOfAppeal(
  { policy, book, clocks, listings }: RequestScene,
  appeal: Appeal,
  viewer: AppealViewer,
  now: Instant,
): Answer {
  const { original, resolution, remedies } = appeal;
  const aid = aidNow(policy, appeal, now);
  const { readings } = appealTimes(clocks, appeal, now);
  const timed = answerOfReadings(book, readings, () => timedAppeal(appeal), now);
  const governs = readings.find(({ clock }) => clock.id === timed.governing);
  return {
    ...timed,
    number: appeal.number,
    state: appeal.state,
    kind: appeal.body.kind,
    urgency: appeal.urgency,
    awaits: awaitedBy(appeal),
    expedite: appeal.expedite,
    clinical: appeal.clinical,
    received: instantText(appeal.received),
    clock_state: timed.state,
    because: governs ? timed.clocks[governs.clock.id]?.because : [],
    handled_by: contactsOf(listings, policy.plan, undefined, DEPARTMENT),
    warnings: appeal.warnings,
    assigned: appeal.assigned?.account ?? 'nobody',
    aid: appeal.aid && { ...appeal.aid, goes_on: aid?.goesOn, why: aid?.why },
    original: original && {
      request: original.request,
      continuity: original.continuity,
      outcome: original.outcome,
      grounds: original.grounds,
      decided_by: original.by,
      notice_on: original.noticeOn,
    },
    owed: owedBy(appeal),
    exempt: resolution?.exempt ?? false,
    outcome: resolution?.outcome ?? 'none',
    after_all: outcomeAfterAll(appeal) ?? 'none',
    decided_by: resolution?.by?.account,
    remedies: Object.fromEntries(
      Object.entries(remedies).map(([remedy, { askedOn, decidedOn, outcome, received, carriedOut }]) => [
        remedy,
        {
          asked_on: askedOn,
          decided_on: decidedOn,
          outcome,
          received: received === undefined ? undefined : instantText(received),
          carried_out: carriedOut ?? false,
        },
      ]),
    ),
    ...answerOfActions(appealActions(appeal, viewer)),
    cites: [...(governs?.clock.rule.cite ?? [])],
    events: appeal.events.map(({ what }) => what.kind),
  };
}
