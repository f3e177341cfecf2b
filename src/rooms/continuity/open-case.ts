import { dateOfDayNumber, dayAt, done, type Instant, type Result, refused } from '../../kernel/index.ts';
import { allowedBy, ask, judged, personOf } from '../authorizations/index.ts';
import type { ContinuityBody, Evidence } from './continuity.ts';
import type { ContinuityViewer } from './continuity-actions.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import type { ContinuityEvent, ContinuityEventOf } from './continuity-event.ts';
import { continuityFacts } from './continuity-facts.ts';
import { type Continuity, continuityFrom } from './open-continuity.ts';

export interface Opening {
  readonly body: ContinuityBody;
  readonly door: ContinuityEventOf<'opened'>['door'];
  readonly received?: Instant | undefined;
  readonly viewer: ContinuityViewer;
  readonly now: Instant;
}

/**
 * A member calls, a provider sends a request that notes it, or the plan takes a member from a transition list. Whether it may be asked
 * at all is the plan's policy; where the provider is in the network it is closed at once as not needed.
 */
export async function openContinuity(desk: ContinuityDesk, opening: Opening): Promise<Result<Continuity>> {
  const { body, viewer, now } = opening;
  if (opening.received !== undefined && opening.received > now)
    return refused('received_in_future', 'a request cannot have come in yet');
  if (viewer.side === 'requester' && body.askedBy !== 'provider') return refused('filer_does_not_fit', body.askedBy);
  const own = membersOwn(viewer, body);
  if (!own.ok) return own;
  if (body.kind === 'outreach' && body.askedBy !== 'plan') return refused('filer_does_not_fit', body.askedBy);
  const draft = await draftOf(desk, opening);
  if (!draft.ok) return draft;
  const opened = draft.value;
  const on = dateOfDayNumber(dayAt(opened.received));
  const allowed = mayBeAsked(desk, opened, on);
  if (!allowed.ok) return allowed;
  const open = (await desk.store.ofMember(desk.plan, body.member, 'continuity')).find((one) => repeats(one, body));
  if (open) return refused('asked_already', open.number);
  const number = await desk.store.nextNumber(desk.plan, 'continuity', on);
  const closing = body.kind === 'continuity' && opened.network === 'in_network' ? [notNeeded(desk, opened, now)] : [];
  const kept = await desk.store.append(desk.plan, number, [], [...opened.events, ...closing]);
  return kept ? done(kept) : refused('changed_meanwhile', number);
}

/** A member, or who speaks for one, asks in plain words: papers may come with it, and what shows a visit the plan and the provider have. */
export function membersOwn(
  { side }: ContinuityViewer,
  said: {
    readonly askedBy?: ContinuityBody['askedBy'];
    readonly evidence: readonly Evidence[];
    readonly facts: ContinuityBody['facts'];
  },
): Result<void> {
  if (side !== 'member') return done(undefined);
  const { askedBy = 'member', evidence, facts } = said;
  if (askedBy !== 'member' && askedBy !== 'representative') return refused('filer_does_not_fit', askedBy);
  const isProof = evidence.some(({ kind }) => kind !== 'member_statement') || Object.keys(facts).length > 0;
  return isProof ? refused('member_says_in_words', 'evidence') : done(undefined);
}

/** The case as it would stand, without a number: nothing is kept. */
export async function draftOf(desk: ContinuityDesk, opening: Opening): Promise<Result<Continuity>> {
  const { body, door, viewer, now } = opening;
  const received = opening.received ?? now;
  const on = dateOfDayNumber(dayAt(received));
  const member = await desk.member(body.member, on);
  if (!member) return refused('not_found', 'no such member');
  const { provider } = body;
  const known = provider === undefined ? undefined : await desk.network(provider, on);
  if (provider !== undefined && known === undefined) return refused('unknown_provider', provider);
  const network = known ?? (body.providerName === undefined ? undefined : 'out_of_network');
  const what: ContinuityEventOf<'opened'> = {
    kind: 'opened',
    body,
    door,
    received,
    lineOfBusiness: member.lineOfBusiness,
    ...(member.enrolledOn === undefined ? {} : { enrolledOn: member.enrolledOn }),
    ...(network === undefined ? {} : { network }),
    visits: provider === undefined ? [] : [...new Set(await desk.visits(body.member, provider))].sort(),
  };
  const opened = continuityFrom(desk.plan, '', [{ at: now, by: personOf(viewer), what }]);
  if (!opened) throw new Error('a case that was opened does not begin with its opening');
  return done(opened);
}

function mayBeAsked({ policy }: ContinuityDesk, one: Continuity, on: string) {
  if (one.body.kind === 'outreach') return done([]);
  const facts = continuityFacts(one);
  const question = one.body.kind === 'medical_exemption' ? 'medical-exemption-request' : 'continuity-request';
  const answer = ask(policy, question, on, facts);
  // A plan that asks nothing of this asker has nothing against it.
  return answer && answer.clauses.length === 0 ? done([]) : allowedBy(answer, facts);
}

function repeats(one: Continuity, body: ContinuityBody): boolean {
  const same = one.body.kind === body.kind && one.body.provider === body.provider;
  return one.state === 'open' && same && one.body.providerName === body.providerName;
}

function notNeeded({ policy }: ContinuityDesk, one: Continuity, at: Instant): ContinuityEvent {
  const facts = continuityFacts(one);
  const answer = ask(policy, 'continuity-of-care', dateOfDayNumber(dayAt(one.received)), facts);
  return {
    at,
    what: {
      kind: 'decided',
      outcome: 'not_needed',
      granted: [],
      reasons: ['continuity_not_needed'],
      automatic: true,
      policy: policy.version,
      clauses: answer ? judged(answer, facts) : [],
    },
  };
}
