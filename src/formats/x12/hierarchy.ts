import type { Segment } from './segment.ts';
import { digitsAt } from './values.ts';

/** Something wrong with an HL: the element to blame, the finding's code, and what it should have been. */
export interface HierarchyError {
  readonly code: 'x12.hl-number' | 'x12.hl-parent';
  readonly element: number;
  readonly expected: string;
}

/**
 * HL01 counts from 1; HL02 names the latest HL one level up. Only the open branch is remembered,
 * so a set of two million levels costs nothing.
 */
export class Hierarchy {
  private readonly levels: Readonly<Record<string, string>>;
  private readonly latest = new Map<string, string | undefined>();
  private count = 0;

  constructor(levels: Readonly<Record<string, string>>) {
    this.levels = levels;
  }

  *take(hl: Segment): Generator<HierarchyError> {
    const id = hl.element(1);
    const parent = hl.element(2);
    const level = hl.element(3);
    this.count++;
    // Compared as a number: writing every number out as text fills V8's cache of such texts.
    if (digitsAt(hl.bytes, hl.startOf(1), hl.endOf(1)) !== this.count || id.startsWith('0')) {
      yield { code: 'x12.hl-number', element: 1, expected: String(this.count) };
    }
    const above = this.levels[level];
    if (above === undefined) return;
    const expected = above === '' ? '' : (this.latest.get(above) ?? `an HL of level ${above}`);
    if (parent !== expected) yield { code: 'x12.hl-parent', element: 2, expected };
    this.forgetBelow(level);
    this.latest.set(level, id);
  }

  private forgetBelow(level: string): void {
    for (const [child, parent] of Object.entries(this.levels)) {
      if (parent !== level) continue;
      this.latest.set(child, undefined);
      this.forgetBelow(child);
    }
  }
}
