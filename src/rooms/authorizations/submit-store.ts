import { type Actor, dateOfDayNumber, dayAt, done, type Instant, type Result, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { areFree, bindAttachments } from '../cases/index.ts';
import type { AskedRequest } from './api.ts';
import { requestOf } from './case-requests.ts';
import { pageOf } from './page-store.ts';
import { findProvider, ownProviders } from './people-store.ts';
import { viewerOf } from './reader-side.ts';
import type { RequestBody } from './request.ts';
import type { EventOf } from './request-event.ts';
import type { RequestRouteDoors } from './routes.ts';
import { sayRefusal } from './say-refusal.ts';
import type { RequestPage } from './spoken-request.ts';
import { sqlRequestDesk } from './sql-desk-store.ts';
import { statedFacts } from './stated-facts.ts';
import { classed, sameAs, submitRequest } from './submit-request.ts';

interface Asked {
  readonly actor: Actor;
  readonly body: AskedRequest & { readonly language?: string | undefined };
  readonly tx: Queryable;
  readonly now: Date;
}

export interface Handed extends Asked {
  readonly door: EventOf<'submitted'>['door'];
  readonly received: Instant | undefined;
  readonly language: string;
  readonly audit: (action: string, subject: string, detail?: Readonly<Record<string, unknown>>) => void;
}

/** A request handed in by an office or keyed by the plan: names made ids, papers bound, the answer its page. */
export async function submitHanded(
  doors: RequestRouteDoors,
  handed: Handed,
): Promise<Result<{ request: RequestPage; duplicate_of?: string }>> {
  const { actor, body: asked, tx, now, door, received, audit } = handed;
  const language = asked.language ?? handed.language;
  const at = now.getTime();
  const body = await bodyOf(doors, handed);
  if (!body.ok) return body;
  const desk = sqlRequestDesk(doors, tx, asked.plan, at);
  if (!desk) return refused('not_found', 'there is no such plan');
  if (!(await areFree(tx, asked.plan, asked.attachments)))
    return sayRefusal(desk.policy, refused('attachment_not_found', 'attachments'), language);
  // The same request sent twice at one moment is one: who comes second waits, and finds the first.
  await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', [asked.plan, body.value.member]);
  const viewer = viewerOf(actor);
  const submitted = await submitRequest(desk, { body: body.value, door, received, viewer, now: at });
  if (!submitted.ok) return sayRefusal(desk.policy, submitted, language);
  const { request, duplicateOf } = submitted.value;
  await bindAttachments(tx, asked.plan, request.number, asked.attachments);
  const file = await desk.cases.load(asked.plan, request.number);
  if (!file) throw new Error('a request that was just written is gone');
  const { plan } = request;
  audit(duplicateOf === undefined ? 'request.submitted' : 'request.came_again', file.handle, { plan, door });
  const page = await pageOf(doors, tx, { desk, request, handle: file.handle }, viewer, at, language);
  return done({ request: page, ...(duplicateOf === undefined ? {} : { duplicate_of: duplicateOf }) });
}

/** Requests for the same services that stand already. */
export async function alikeFor(doors: RequestRouteDoors, asked: Asked): Promise<Result<RequestPage['alike']>> {
  const body = await bodyOf(doors, { ...asked, language: 'en' });
  if (!body.ok) return body;
  const { tx, now } = asked;
  const desk = sqlRequestDesk(doors, tx, asked.body.plan, now.getTime());
  const wanted = classed(body.value, dateOfDayNumber(dayAt(now.getTime())));
  const files = (await desk?.cases.ofMember(asked.body.plan, body.value.member, 'authorization')) ?? [];
  return done(
    files.flatMap((file) => {
      const request = requestOf(file);
      if (!request || !sameAs(request, wanted)) return [];
      return [{ handle: file.handle, number: file.number, state: request.state, received: request.received }];
    }),
  );
}

/** Ids in the place of handles and NPIs. An office asks in its own name: as one of the providers that it is in the plan's claims. */
async function bodyOf(
  doors: RequestRouteDoors,
  { actor, body, tx, language }: Asked & { readonly language: string },
): Promise<Result<RequestBody>> {
  const { plan, member: handle, requester, servicing, facility, language: _, ...rest } = body;
  const outside = [requester, servicing, facility].filter((one) => typeof one === 'object');
  const policy = actor.plans.includes(plan) ? doors.policyOf(plan) : undefined;
  if (!policy) return refused('not_found', 'there is no such plan');
  const no = (code: string) => sayRefusal(policy, refused(code, code), body.language ?? language);
  const member = await doors.reach(tx, handle);
  if (member?.plan !== plan) return refused('not_found', 'there is no such member of the plan');
  const asking = await requesterOf(tx, policy.plan, actor, requester);
  if (!asking.ok) return sayRefusal(policy, asking, body.language ?? language);
  const facts = statedFacts(policy, rest.facts, actor.reach === 'plan');
  if (!facts.ok) return sayRefusal(policy, facts, body.language ?? language);
  const named: { servicing?: string; facility?: string } = {};
  for (const [role, who] of Object.entries({ servicing, facility })) {
    if (who === undefined) continue;
    if (typeof who === 'object') {
      named[role as keyof typeof named] = who.npi;
      continue;
    }
    const found = await findProvider(tx, policy.plan, who);
    if (!found) return no(UNKNOWN[role as keyof typeof named]);
    named[role as keyof typeof named] = found.id;
  }
  return done({ ...rest, ...named, outside, member: member.id, requester: asking.value });
}

const UNKNOWN = { servicing: 'unknown_servicing', facility: 'unknown_facility' } as const;

async function requesterOf(
  tx: Queryable,
  network: string,
  actor: Actor,
  named: AskedRequest['requester'],
): Promise<Result<string>> {
  if (typeof named === 'object') return done(named.npi);
  if (named === undefined) {
    const [own, another] = actor.reach === 'organization' ? await ownProviders(tx, network, actor.organization) : [];
    return own === undefined || another !== undefined ? refused('requester_needed', network) : done(own);
  }
  const found = await findProvider(tx, network, named);
  if (!found) return refused('unknown_provider', network);
  if (actor.reach !== 'plan' && found.organization !== actor.organization) return refused('not_your_provider', network);
  return done(found.id);
}
