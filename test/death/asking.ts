import { setTimeout as wait } from 'node:timers/promises';
import type { Person } from '../../bench/portal/client.ts';
import type { Change } from './changes.ts';

/** One person who asks for one kind of change until it is over, and notes what was answered. */
export class Asking {
  readonly kind: Change;
  readonly told: { readonly answered: string[]; readonly unknown: string[] } = { answered: [], unknown: [] };
  isOver = false;
  /** Why the last wish was not answered. */
  last = '';
  /** What a client should never see: no answer at all, a refusal, or a defect that is no loss of the database. */
  readonly trouble: string[] = [];
  readonly #people: () => readonly [Person, ...Person[]];

  /** `people`: those who are signed in for it, or a stranger for each wish. */
  constructor(kind: Change, people: () => readonly [Person, ...Person[]]) {
    this.kind = kind;
    this.#people = people;
  }

  async go(): Promise<void> {
    for (let i = 0; !this.isOver; i++) {
      let mark: string | undefined;
      const people = this.#people();
      const [person] = people;
      try {
        const next = await this.kind.next(i, person);
        mark = next.mark;
        await (this.kind.ask?.(next.asked, people) ?? person.ask(next.asked));
        this.told.answered.push(mark);
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        this.last = said;
        if (mark !== undefined) this.told.unknown.push(mark);
        if (/no answer in a minute|: (4\d\d|500) /.test(said)) this.trouble.push(said);
        await wait(50); // the server is gone, or the database was
      } finally {
        if (this.kind.by === undefined) person.leave();
      }
    }
  }
}
