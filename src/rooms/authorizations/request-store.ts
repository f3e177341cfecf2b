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
  /** `after` is how many events the writer saw; false when there are others by now. */
  readonly append: (plan: string, number: string, after: number, events: readonly RequestEvent[]) => Promise<boolean>;
}
