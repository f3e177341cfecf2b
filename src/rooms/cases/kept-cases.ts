import type { Instant, IsoDate } from '../../kernel/index.ts';
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

/** The letters that events owe, put into the outbox in the same transaction. Answers the proofs of those that were there to be read at once. */
export type Told<S> = (standing: S, events: readonly CaseEvent[]) => Promise<readonly CaseEvent[]>;

/** The cases of one room, in memory or in the database. */
export class KeptCases<S extends StandingCase> {
  readonly #cases: CaseStore;
  readonly #reading: CaseReading<S>;
  readonly #told: Told<S> | undefined;

  constructor(cases: CaseStore, reading: CaseReading<S>, told?: Told<S>) {
    this.#cases = cases;
    this.#reading = reading;
    this.#told = told;
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

  /** As it stood at a past moment; undefined before it began. */
  asOf(standing: S, at: Instant): S | undefined {
    const { plan, number, events } = standing;
    return this.#reading.standing(
      plan,
      number,
      events.filter((event) => event.at <= at),
    );
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
    const proofs = (await this.#told?.(standing, events)) ?? [];
    return proofs.length === 0 ? standing : this.append(plan, number, standing.events, proofs);
  }

  /** What nobody acts for: who works on the case meanwhile is never in the way of a fact. `fresh` leaves out what is known by then. */
  async note(plan: string, number: string, fresh: (standing: S) => readonly CaseEvent[]): Promise<S | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const standing = await this.load(plan, number);
      if (!standing) return undefined;
      const last = standing.events.at(-1)?.at ?? 0;
      const events = fresh(standing).map((event) => ({ ...event, at: Math.max(event.at, last) }));
      const after = events.length === 0 ? standing : await this.append(plan, number, standing.events, events);
      if (after) return after;
    }
    throw new Error('a case is written to faster than a fact can be added');
  }
}

const MOST_TRIES = 10;
