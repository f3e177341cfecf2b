import type { Instant, IsoDate } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { CompiledPolicy, PlanClocks } from '../../rules/index.ts';
import { SqlCases } from '../cases/index.ts';
import { licensesOf, providerPhone } from '../network/index.ts';
import { putApprovals } from './approval-store.ts';
import { CaseRequests } from './case-requests.ts';
import type { Request } from './open-request.ts';
import { contractsOf, findProvider, memberOn } from './people-store.ts';
import type { RequestDesk } from './request-desk.ts';
import type { Person, RequestEvent } from './request-event.ts';

/** What the plan's policy and benefits say, and who decides instead of the plan. */
export interface RequestDoors {
  readonly policyOf: (planOrBrand: string) => CompiledPolicy | undefined;
  readonly clocksOf: (planOrBrand: string) => PlanClocks;
  /** What the benefit says of a line, with the plan's eyes: units used with others count too. */
  readonly judgeFor: (policy: CompiledPolicy, now: Instant) => RequestDesk['judge'];
  /** A member's requests with the plan's eyes, an office's that asks too. */
  readonly everyRequestOf: (plan: string, member: string) => Promise<readonly Request[]>;
  /** Who follows the members at a facility, whoever asks. */
  readonly followerAt: (plan: string, facility: string, on: IsoDate) => Promise<Person | undefined>;
  /** What reviewers wrote of a request, by the words they wrote, as it was translated for the member's letters. */
  readonly translatedReasons: (plan: string, number: string, language: string) => Promise<ReadonlyMap<string, string>>;
  readonly contactsOf: (planOrBrand: string, group: string | undefined) => DecidersContacts;
  /** The letters that events owe, put into the outbox in the same transaction. */
  readonly told?: (
    tx: Queryable,
    policy: CompiledPolicy,
    request: Request,
    events: readonly RequestEvent[],
  ) => Promise<readonly RequestEvent[]>;
}

/** Who decides and how he is reached, as the plan's directory publishes it. */
export interface DecidersContacts {
  readonly name: string | undefined;
  readonly contacts: readonly {
    readonly channel: string;
    readonly value: string | undefined;
    readonly use: Readonly<Record<string, string>> | undefined;
  }[];
  readonly cites: readonly string[];
}

export interface SqlRequestDesk extends RequestDesk {
  readonly store: CaseRequests;
  readonly cases: SqlCases;
}

/** The desk of one plan over one transaction. Undefined for a plan nobody knows. */
export function sqlRequestDesk(
  doors: Omit<RequestDoors, 'contactsOf' | 'translatedReasons'>,
  tx: Queryable,
  plan: string,
  now: Instant,
): SqlRequestDesk | undefined {
  const { policyOf, clocksOf, judgeFor, everyRequestOf, followerAt } = doors;
  const policy = policyOf(plan);
  if (!policy) return undefined;
  const clocks = clocksOf(plan);
  const cases = new SqlCases(tx, policy.plan);
  return {
    plan,
    policy,
    clocks,
    cases,
    store: new CaseRequests(cases, clocks, {
      granted: (request) => putApprovals(tx, request),
      told: (request, events) => doors.told?.(tx, policy, request, events) ?? Promise.resolve([]),
    }),
    member: (id, on) => memberOn(tx, plan, id, on),
    providerNamed: async (named) => (await findProvider(tx, policy.plan, named))?.id,
    contractsOf: (provider) => contractsOf(tx, policy.plan, provider),
    phoneOf: (provider) => providerPhone(tx, [plan, policy.plan], provider),
    licensesOf: ({ account }) => licensesOf(tx, policy.plan, account),
    followerAt: (facility, on) => followerAt(plan, facility, on),
    everyRequestOf: (member) => everyRequestOf(plan, member),
    judge: once(judgeFor(policy, now)),
  };
}

/** A line that is judged for the decision and again for the page is judged once. */
function once(judge: RequestDesk['judge']): RequestDesk['judge'] {
  const known = new Map<string, ReturnType<RequestDesk['judge']>>();
  return (body, line) => {
    const key = JSON.stringify([body.member, body.facts, body.dx, body.servicing, body.requester, line]);
    const found = known.get(key) ?? judge(body, line);
    known.set(key, found);
    return found;
  };
}
