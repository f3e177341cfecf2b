import type { Cents, IsoDate } from '../../../kernel/index.ts';
import type { Diagnosis837 } from '../claim.ts';

/** A claim to write. Every `Claim837` is one; most of it may be left out. */
export interface ClaimInput {
  readonly billing: PartyInput;
  readonly payTo?: PartyInput | undefined;
  readonly payer: PartyInput;
  readonly subscriber: PersonInput;
  /** When the patient is not the subscriber. */
  readonly patient?: PersonInput | undefined;
  /** SBR02 is written as 18 without a patient; with one, this is PAT01. */
  readonly relationship?: string;
  readonly payerSequence?: string;
  readonly filingIndicator?: string;
  readonly controlNumber: string;
  readonly charge: Cents;
  readonly pos: string;
  readonly frequency?: string;
  readonly signature?: string;
  readonly originalReference?: string;
  readonly priorAuthorization?: string;
  readonly referralNumber?: string;
  readonly admitted?: IsoDate;
  readonly discharged?: IsoDate;
  readonly dx: readonly Diagnosis837[];
  readonly rendering?: PartyInput | undefined;
  readonly referring?: PartyInput | undefined;
  /** The guide knows an ordering provider on lines only: it is written on every line without its own. */
  readonly ordering?: PartyInput | undefined;
  readonly supervising?: PartyInput | undefined;
  readonly facility?: PartyInput | undefined;
  readonly notes?: readonly string[];
  readonly lines: readonly LineInput[];
}

export interface PartyInput {
  readonly kind?: '1' | '2' | '';
  readonly last?: string;
  readonly first?: string;
  readonly middle?: string;
  readonly idQualifier?: string;
  readonly id?: string;
  readonly taxonomy?: string;
  readonly taxId?: string;
  readonly address?: readonly string[];
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly phone?: string;
}

export interface PersonInput extends PartyInput {
  readonly born?: IsoDate;
  readonly sex?: string;
}

export interface LineInput {
  readonly codeQualifier?: string;
  readonly code: string;
  readonly modifiers?: readonly string[];
  readonly charge: Cents;
  readonly unitBasis?: string;
  readonly units: number;
  readonly pos?: string;
  readonly dxPointers?: readonly number[];
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly controlNumber?: string;
  readonly priorAuthorization?: string;
  readonly referralNumber?: string;
  readonly salesTax?: Cents | undefined;
  readonly rendering?: PartyInput | undefined;
  readonly ordering?: PartyInput | undefined;
  readonly referring?: PartyInput | undefined;
  readonly supervising?: PartyInput | undefined;
  readonly notes?: readonly string[];
}

export interface Batch837 {
  readonly submitter: PartyInput;
  readonly receiver: PartyInput;
  /** BHT03. */
  readonly reference: string;
  /** CH claims for payment, RP encounters. */
  readonly purpose?: 'CH' | 'RP';
  /** A new ST after this many claims; all in one when absent. */
  readonly claimsPerSet?: number;
}
