import type { Verdict } from './verdict.ts';

const MAX_KEPT = 1_000;

/**
 * How far a row of questions has been answered. The same answers lead to the same place, so what follows from them can be
 * kept there: claims ask about few codes, and the lines of a code come out in few ways.
 */
export class Way<T> {
  kept: T | undefined = undefined;
  private readonly next: (Way<T> | undefined)[] = [undefined, undefined, undefined, undefined];
  private readonly before: Way<T> | undefined;
  private readonly answer: Verdict;
  /** Places the whole row may still remember. */
  private readonly room: { places: number };

  constructor(before?: Way<T>, answer: Verdict = 0) {
    this.before = before;
    this.answer = answer;
    this.room = before ? before.room : { places: MAX_KEPT };
  }

  on(answer: Verdict): Way<T> {
    return this.next[answer + 1] ?? this.branch(answer);
  }

  private branch(answer: Verdict): Way<T> {
    const way = new Way(this, answer);
    if (this.room.places > 0) {
      this.room.places--;
      this.next[answer + 1] = way;
    }
    return way;
  }

  /** All answers that led here, the first one first. */
  answers(): Verdict[] {
    return this.before ? [...this.before.answers(), this.answer] : [];
  }
}
