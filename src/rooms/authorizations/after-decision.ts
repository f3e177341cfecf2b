import { done, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { Request } from './open-request.ts';
import { type Asking, type RequestDesk, step } from './request-desk.ts';
import type { EventOf, Person } from './request-event.ts';

/** What follows a decision: telling it, handing out the criteria, talking a denial over. */
export function tellRequester(
  desk: RequestDesk,
  number: string,
  byWayOf: EventOf<'requester_told'>['by_way_of'],
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'tell_requester', asking, () => done([{ kind: 'requester_told', by_way_of: byWayOf }]));
}

/** Proof that a notice went out: an event of the request, once for each notice and recipient. */
export function recordNoticeSent(
  desk: RequestDesk,
  number: string,
  sent: Omit<EventOf<'notice_sent'>, 'kind'>,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'send_notice', asking, (request) => {
    const before = request.events.some(
      ({ what }) => what.kind === 'notice_sent' && what.notice === sent.notice && what.to === sent.to,
    );
    return done(before ? [] : [{ kind: 'notice_sent', ...sent }]);
  });
}

export function askCriteria(desk: RequestDesk, number: string, asking: Asking): Promise<Result<Request>> {
  return step(desk, number, 'ask_criteria', asking, () => done([{ kind: 'criteria_asked', sent: false }]));
}

export function sendCriteria(desk: RequestDesk, number: string, asking: Asking): Promise<Result<Request>> {
  return step(desk, number, 'send_criteria', asking, () => done([{ kind: 'criteria_asked', sent: true }]));
}

export function askPeerDiscussion(desk: RequestDesk, number: string, asking: Asking): Promise<Result<Request>> {
  return step(desk, number, 'ask_peer_discussion', asking, () => done([{ kind: 'peer_discussion_asked' }]));
}

/** With a practitioner: the deciding medical director or a physician, never an authorization specialist or a nurse [AAH-UM-P2P-01]. */
export function schedulePeerDiscussion(
  desk: RequestDesk,
  number: string,
  at: Instant,
  person: Person,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'schedule_peer_discussion', asking, () => {
    if (at < asking.now) return refused('in_the_past', 'a discussion is scheduled for a time to come');
    if (!person.roles.includes('medical_director'))
      return refused('practitioner_only', 'a physician talks a denial over', ['AAH-UM-P2P-01']);
    return done([{ kind: 'peer_discussion_scheduled', at, with: person }]);
  });
}

export function recordPeerDiscussion(
  desk: RequestDesk,
  number: string,
  note: string,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'record_peer_discussion', asking, () => done([{ kind: 'peer_discussion_held', note }]));
}
