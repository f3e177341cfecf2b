import { CaseMistake } from './given.ts';

/** What a case calls the requests, appeals or continuity cases it opens, beside the numbers they were given. */
export class CaseNames {
  readonly #kind: string;
  readonly #many: string;
  readonly #none: string;
  readonly #numbers = new Map<string, string>();
  #latest: string | undefined;

  /** `kind` begins a name nobody chose; `many` and `none` are said of a name used twice and of a wish that comes too early. */
  constructor(kind: string, many: string, none: string) {
    this.#kind = kind;
    this.#many = many;
    this.#none = none;
  }

  give(id: string | undefined, number: string): void {
    const name = id ?? `${this.#kind}-${this.#numbers.size + 1}`;
    if (this.#numbers.has(name)) throw new CaseMistake(`two ${this.#many} are called ${name}`);
    this.#numbers.set(name, number);
    this.#latest = number;
  }

  nameOf(number: string | undefined): string | undefined {
    return [...this.#numbers].find(([, one]) => one === number)?.[0];
  }

  /** By name, else taken as a number; without one the latest. */
  numberOf(name: string | undefined): string {
    const number = name === undefined ? this.#latest : (this.#numbers.get(name) ?? name);
    if (number === undefined) throw new CaseMistake(this.#none);
    return number;
  }
}
