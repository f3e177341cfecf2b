import type { IsoDate } from '../../kernel/index.ts';
import type { PlanClocks } from '../../rules/index.ts';
import { type CaseFile, type CaseReading, type CaseStore, KeptCases } from '../cases/index.ts';
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
  readonly #kept: KeptCases<Request>;
  readonly #clocks: PlanClocks;

  constructor(cases: CaseStore, clocks: PlanClocks, { granted, told }: Consequences = {}) {
    this.cases = cases;
    this.#clocks = clocks;
    const reading: CaseReading<Request> = {
      kinds: ['authorization'],
      standing: (plan, number, events) => requestFrom(plan, number, events as readonly RequestEvent[]),
      row: (request) => requestRow(clocks, request),
      follows: async (request, events) => {
        if (granted && events.some(({ what }) => GRANTING.has(what.kind))) await granted(request);
      },
    };
    this.#kept = new KeptCases(
      cases,
      reading,
      told && ((request, events) => told(request, events as readonly RequestEvent[])),
    );
  }

  nextNumber(plan: string, on: IsoDate): Promise<string> {
    return this.#kept.nextNumber(plan, 'authorization', on);
  }

  /** Undefined for a file of another room. */
  read(file: CaseFile | undefined): Request | undefined {
    return this.#kept.read(file);
  }

  load(plan: string, number: string): Promise<Request | undefined> {
    return this.#kept.load(plan, number);
  }

  async byHandle(handle: string): Promise<Request | undefined> {
    return this.read(await this.cases.byHandle(handle));
  }

  ofMember(plan: string, member: string): Promise<readonly Request[]> {
    return this.#kept.ofMember(plan, member, 'authorization');
  }

  append(
    plan: string,
    number: string,
    before: readonly RequestEvent[],
    events: readonly RequestEvent[],
  ): Promise<Request | undefined> {
    return this.#kept.append(plan, number, before, events);
  }

  /** The row from the events under the policy as it is now. False where it stood right already or somebody works on the request. */
  async recompute(plan: string, number: string): Promise<boolean> {
    const request = await this.load(plan, number);
    return request ? this.cases.rewrite(requestRow(this.#clocks, request), request.events.length) : false;
  }
}

export function requestOf(file: CaseFile | undefined): Request | undefined {
  return file?.kind === 'authorization'
    ? requestFrom(file.plan, file.number, file.events as readonly RequestEvent[])
    : undefined;
}
