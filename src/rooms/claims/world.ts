import type { Cents, IsoDate } from '../../kernel/index.ts';
import type { AuthorizedUse, HistoryLine } from '../../rules/index.ts';
import type { Authorization, MemberDocument } from '../authorizations/index.ts';
import type { Member } from '../members/index.ts';
import type { Provider, Rate } from '../network/index.ts';

/** A line that stands as payable: what limits, exclusions and authorizations are counted from. */
export interface PaidLine extends HistoryLine {
  readonly claim: string;
  readonly unit: string;
  readonly charge: Cents | undefined;
  /** Units the line was billed with; `units` are those payable. */
  readonly billedUnits: number;
  readonly uses: readonly AuthorizedUse[];
}

/** What the plan knows, as far as the claims at hand need it. Loaded before judging, so that judging reads nothing. */
/** An earlier claim that a replacement or void names. */
export interface EarlierClaim {
  readonly id: string;
  /** Plan id of the member. */
  readonly member: string | undefined;
  /** As the claim stated it: NPI or plan id. */
  readonly billing: string;
}

export interface World {
  /** Undefined also for one that was replaced or voided since: it stands no more. */
  readonly earlier: (claim: string) => EarlierClaim | undefined;
  /** The day of the decision in California: what was approved or written later is not known yet. */
  readonly today: IsoDate;
  readonly member: (cinOrId: string) => Member | undefined;
  readonly provider: (npiOrId: string) => Provider | undefined;
  readonly history: (unit: string) => readonly PaidLine[];
  readonly authorizations: (unit: string) => readonly Authorization[];
  readonly documents: (unit: string) => readonly MemberDocument[];
  readonly rates: readonly Rate[];
}
