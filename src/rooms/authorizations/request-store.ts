import type { IsoDate } from '../../kernel/index.ts';
import type { Request } from './open-request.ts';
import type { RequestEvent } from './request-event.ts';

/** Where requests are kept. Appending fails, and changes nothing, when somebody appended meanwhile. */
export interface RequestStore {
  /** The next number of the plan and year: `AR-2026-000123`. A number is given out once. */
  readonly nextNumber: (plan: string, on: IsoDate) => Promise<string>;
  readonly load: (plan: string, number: string) => Promise<Request | undefined>;
  /** Requests of the member that are not withdrawn or cancelled, for recognising the same one twice. */
  readonly ofMember: (plan: string, member: string) => Promise<readonly Request[]>;
  /** The request with its new events; undefined when there are others by now than the writer saw `before`. */
  readonly append: (
    plan: string,
    number: string,
    before: readonly RequestEvent[],
    events: readonly RequestEvent[],
  ) => Promise<Request | undefined>;
}
