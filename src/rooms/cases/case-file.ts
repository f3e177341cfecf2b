import type { Instant } from '../../kernel/index.ts';

/** A case is its events, appended and never changed; the row beside them is what a list filters and sorts by, derived from them. */
export const CASE_FILE_KINDS = ['authorization', 'appeal', 'grievance', 'continuity', 'referral'] as const;
export type CaseFileKind = (typeof CASE_FILE_KINDS)[number];

/** What a room's own events have in common. `by` is absent where policy alone acted. */
export interface CaseEvent {
  readonly at: Instant;
  readonly by?: { readonly account: string } | undefined;
  readonly what: { readonly kind: string };
}

export const CLOCK_STANDINGS = ['none', 'running', 'paused', 'met', 'missed'] as const;

/** Everything of a case that a worklist shows, filters or sorts by. Each room writes it from the events of the case, on each append. */
export interface CaseRow {
  readonly plan: string;
  readonly number: string;
  readonly kind: CaseFileKind;
  readonly member: string;
  readonly state: string;
  /** Which sort within its kind: `pre_service`, `post_service`, `expedited`. */
  readonly category?: string | undefined;
  readonly urgency?: 'urgent' | 'non_urgent' | undefined;
  readonly lineOfBusiness?: string | undefined;
  readonly received: Instant;
  readonly closed?: Instant | undefined;
  readonly outcome?: string | undefined;
  /** When the governing clock is due, and which it is. It depends on events alone: whether it is over is for the reader's now. */
  readonly due?: Instant | undefined;
  readonly clock?: string | undefined;
  readonly standing: (typeof CLOCK_STANDINGS)[number];
  /** Whose turn it is: `information`, `review`, `medical_director`, `notice`. */
  readonly awaits?: string | undefined;
  readonly assigned?: { readonly account: string; readonly name: string } | undefined;
  /** The delegated group that decides; the plan when absent. */
  readonly group?: string | undefined;
  /** Provider ids. Their organizations see the case. */
  readonly requester?: string | undefined;
  readonly servicing?: string | undefined;
  /** The office it came from, which sees it too. */
  readonly office?: string | undefined;
  /** Organizations that see it beside these: of a referral, everybody who referred. */
  readonly senders?: readonly string[] | undefined;
  /** What a list shows beside and nobody filters by. */
  readonly shown: Readonly<Record<string, unknown>>;
}

export interface CaseFile {
  readonly plan: string;
  readonly number: string;
  readonly kind: CaseFileKind;
  /** Names the case outside; means nothing. */
  readonly handle: string;
  readonly member: string;
  readonly events: readonly CaseEvent[];
}
