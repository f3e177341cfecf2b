import { given } from '../../kernel/index.ts';
import type { Speech } from '../../rules/index.ts';
import { actorFor } from '../cases/index.ts';
import type { Request } from './open-request.ts';
import { noteFor, storyFor } from './reader-side.ts';
import type { Viewer } from './request-actions.ts';
import type { RequestEvent } from './request-event.ts';
import { sayItem } from './say-item.ts';
import { type Reading, sayWritten } from './say-written.ts';
import type { RequestPage } from './spoken-request.ts';

/** What happened, in order, in the reader's words. */
export function sayStory(
  request: Request,
  viewer: Viewer,
  speech: Speech,
  organizations: ReadonlyMap<string, string>,
  reading: Reading,
): RequestPage['story'] {
  return storyFor(request, viewer.side).map((event) => ({
    at: event.at,
    kind: event.what.kind,
    sentence: sentenceOf(event, request, speech),
    ...given({ by: named(teller(event, viewer), organizations) }),
    ...noteOf(event, viewer, reading),
  }));
}

const DECISIONS: ReadonlySet<string> = new Set(['decided', 'denial_upheld']);

/** A decision's reason is a reviewer's; who else wrote what, in which language, nobody knows. */
function noteOf(event: RequestEvent, { side }: Viewer, reading: Reading) {
  const note = noteFor(event, side);
  if (note === undefined || !DECISIONS.has(event.what.kind)) return given({ note });
  const { text, language } = sayWritten(note, reading);
  return given({ note: text, note_language: language });
}

type Actor = NonNullable<RequestPage['story'][number]['by']>;

/** A requester is told who decided, to talk to. */
function teller({ by, what }: RequestEvent, viewer: Viewer): Actor | undefined {
  return actorFor(by, viewer, viewer.side === 'requester' && what.kind === 'decided');
}

function named(actor: Actor | undefined, organizations: ReadonlyMap<string, string>): Actor | undefined {
  return actor && { ...actor, organization: organizations.get(actor.organization) ?? actor.organization };
}

function sentenceOf({ what }: RequestEvent, { lines }: Request, speech: Speech): string {
  const word = (family: string, value: string) => speech.say(`request.${family}.${value}`);
  switch (what.kind) {
    case 'submitted':
      return speech.say('story.submitted', {
        door: word('door', what.door),
        received: speech.instant(what.received),
        complete: String(what.complete),
      });
    case 'duplicate_received':
      return speech.say('story.duplicate_received', { door: word('door', what.door) });
    case 'amended':
      return speech.say('story.amended', {
        kind: what.classed?.kind ?? 'same',
        what: what.lines.map(({ code, what: service, units }) => `${code ?? service} × ${units}`).join(', '),
      });
    case 'information_requested':
      return speech.say('story.information_requested', { way: word('way', what.by_way_of), n: what.items.length });
    case 'information_added':
      return speech.say('story.information_added', { complete: String(what.complete), n: what.attachments.length });
    case 'paper_read':
      return speech.say('story.paper_read', { what: sayItem(speech, what.item), holds: String(what.holds) });
    case 'urgency_changed':
      return speech.say('story.urgency_changed', { to: what.to });
    case 'assigned':
      return what.to ? speech.say('story.assigned', { name: what.to.name }) : speech.say('story.unassigned');
    case 'recommended':
      return speech.say('story.recommended', { outcome: what.outcome });
    case 'external_review_ordered':
      return speech.say('story.external_review_ordered', { reviewer: what.reviewer });
    case 'external_opinion':
      return speech.say('story.external_opinion', { reviewer: what.reviewer });
    case 'deferred':
      return speech.say('story.deferred', { why: what.why, on: speech.date(what.expected_on) });
    case 'decided':
      return speech.say(what.automatic ? 'story.decided_automatically' : 'story.decided', { outcome: what.outcome });
    case 'extended': {
      const values = { to: speech.date(what.to), n: what.units };
      const line = lines.find((one) => one.line === what.line);
      if (!line) return speech.say('story.extended', values);
      const { code, what: service } = line;
      return speech.say('story.extended_line', { ...values, line: line.line, what: code ?? service ?? '' });
    }
    case 'decision_overturned':
      return speech.say('story.decision_overturned', { by: what.remedy ?? 'appeal' });
    case 'notice_sent':
      return speech.say('story.notice_sent', { to: what.to, way: word('way', what.by_way_of), about: what.about });
    case 'requester_told':
      return speech.say('story.requester_told', { way: word('way', what.by_way_of) });
    case 'criteria_asked':
      return speech.say(what.sent ? 'story.criteria_sent' : 'story.criteria_asked');
    case 'discharge_planned':
    case 'discharged':
      return speech.say(`story.${what.kind}`, { on: speech.date(what.on) });
    case 'discharge_needs': {
      const done = what.needs.filter(({ state }) => state === 'done').length;
      return speech.say('story.discharge_needs', { n: what.needs.length, done });
    }
    case 'peer_discussion_scheduled':
      return speech.say('story.peer_discussion_scheduled', { at: speech.instant(what.at), name: what.with.name });
    default:
      return speech.say(`story.${what.kind}`);
  }
}
