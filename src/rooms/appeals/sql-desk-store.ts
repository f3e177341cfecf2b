import type { Instant } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type CompiledPolicy, Speech } from '../../rules/index.ts';
import { providerNames, type RequestDoors, sqlRequestDesk } from '../authorizations/index.ts';
import {
  attachmentsOf,
  type FoundCase,
  type ListedCase,
  membersOfCases,
  type Reader,
  SqlCases,
  sayInOrder,
} from '../cases/index.ts';
import { type ContinuityDesk, factSources } from '../continuity/index.ts';
import { appealViewerOf } from './appeal-actions.ts';
import { type AppealDesk, keptAppeals } from './appeal-desk.ts';
import type { AppealEvent } from './appeal-event.ts';
import { appealRow } from './appeal-row.ts';
import type { Appeal } from './open-appeal.ts';
import { sayAppealLine, sayAppealPage } from './say-appeal.ts';
import type { AppealLine, AppealPage } from './spoken-appeal.ts';

export interface AppealDoors extends RequestDoors {
  /** The letters that events of an appeal owe; those of the request it is about are `told`. */
  readonly toldAppeal?: (
    tx: Queryable,
    policy: CompiledPolicy,
    appeal: Appeal,
    events: readonly AppealEvent[],
  ) => Promise<readonly AppealEvent[]>;
  /** Continuity of care of the plan over the same transaction. */
  readonly continuityOf: (tx: Queryable, plan: string, now: Instant) => ContinuityDesk | undefined;
}

/** The appeals desk of one plan over one transaction. */
export function sqlAppealDesk(doors: AppealDoors, tx: Queryable, plan: string, now: Instant): AppealDesk | undefined {
  const requests = sqlRequestDesk(doors, tx, plan, now);
  const continuity = doors.continuityOf(tx, plan, now);
  if (!requests || !continuity) return undefined;
  const { policy, clocks, cases } = requests;
  const store = keptAppeals(
    cases,
    clocks,
    async (appeal, events) => doors.toldAppeal?.(tx, policy, appeal, events as readonly AppealEvent[]) ?? [],
  );
  return { plan, policy, clocks, store, requests, continuity };
}

export async function appealPageOf(
  { desk, standing: appeal, handle }: FoundCase<Appeal, AppealDesk>,
  { actor, tx, now, language }: Reader,
): Promise<AppealPage> {
  const speech = new Speech(desk.policy, language);
  const viewer = appealViewerOf(actor);
  const row = appealRow(desk.clocks, appeal);
  const listed: ListedCase = { ...row, handle, events: appeal.events.length };
  const members = await membersOfCases(tx, appeal.plan, [appeal.number]);
  const line = sayAppealLine(listed, members.get(appeal.number), desk.clocks, viewer, now, speech);
  const { request, continuity, provider } = appeal.body;
  const handleOf = async (number: string | undefined) =>
    number === undefined ? undefined : (await new SqlCases(tx).load(appeal.plan, number))?.handle;
  const stay = continuity === undefined ? undefined : await desk.continuity.store.load(desk.plan, continuity);
  const names = await providerNames(tx, desk.policy.plan, provider === undefined ? [] : [provider]);
  const beside = {
    line,
    files: await attachmentsOf(tx, appeal.plan, appeal.number),
    request: await handleOf(request),
    continuity: await handleOf(continuity),
    sources: stay && factSources(stay),
    providerName: provider === undefined ? undefined : names.get(provider),
  };
  return sayAppealPage(appeal, beside, viewer, { desk, now, speech });
}

/** Rows of a worklist with the members' names beside them. */
export async function appealLines(
  doors: RequestDoors,
  cases: readonly ListedCase[],
  { actor, tx, now, language }: Reader,
): Promise<AppealLine[]> {
  const viewer = appealViewerOf(actor);
  return sayInOrder(
    cases,
    async (plan, of) => {
      const policy = doors.policyOf(plan);
      const numbers = of.map(({ number }) => number);
      return policy && { policy, members: await membersOfCases(tx, plan, numbers) };
    },
    (found, { policy, members }) =>
      sayAppealLine(
        found,
        members.get(found.number),
        doors.clocksOf(found.plan),
        viewer,
        now,
        new Speech(policy, language),
      ),
  );
}
