import type { AuthorizedUse } from './authorized.ts';
import type { CodeMatcher } from './codes.ts';
import type { Facts } from './facts.ts';
import type { CodeSets } from './pack-schema.ts';
import type { Truth } from './verdict.ts';

export type ClauseKind =
  | 'require'
  | 'diagnosis'
  | 'modifiers'
  | 'provider'
  | 'limit'
  | 'authorization'
  | 'document'
  | 'exclusion'
  | 'follows'
  | 'time'
  | 'not_covered';

/** What a limit or an authorization leaves of the line. */
export interface Allowance {
  readonly units: number;
  /** Units the line has before anything has to lift the limit. */
  readonly free: number;
  /** What is left before anything has to lift the limit, in the unit it counts. */
  readonly left: number;
  readonly uses: readonly AuthorizedUse[];
  /** Something still to come (an authorization, a document) could lift it. */
  readonly liftable: boolean;
  /** Whether something lifts it cannot be known yet: an exemption's fact, a paper a person must look at. */
  readonly isDoubtful: boolean;
  /** Cents left, where the limit counts dollars. */
  readonly dollars: number | undefined;
  /** Units whose price no dollars bound, where `dollars` bound the others. */
  readonly unbounded: number | undefined;
}

export type Allow = (facts: Facts, wanted: number) => Allowance;

/** What a clause needs to know of the provision it stands in. */
export interface ClauseContext {
  readonly provisionId: string;
  readonly codes: CodeMatcher;
  readonly sets: CodeSets;
}

/** What a kind of clause makes of its text: how it is judged, or what it leaves of a line. */
export interface Body {
  readonly kind: ClauseKind;
  readonly reason: string;
  readonly facts: readonly string[];
  readonly judge?: (facts: Facts) => Truth;
  readonly allow?: Allow;
}
