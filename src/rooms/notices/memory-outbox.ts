import type { KeptNotice, NewNotice } from './notice-row.ts';

/** Letters of one run. */
export class MemoryOutbox {
  readonly #kept: KeptNotice[] = [];

  async put(notice: NewNotice): Promise<void> {
    this.#kept.push({ ...notice, id: String(this.#kept.length), written: undefined });
  }

  replace(notice: KeptNotice): void {
    this.#kept[Number(notice.id)] = notice;
  }

  get count(): number {
    return this.#kept.length;
  }

  since(mark: number): readonly KeptNotice[] {
    return this.#kept.slice(mark);
  }

  of(number: string): readonly KeptNotice[] {
    return this.#kept.filter((notice) => notice.number === number);
  }
}
