/** R required, S situational, N not used by the guide. */
export type Usage = 'R' | 'S' | 'N';

/**
 * AN text, ID code, N0 whole number, R decimal, DT date, TM time; and, narrower than the standard's types:
 * `$` money (at most two decimals, ten digits), `R+` and `$+` never negative, `DP` a date in the format the element
 * before it names (D8, RD8, …).
 */
export type ElementType = 'AN' | 'ID' | 'N0' | 'R' | 'R+' | '$' | '$+' | 'DT' | 'TM' | 'DP';

export interface ElementRule {
  readonly usage: Usage;
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  /** Values allowed; absent when the list is long, external or not published. */
  readonly codes?: readonly string[];
  readonly repeat: number;
  /** A composite has parts and no type of its own. */
  readonly parts?: readonly ElementRule[];
}

/** P all or none, R at least one, E at most one, C the first needs all others, L the first needs one of the others. */
export interface Relation {
  readonly kind: 'P' | 'R' | 'E' | 'C' | 'L';
  readonly elements: readonly number[];
}

export interface SegmentRule {
  readonly kind: 'segment';
  readonly id: string;
  readonly usage: Usage;
  readonly repeat: number;
  readonly elements: readonly ElementRule[];
  readonly relations: readonly Relation[];
}

/** A loop begins with its first child, which names it: `children[0]` is a segment. */
export interface LoopRule {
  readonly kind: 'loop';
  readonly id: string;
  readonly usage: Usage;
  readonly repeat: number;
  readonly children: readonly (SegmentRule | LoopRule)[];
}

/** One guide: what stands between ST and SE. */
export interface TransactionRule {
  /** ST01. */
  readonly set: string;
  readonly versions: readonly string[];
  readonly children: readonly (SegmentRule | LoopRule)[];
  /** HL03 of a level → HL03 of its parent; `''` is the top. */
  readonly levels: Readonly<Record<string, string>>;
}
