import type { IsoDate } from '../../kernel/index.ts';
import type { PlanClocks } from '../../rules/index.ts';
import type { CaseFile, CaseStore } from '../cases/index.ts';
import { type Request, requestFrom } from './open-request.ts';
import type { RequestEvent } from './request-event.ts';
import { requestRow } from './request-row.ts';
import type { RequestStore } from './request-store.ts';

const GRANTING: ReadonlySet<string> = new Set(['decided', 'extended', 'decision_overturned']);

/** What follows from events in the same transaction: what a decision grants, and the letters it owes. */
export interface Consequences {
  readonly granted?: (request: Request) => Promise<void>;
  /** Answers the proofs of letters that were there to be read at once. */
  readonly told?: (request: Request, events: readonly RequestEvent[]) => Promise<readonly RequestEvent[]>;
}

/** Requests as case files, in memory or in the database. */
export class CaseRequests implements RequestStore {
  protected readonly cases: CaseStore;
  readonly #clocks: PlanClocks;
  readonly #follows: Consequences;

  constructor(cases: CaseStore, clocks: PlanClocks, follows: Consequences = {}) {
    this.cases = cases;
    this.#clocks = clocks;
    this.#follows = follows;
  }

  nextNumber(plan: string, on: IsoDate): Promise<string> {
    return this.cases.nextNumber(plan, 'authorization', on);
  }

  async load(plan: string, number: string): Promise<Request | undefined> {
    return requestOf(await this.cases.load(plan, number));
  }

  async byHandle(handle: string): Promise<Request | undefined> {
    return requestOf(await this.cases.byHandle(handle));
  }

  async ofMember(plan: string, member: string): Promise<readonly Request[]> {
    const files = await this.cases.ofMember(plan, member, 'authorization');
    return files.flatMap((file) => requestOf(file) ?? []);
  }

  async append(
    plan: string,
    number: string,
    before: readonly RequestEvent[],
    events: readonly RequestEvent[],
  ): Promise<Request | undefined> {
    const request = requestFrom(plan, number, [...before, ...events]);
    if (!request) throw new Error('a request begins with its submission');
    if (!(await this.cases.append(requestRow(this.#clocks, request), before.length, events))) return undefined;
    if (events.some(({ what }) => GRANTING.has(what.kind))) await this.#follows.granted?.(request);
    const proofs = (await this.#follows.told?.(request, events)) ?? [];
    return proofs.length === 0 ? request : this.append(plan, number, request.events, proofs);
  }

  /** The row from the events under the policy as it is now. False where it stood right already or somebody works on the request. */
  async recompute(plan: string, number: string): Promise<boolean> {
    const request = await this.load(plan, number);
    return request ? this.cases.rewrite(requestRow(this.#clocks, request), request.events.length) : false;
  }
}

export function requestOf(file: CaseFile | undefined): Request | undefined {
  return file?.kind === 'authorization' ? requestFrom(file.plan, file.number, eventsOf(file)) : undefined;
}

/** What this room wrote as events of a request is read as such. */
function eventsOf(file: CaseFile | undefined): readonly RequestEvent[] {
  return (file?.events ?? []) as readonly RequestEvent[];
}
