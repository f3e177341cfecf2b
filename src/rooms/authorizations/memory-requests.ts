import { type IsoDate, yearOf } from '../../kernel/index.ts';
import { type Request, requestFrom } from './open-request.ts';
import type { RequestEvent } from './request-event.ts';
import type { RequestStore } from './request-store.ts';

/** Requests of one run, for cases and tests. */
export class MemoryRequestStore implements RequestStore {
  readonly #events = new Map<string, RequestEvent[]>();
  #given = 0;

  nextNumber = async (_plan: string, on: IsoDate): Promise<string> => numberOf(on, ++this.#given);

  load = async (plan: string, number: string): Promise<Request | undefined> =>
    requestFrom(plan, number, this.#events.get(key(plan, number)) ?? []);

  ofMember = async (plan: string, member: string): Promise<readonly Request[]> =>
    this.all(plan).filter((r) => r.body.member === member);

  append = async (plan: string, number: string, after: number, events: readonly RequestEvent[]): Promise<boolean> => {
    const known = this.#events.get(key(plan, number)) ?? [];
    if (known.length !== after) return false;
    this.#events.set(key(plan, number), [...known, ...events]);
    return true;
  };

  all(plan: string): Request[] {
    return [...this.#events].flatMap(([at, events]) => {
      const [of = '', number = ''] = at.split('/');
      const request = of === plan ? requestFrom(plan, number, events) : undefined;
      return request ? [request] : [];
    });
  }
}

function key(plan: string, number: string): string {
  return `${plan}/${number}`;
}

/** `AR-2026-000123`. */
export function numberOf(on: IsoDate, n: number): string {
  return `AR-${yearOf(on)}-${String(n).padStart(6, '0')}`;
}
