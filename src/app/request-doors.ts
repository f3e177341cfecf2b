import type { Database } from '../platform/db/index.ts';
import { type DecidersContacts, followerAt, type RequestDoors, requestOf } from '../rooms/authorizations/index.ts';
import { checkBenefit, judgmentOfLine, questionOfLine } from '../rooms/benefits/index.ts';
import { SqlCases } from '../rooms/cases/index.ts';
import { translatedReasons } from '../rooms/notices/index.ts';
import { type PolicyBook, packsOf } from '../rules/index.ts';
import type { PolicyDesk } from './portal/policy-desk.ts';
import { worldFor } from './world-for.ts';

/** What requests for authorization ask of policy, benefits and directory. */
export function requestDoors(db: Database, desk: Pick<PolicyDesk, 'book' | 'policyOf' | 'clocksOf'>): RequestDoors {
  const world = worldFor(db);
  return {
    policyOf: (plan) => desk.policyOf(plan),
    clocksOf: (plan) => desk.clocksOf(plan),
    judgeFor: (policy, now) => async (body, line) => {
      const question = questionOfLine(body, line);
      return judgmentOfLine(checkBenefit(policy, question, await world(policy, question, new Date(now))), line);
    },
    everyRequestOf: (plan, member) =>
      db.transaction(
        async (tx) =>
          (await new SqlCases(tx).ofMember(plan, member, 'authorization')).flatMap((f) => requestOf(f) ?? []),
        { readOnly: true },
      ),
    followerAt: (plan, facility, on) => db.transaction((tx) => followerAt(tx, plan, facility, on), { readOnly: true }),
    translatedReasons: (plan, number, language) =>
      db.transaction((tx) => translatedReasons(tx, plan, number, language), { readOnly: true }),
    contactsOf: (plan, group) => contactsOf(desk.book, plan, group),
  };
}

/** The service a plan's own authorization department stands under in its directory. */
const AUTHORIZATIONS = 'authorization_help';

export function contactsOf(book: PolicyBook, plan: string, group: string | undefined): DecidersContacts {
  const entries = (packsOf(book, plan) ?? []).flatMap((pack) =>
    (pack.directory ?? []).flatMap((file) =>
      file.entries.map((entry) => ({ id: `${pack.plan.plan}.${entry.id}`, entry })),
    ),
  );
  const found = entries.find(({ id, entry }) =>
    group === undefined ? entry.services.some(({ service }) => service === AUTHORIZATIONS) : id === group,
  )?.entry;
  return {
    name: found?.name,
    contacts: (found?.contacts ?? []).map(({ channel, value, use }) => ({ channel, value, use })),
    cites: found?.cite ?? [],
  };
}
