import { dateOfDayNumber, dayAt, done, type Instant, type Result, refused } from '../../kernel/index.ts';
import { allowedBy, ask } from './ask-policy.ts';
import { lapseOf } from './lapse.ts';
import { type Request, sinceDecided } from './open-request.ts';
import { type Asking, append, type RequestDesk, step } from './request-desk.ts';
import type { EventOf, Person, RequestEvent } from './request-event.ts';

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
    const { decision, deferred } = request;
    const happened = { decision: decision ?? lapseOf(desk.clocks, request, asking.now), deferral: deferred };
    if ((sent.about === 'decision' || sent.about === 'deferral') && !happened[sent.about])
      return refused('nothing_to_tell', sent.about);
    const told = sent.about === 'decision' ? sinceDecided(request) : request.events;
    return done(isTold(told, sent) ? [] : [{ kind: 'notice_sent', ...sent }]);
  });
}

/** What the sender of letters proves. Nobody acts: who works on the request meanwhile is never in the way of a fact. */
export async function noticeWentOut(
  desk: RequestDesk,
  number: string,
  proofs: readonly RequestEvent[],
): Promise<Request | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const request = await desk.store.load(desk.plan, number);
    if (!request) return undefined;
    const last = request.events.at(-1)?.at ?? 0;
    const fresh = proofs.filter(({ what }) => what.kind === 'notice_sent' && !isTold(request.events, what));
    const events = fresh.map((event) => ({ ...event, at: Math.max(event.at, last) }));
    const appended = await append(desk, request, events);
    if (appended.ok) return appended.value;
  }
  throw new Error('a request is written to faster than a proof can be added');
}

const MOST_TRIES = 10;

function isTold(events: readonly RequestEvent[], { notice, to }: Pick<EventOf<'notice_sent'>, 'notice' | 'to'>) {
  return events.some(({ what }) => what.kind === 'notice_sent' && what.notice === notice && what.to === to);
}

/**
 * Who asked for the authorization, or its member, asks for what the decision used.
 * @cites AAH-UM-DEN-08
 */
export function askCriteria(desk: RequestDesk, number: string, asking: Asking): Promise<Result<Request>> {
  return step(desk, number, 'ask_criteria', asking, () => done([{ kind: 'criteria_asked', sent: false }]));
}

export function sendCriteria(desk: RequestDesk, number: string, asking: Asking): Promise<Result<Request>> {
  return step(desk, number, 'send_criteria', asking, () => done([{ kind: 'criteria_asked', sent: true }]));
}

/**
 * The requesting provider asks, through the authorizations department.
 * @cites AAH-UM-P2P-02
 */
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
  sameSpecialty?: boolean,
): Promise<Result<Request>> {
  return step(desk, number, 'schedule_peer_discussion', asking, ({ decision }) => {
    if (at < asking.now) return refused('in_the_past', 'a discussion is scheduled for a time to come');
    if (!person.roles.includes('medical_director'))
      return refused('practitioner_only', 'a physician talks a denial over', ['AAH-UM-P2P-01']);
    const isDecider = decision?.by?.account === person.account;
    // Whether a colleague's specialty fits is known only when somebody says so; who decided needs no word.
    const reviewer = isDecider ? 'deciding_medical_director' : PHYSICIAN[String(sameSpecialty)];
    const facts = { 'peer_discussion.reviewer': reviewer };
    const allowed = allowedBy(ask(desk.policy, 'peer-discussion', dateOfDayNumber(dayAt(asking.now)), facts), facts);
    if (!allowed.ok) return allowed;
    return done([{ kind: 'peer_discussion_scheduled', at, with: person }]);
  });
}

const PHYSICIAN: Readonly<Record<string, string>> = { true: 'same_specialty_physician', false: 'other_physician' };

export function recordPeerDiscussion(
  desk: RequestDesk,
  number: string,
  note: string,
  asking: Asking,
): Promise<Result<Request>> {
  return step(desk, number, 'record_peer_discussion', asking, () => done([{ kind: 'peer_discussion_held', note }]));
}
