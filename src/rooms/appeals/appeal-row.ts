import type { PlanClocks } from '../../rules/index.ts';
import { type CaseRow, standingOf } from '../cases/index.ts';
import { appealTimes } from './appeal-clocks.ts';
import { type Appeal, owedBy } from './open-appeal.ts';
import { isByState, outcomeAfterAll } from './wins.ts';

/** An appeal as a list shows it. */
export function appealRow(clocks: PlanClocks, appeal: Appeal): CaseRow {
  const { body, state, original, resolution } = appeal;
  const last = appeal.events.at(-1)?.at ?? appeal.received;
  const { readings, governs } = appealTimes(clocks, appeal, last);
  const own = appeal.events.findLast(({ what }) => what.kind === 'resolved' || what.kind === 'withdrawn');
  const ended =
    own ?? (state === 'open' ? undefined : appeal.events.findLast(({ what }) => what.kind === 'remedy_decided'));
  const after = outcomeAfterAll(appeal);
  return {
    plan: appeal.plan,
    number: appeal.number,
    kind: body.kind,
    member: body.member,
    state,
    category: body.kind === 'grievance' ? (body.about ?? 'other') : body.onBehalf,
    urgency: appeal.urgency === 'expedited' ? 'urgent' : 'non_urgent',
    lineOfBusiness: appeal.lineOfBusiness,
    received: appeal.received,
    closed: ended?.at,
    outcome: resolution?.outcome ?? after,
    due: governs?.due,
    clock: (governs ?? readings[0])?.clock.id,
    standing: standingOf(governs, readings),
    awaits: awaitedBy(appeal),
    assigned: appeal.assigned && { account: appeal.assigned.account, name: appeal.assigned.name },
    requester: body.filedBy === 'provider' ? body.provider : undefined,
    office: appeal.door === 'portal' ? appeal.by?.organization : undefined,
    shown: {
      request: body.request ?? null,
      continuity: body.continuity ?? null,
      filed_by: body.filedBy,
      clinical: appeal.clinical,
      owed: owedBy(appeal),
      grounds: original?.grounds ?? [],
      aid: appeal.aid?.granted ?? null,
      exempt: resolution?.exempt ?? false,
      ...(after && isByState(appeal) ? { after } : {}),
    },
  };
}

/** Whose turn it is. */
export function awaitedBy(appeal: Appeal): string | undefined {
  if (appeal.state === 'open') return appeal.clinical ? 'medical_director' : 'appeals';
  return appeal.state === 'resolved' && owedBy(appeal).length > 0 ? 'notice' : undefined;
}
