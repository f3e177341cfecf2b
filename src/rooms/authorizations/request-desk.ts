import type { Instant, IsoDate } from '../../kernel/index.ts';
import { done, type Result, refused } from '../../kernel/index.ts';
import type { CompiledPolicy, PlanClocks } from '../../rules/index.ts';
import { takeStep } from '../cases/index.ts';
import type { Credential } from '../network/index.ts';
import { lapseOf } from './lapse.ts';
import type { Request } from './open-request.ts';
import type { RequestBody, RequestedLine } from './request.ts';
import { actionState, type RequestAction, type Viewer } from './request-actions.ts';
import type { Happened, JudgedClause, Person, RequestEvent } from './request-event.ts';
import type { RequestStore } from './request-store.ts';

/** What is known of a member on the day a request came in. */
export interface RequestMember {
  readonly id: string;
  readonly lineOfBusiness: string;
  readonly born?: IsoDate;
  readonly covered: boolean;
  /** The delegated medical group that decides for the member. */
  readonly group?: string;
  /** First day of the stretch of coverage without a gap that had begun by then. */
  readonly enrolledOn?: IsoDate;
}

/** What the benefit's policy says of one line before anybody has looked at it. */
export interface LineJudgment {
  readonly covered: 'yes' | 'no' | 'unknown';
  readonly authorization: 'not_needed' | 'needed' | 'on_file' | 'unknown';
  /** Facts and papers that would settle it; of each group of papers any one is enough. */
  readonly needed: readonly string[];
  readonly papers: readonly (readonly string[])[];
  readonly clauses: readonly JudgedClause[];
}

/** Everything the verbs of this room lean on. */
export interface RequestDesk {
  readonly plan: string;
  readonly policy: CompiledPolicy;
  readonly clocks: PlanClocks;
  readonly store: RequestStore;
  readonly member: (id: string, on: IsoDate) => Promise<RequestMember | undefined>;
  /** The licences the plan has on file of somebody who reviews for it. */
  readonly licensesOf: (person: Pick<Person, 'account' | 'name'>) => Promise<readonly Credential[]>;
  /** Who follows the members at a facility on a day. */
  readonly followerAt: (facility: string, on: IsoDate) => Promise<Person | undefined>;
  /** The telephone the directory publishes for a provider. */
  readonly phoneOf: (provider: string) => Promise<string | undefined>;
  /** The days a provider of the plan's file is under contract; undefined where the file does not say. */
  readonly contractsOf: (provider: string) => Promise<NonNullable<RequestBody['contracts']>[string] | undefined>;
  /** A provider of the plan's file by plan id or NPI. */
  readonly providerNamed: (named: string) => Promise<string | undefined>;
  /** All of a member's requests with the plan's eyes, whoever asks. */
  readonly everyRequestOf: (member: string) => Promise<readonly Request[]>;
  readonly judge: (body: RequestBody, line: RequestedLine) => Promise<LineJudgment>;
}

export interface Asking {
  readonly viewer: Viewer;
  readonly now: Instant;
  /** How many events he had seen when he asked; nothing is done when there are more by now. */
  readonly seen?: number | undefined;
}

/** One step on a request, by somebody who may take it. */
export function step(
  desk: RequestDesk,
  number: string,
  action: RequestAction,
  { viewer, now, seen }: Asking,
  happens: (request: Request) => Promise<Result<readonly Happened[]>> | Result<readonly Happened[]>,
): Promise<Result<Request>> {
  return takeStep(desk.store, {
    plan: desk.plan,
    number,
    now,
    seen,
    by: personOf(viewer),
    allowed: (request) => {
      const { open, why, cites } = actionState(request, action, viewer, lapseOf(desk.clocks, request, now)?.at);
      return open ? done(undefined) : refused(why ?? 'not_allowed', action, cites);
    },
    happens,
  });
}

export async function append(
  desk: RequestDesk,
  request: Request,
  events: readonly RequestEvent[],
): Promise<Result<Request>> {
  if (events.length === 0) return done(request);
  const after = await desk.store.append(desk.plan, request.number, request.events, events);
  return after ? done(after) : refused('changed_meanwhile', 'somebody else has worked on this request meanwhile');
}

export function personOf({ account, name, organization, roles }: Person): Person {
  return { account, name, organization, roles: [...roles] };
}
