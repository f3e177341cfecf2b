import type { Cents, IsoDate } from '../../../kernel/index.ts';

/** How many claims, and what they charge. */
export interface ClaimTotals {
  readonly accepted: number;
  readonly rejected: number;
  readonly acceptedCharge: Cents;
  readonly rejectedCharge: Cents;
}

/** One 277CA: what became of each claim of a batch before adjudication. Totals are computed when it is written. */
export interface ClaimAcknowledgment {
  /** BHT03. */
  readonly reference: string;
  readonly source: {
    readonly entity: 'PR' | 'AY';
    readonly name: string;
    readonly idQualifier: string;
    readonly id: string;
  };
  /** TRN 1 of the source. */
  readonly trace: string;
  readonly received: IsoDate;
  readonly processed: IsoDate;
  readonly receiver: {
    readonly kind: '1' | '2';
    readonly last: string;
    readonly first?: string;
    readonly id: string;
    /** TRN 2: BHT03 of the 837. */
    readonly batch: string;
    /** A1:19:PR unless said otherwise. */
    readonly statuses?: readonly ClaimStatus[];
  };
  readonly providers: readonly AcknowledgedProvider[];
}

/** STC01: category, status, and the entity the status is about. */
export interface ClaimStatus {
  readonly category: string;
  readonly status: string;
  readonly entity?: string;
}

export interface AcknowledgedProvider {
  readonly kind: '1' | '2';
  readonly last: string;
  readonly first?: string;
  readonly idQualifier?: string;
  readonly id: string;
  readonly statuses?: readonly ClaimStatus[];
  readonly claims: readonly AcknowledgedClaim[];
}

export interface AcknowledgedClaim {
  readonly patient: { readonly last: string; readonly first: string; readonly middle?: string; readonly id: string };
  /** CLM01. */
  readonly controlNumber: string;
  readonly isAccepted: boolean;
  readonly statuses: readonly ClaimStatus[];
  readonly charge: Cents;
  /** REF 1K. */
  readonly payerControlNumber?: string;
  readonly from: IsoDate;
  readonly to?: IsoDate;
  /** STC12. */
  readonly message?: string;
  readonly lines?: readonly AcknowledgedLine[];
}

export interface AcknowledgedLine {
  readonly codeQualifier?: string;
  readonly code: string;
  readonly modifiers?: readonly string[];
  readonly charge: Cents;
  readonly units?: number;
  readonly statuses: readonly ClaimStatus[];
  /** REF FJ: the line's control number as received. */
  readonly controlNumber?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}
