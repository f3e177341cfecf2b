import { given, type Instant } from '../../kernel/index.ts';
import { governing, type PlanClocks, type Speech } from '../../rules/index.ts';
import { actorFor } from '../cases/index.ts';
import type { AppealViewer } from './appeal-actions.ts';
import { appealTimes } from './appeal-clocks.ts';
import type { AppealEvent } from './appeal-event.ts';
import { type Appeal, onceExtended } from './open-appeal.ts';
import type { AppealPage } from './spoken-appeal.ts';

/** The plan's own work stays with the plan. */
const INTERNAL: ReadonlySet<string> = new Set(['assigned']);

export function sayAppealStory(
  appeal: Appeal,
  viewer: AppealViewer,
  clocks: PlanClocks,
  speech: Speech,
): AppealPage['story'] {
  const { events } = appeal;
  const isPlan = viewer.side === 'plan';
  return events
    .filter(({ what }) => isPlan || !INTERNAL.has(what.kind))
    .map((event) => ({
      at: event.at,
      kind: event.what.kind,
      sentence:
        event.what.kind === 'extended'
          ? sayExtended(appeal, event.at, clocks, speech)
          : sentenceOf(event, appeal, speech),
      ...given({
        by: actorFor(event.by, viewer),
        note: noteOf(event.what, isPlan || event.by?.organization === viewer.organization),
      }),
    }));
}

function sentenceOf({ what }: AppealEvent, { body }: Appeal, speech: Speech): string {
  const key = `appeal.story.${what.kind}`;
  switch (what.kind) {
    case 'filed':
      return speech.say(key, { kind: what.body.kind, received: speech.instant(what.received) });
    case 'notice_sent':
      return speech.say(key, { about: what.about });
    case 'resolved':
      return speech.say(key, { kind: body.kind, outcome: what.decision.outcome });
    case 'assigned':
      return speech.say(key, { name: what.to?.name ?? '', somebody: String(what.to !== undefined) });
    case 'remedy_asked':
      return speech.say(key, { remedy: what.remedy, on: speech.date(what.on) });
    case 'remedy_decided':
      return speech.say(key, { remedy: what.remedy, on: speech.date(what.on), outcome: what.outcome });
    default:
      return speech.say(key);
  }
}

/** More time names the clock it is of, and until when it then is: the letter about it lengthens it. */
function sayExtended(appeal: Appeal, at: Instant, clocks: PlanClocks, speech: Speech): string {
  const told = onceExtended(appeal, at);
  const lengthened = appealTimes(clocks, told, at).readings.filter(
    ({ clock: { rule }, due, ended }) =>
      due !== undefined &&
      ended === undefined &&
      rule.extensions.some(({ on }) => on.includes('extension_notice_sent')),
  );
  const { clock, due } = governing(lengthened) ?? {};
  return clock && due !== undefined
    ? speech.say('appeal.story.extended', { clock: speech.local(clock.rule.title), due: speech.instant(due) })
    : speech.say('appeal.story.extended_unknown');
}

/** What a person wrote. What somebody added is told to his own side and to the plan. */
function noteOf(what: AppealEvent['what'], isOwn: boolean): string | undefined {
  if (what.kind === 'resolved') return what.decision.reason;
  if (what.kind === 'information_added') return isOwn ? what.note : undefined;
  return 'why' in what ? what.why : undefined;
}
