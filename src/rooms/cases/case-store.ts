import type { Instant, IsoDate } from '../../kernel/index.ts';
import type { CaseEvent, CaseFile, CaseFileKind, CaseRow } from './case-file.ts';

/** Of several values any fits; what is absent does not narrow. `null`: that has none. */
export interface CaseFilter {
  readonly plans: readonly string[];
  readonly kinds: readonly CaseFileKind[];
  readonly states?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly awaits?: readonly string[] | undefined;
  readonly outcomes?: readonly string[] | undefined;
  readonly urgency?: 'urgent' | 'non_urgent' | undefined;
  readonly lineOfBusiness?: string | undefined;
  readonly assigned?: string | null | undefined;
  readonly group?: string | null | undefined;
  readonly requester?: string | undefined;
  readonly program?: string | undefined;
  /** An organization that sent it, and one that has it. */
  readonly sender?: string | undefined;
  readonly holder?: string | undefined;
  readonly member?: string | undefined;
  readonly number?: string | undefined;
  /** The moment from which no decision counts as a denial. */
  readonly lapsesBefore?: Instant | undefined;
  /** A member is expected to leave a facility, and has not. */
  readonly dischargePlanned?: true | undefined;
  readonly dueFrom?: Instant | undefined;
  readonly dueBefore?: Instant | undefined;
  readonly receivedFrom?: Instant | undefined;
  readonly receivedBefore?: Instant | undefined;
}

export interface CaseSlice {
  readonly order: 'due' | 'received' | 'newest' | 'changed' | 'discharge';
  readonly offset: number;
  readonly limit: number;
}

export interface ListedCase extends CaseRow {
  readonly handle: string;
  readonly events: number;
}

export interface CaseList {
  readonly total: number;
  readonly cases: readonly ListedCase[];
}

/** Where cases are kept: the same in memory and in the database. */
export interface CaseStore {
  /** The next number of the plan, kind and year, as `AR-2026-000123`. One may be lost; none is given out twice. */
  readonly nextNumber: (plan: string, kind: CaseFileKind, on: IsoDate) => Promise<string>;
  readonly load: (plan: string, number: string) => Promise<CaseFile | undefined>;
  readonly byHandle: (handle: string) => Promise<CaseFile | undefined>;
  /** Oldest first. */
  readonly ofMember: (plan: string, member: string, kind: CaseFileKind) => Promise<readonly CaseFile[]>;
  /**
   * Appends events and writes the row anew, both or neither. `after` is how many events the writer saw, 0 for a new case: false,
   * and nothing changed, when there are others by now.
   */
  readonly append: (row: CaseRow, after: number, events: readonly CaseEvent[]) => Promise<boolean>;
  /** Writes the row anew without an event: the policy has changed, and with it a due time. False when events came in meanwhile. */
  readonly rewrite: (row: CaseRow, after: number) => Promise<boolean>;
  readonly search: (filter: CaseFilter, slice: CaseSlice) => Promise<CaseList>;
}
