import type { PlanClocks } from '../../rules/index.ts';
import { MemoryCases } from '../cases/index.ts';
import { CaseRequests, type Consequences, requestOf } from './case-requests.ts';
import type { Request } from './open-request.ts';

/** Requests of one run, for cases and tests. */
export class MemoryRequestStore extends CaseRequests {
  readonly #memory: MemoryCases;

  constructor(clocks: PlanClocks = new Map(), follows: Consequences = {}) {
    const memory = new MemoryCases();
    super(memory, clocks, follows);
    this.#memory = memory;
  }

  all(plan: string): Request[] {
    return this.#memory.files(plan, 'authorization').flatMap((file) => requestOf(file) ?? []);
  }
}
