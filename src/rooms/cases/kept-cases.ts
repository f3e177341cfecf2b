import type { IsoDate } from '../../kernel/index.ts';
import type { CaseEvent, CaseFile, CaseFileKind, CaseRow } from './case-file.ts';
import type { CaseStore } from './case-store.ts';

/** A case as it stands after its events, whichever room folds them. */
export interface StandingCase {
  readonly plan: string;
  readonly number: string;
  readonly events: readonly CaseEvent[];
}

/** How a room reads a file of its own, and what a list shows of it. */
export interface CaseReading<S extends StandingCase> {
  readonly kinds: readonly CaseFileKind[];
  readonly standing: (plan: string, number: string, events: readonly CaseEvent[]) => S | undefined;
  readonly row: (standing: S) => CaseRow;
  /** What follows from events in the same transaction. */
  readonly follows?: (standing: S, events: readonly CaseEvent[]) => Promise<void>;
}

/** The cases of one room, in memory or in the database. */
export class KeptCases<S extends StandingCase> {
  readonly #cases: CaseStore;
  readonly #reading: CaseReading<S>;

  constructor(cases: CaseStore, reading: CaseReading<S>) {
    this.#cases = cases;
    this.#reading = reading;
  }

  nextNumber(plan: string, kind: CaseFileKind, on: IsoDate): Promise<string> {
    return this.#cases.nextNumber(plan, kind, on);
  }

  async load(plan: string, number: string): Promise<S | undefined> {
    return this.read(await this.#cases.load(plan, number));
  }

  async ofMember(plan: string, member: string, kind: CaseFileKind): Promise<readonly S[]> {
    return (await this.#cases.ofMember(plan, member, kind)).flatMap((file) => this.read(file) ?? []);
  }

  /** Undefined for a file of another room. */
  read(file: CaseFile | undefined): S | undefined {
    if (!file || !this.#reading.kinds.includes(file.kind)) return undefined;
    return this.#reading.standing(file.plan, file.number, file.events);
  }

  /** The case with its new events; undefined, and nothing changed, when others came in meanwhile. */
  async append(
    plan: string,
    number: string,
    before: readonly CaseEvent[],
    events: readonly CaseEvent[],
  ): Promise<S | undefined> {
    const standing = this.#reading.standing(plan, number, [...before, ...events]);
    if (!standing) throw new Error('a case begins with its first event');
    if (!(await this.#cases.append(this.#reading.row(standing), before.length, events))) return undefined;
    await this.#reading.follows?.(standing, events);
    return standing;
  }
}
