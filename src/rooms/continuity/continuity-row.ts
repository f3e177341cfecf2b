import type { PlanClocks } from '../../rules/index.ts';
import { type CaseRow, standingOf } from '../cases/index.ts';
import { continuityTimes } from './continuity-clocks.ts';
import { type Continuity, continuityOwed } from './open-continuity.ts';

/** A request for continuity or exemption as a list shows it. */
export function continuityRow(clocks: PlanClocks, one: Continuity): CaseRow {
  const { body, state, decision } = one;
  const { readings, governs } = continuityTimes(clocks, one, one.events.at(-1)?.at ?? one.received);
  const ended = one.events.findLast(({ what }) => ENDS.has(what.kind));
  return {
    plan: one.plan,
    number: one.number,
    kind: 'continuity',
    member: body.member,
    state,
    category: body.kind,
    urgency: one.urgency === 'routine' ? 'non_urgent' : 'urgent',
    lineOfBusiness: one.lineOfBusiness,
    received: one.received,
    closed: state === 'open' ? undefined : ended?.at,
    outcome: decision?.outcome,
    due: governs?.due,
    clock: (governs ?? readings[0])?.clock.id,
    standing: standingOf(governs, readings),
    awaits: whoseTurn(one),
    requester: body.askedBy === 'provider' ? one.provider : undefined,
    // Before anything is granted it is no business of the provider that the member named.
    servicing: decision?.outcome === 'granted' ? one.provider : undefined,
    office: one.door === 'portal' ? one.by?.organization : undefined,
    shown: {
      urgency: one.urgency,
      program: body.program,
      provider: body.providerName ?? one.provider ?? null,
      provider_id: one.provider ?? null,
      request: body.request ?? null,
      owed: continuityOwed(one),
      until: lastDayOf(one) ?? null,
      review_on: one.reviewOn ?? null,
    },
  };
}

const ENDS: ReadonlySet<string> = new Set([
  'decided',
  'decision_overturned',
  'changed_provider',
  'exemption_reviewed',
  'withdrawn',
]);

export function lastDayOf({ granted }: Continuity): string | undefined {
  return granted
    .map(({ to }) => to)
    .sort()
    .at(-1);
}

export function whoseTurn(one: Continuity): string | undefined {
  if (one.state === 'open') {
    if (one.body.kind === 'outreach' && !one.contacted) return 'call';
    return one.body.kind === 'medical_exemption' ? 'state' : 'review';
  }
  return continuityOwed(one).length > 0 ? 'notice' : undefined;
}
