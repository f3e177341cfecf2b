import type { Database } from '../platform/db/index.ts';
import type { DecidersContacts, LineJudgment, RequestDesk, RequestDoors } from '../rooms/authorizations/index.ts';
import { type BenefitAnswer, type BenefitQuestion, checkBenefit, judgedClauses } from '../rooms/benefits/index.ts';
import { type PolicyBook, packsOf, verdictWord } from '../rules/index.ts';
import type { PolicyDesk } from './portal/policy-desk.ts';
import { worldFor } from './world-for.ts';

/** What requests for authorization ask of policy, benefits and directory. */
export function requestDoors(db: Database, desk: Pick<PolicyDesk, 'book' | 'policyOf' | 'clocksOf'>): RequestDoors {
  const world = worldFor(db);
  return {
    policyOf: (plan) => desk.policyOf(plan),
    clocksOf: (plan) => desk.clocksOf(plan),
    judgeFor: (policy, now) => async (body, line) => {
      const question = questionOf(body, line);
      return judgmentOf(checkBenefit(policy, question, await world(policy, question, new Date(now))));
    },
    contactsOf: (plan, group) => contactsOf(desk.book, plan, group),
  };
}

type Judged = Parameters<RequestDesk['judge']>;

function questionOf(body: Judged[0], line: Judged[1]): BenefitQuestion {
  return {
    on: line.from,
    ...(line.to === undefined ? {} : { to: line.to }),
    code: line.code ?? '',
    modifiers: line.modifiers,
    units: line.units,
    ...(body.dx.length > 0 ? { dx: body.dx } : {}),
    member: body.member,
    provider: body.servicing ?? body.requester,
    stated: body.facts,
  };
}

function judgmentOf(answer: BenefitAnswer): LineJudgment {
  const { covered, authorization, needed, documents, facts } = answer;
  const clauses = judgedClauses(answer).map(({ clause, verdict }) => ({
    id: clause.id,
    verdict: verdictWord(verdict),
    cite: [...clause.cite],
    facts: Object.fromEntries(clause.facts.map((name) => [name, facts.values[name] ?? null])),
  }));
  return { covered, authorization, needed, documents, clauses };
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
