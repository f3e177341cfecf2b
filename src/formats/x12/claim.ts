import type { Cents } from '../../kernel/index.ts';

/** A person or organisation of an 837P (NM1 and what follows it). Absent values are `''`. */
export interface Party837 {
  /** NM101: 85 billing, 82 rendering, DK ordering, DN referring, DQ supervising, 77 facility, IL, QC, PR, 41, 40, 87. */
  readonly entity: string;
  /** 1 person, 2 organisation. */
  readonly kind: '1' | '2' | '';
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly idQualifier: string;
  readonly id: string;
  readonly taxonomy: string;
  readonly taxId: string;
  readonly address: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly phone: string;
}

export interface Person837 extends Party837 {
  /** ISO date or `''`. */
  readonly born: string;
  readonly sex: string;
}

export interface Line837 {
  /** LX01. */
  readonly number: string;
  /** Ordinal of the LX in its set. */
  readonly segment: number;
  readonly codeQualifier: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly charge: Cents;
  /** UN units, MJ minutes, DA days. */
  readonly unitBasis: string;
  readonly units: number;
  /** The line's own place of service or `''`. */
  readonly pos: string;
  readonly dxPointers: readonly number[];
  /** ISO dates of DTP 472. */
  readonly from: string;
  readonly to: string;
  /** REF 6R. */
  readonly controlNumber: string;
  /** REF G1. */
  readonly priorAuthorization: string;
  /** REF 9F. */
  readonly referralNumber: string;
  /** AMT T. */
  readonly salesTax: Cents | undefined;
  readonly rendering: Party837 | undefined;
  readonly ordering: Party837 | undefined;
  readonly referring: Party837 | undefined;
  readonly supervising: Party837 | undefined;
  /** NTE02 and K3. */
  readonly notes: readonly string[];
}

export interface Diagnosis837 {
  /** ABK and ABF are ICD-10-CM; BK and BF are ICD-9 and kept as sent. */
  readonly qualifier: string;
  /** With the dot X12 leaves out: `Z391` is `Z39.1`. */
  readonly code: string;
}

export interface Claim837 {
  readonly at: {
    readonly interchange: string;
    readonly group: string;
    readonly transaction: string;
    /** CLM's ordinal in its ST. */
    readonly segment: number;
  };
  readonly submitter: Party837;
  readonly receiver: Party837;
  readonly payer: Party837;
  readonly billing: Party837;
  readonly payTo: Party837 | undefined;
  readonly subscriber: Person837;
  /** Loop 2000C, when the patient is not the subscriber. */
  readonly patient: Person837 | undefined;
  /** SBR02 or PAT01; 18 is self. */
  readonly relationship: string;
  /** SBR01. */
  readonly payerSequence: string;
  readonly filingIndicator: string;
  readonly controlNumber: string;
  readonly charge: Cents;
  readonly pos: string;
  readonly frequency: string;
  /** CLM06. */
  readonly signature: string;
  /** REF F8. */
  readonly originalReference: string;
  readonly priorAuthorization: string;
  readonly referralNumber: string;
  readonly admitted: string;
  readonly discharged: string;
  readonly dx: readonly Diagnosis837[];
  readonly rendering: Party837 | undefined;
  readonly referring: Party837 | undefined;
  readonly ordering: Party837 | undefined;
  readonly supervising: Party837 | undefined;
  readonly facility: Party837 | undefined;
  readonly notes: readonly string[];
  readonly otherPayers: number;
  readonly lines: readonly Line837[];
  /** Ordinals in the set of the claim's first and last segment. */
  readonly segments: { readonly first: number; readonly last: number };
}
