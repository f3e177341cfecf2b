import type { Cents, IsoDate } from '../../kernel/index.ts';
import type { FactValue } from '../../rules/index.ts';

/** One service of a claim, as the biller stated it. */
export interface ClaimLine {
  readonly number: string;
  /** The biller's own number of the line (REF 6R). */
  readonly controlNumber?: string;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  /** Undefined in a question or case that leaves it to the rule. */
  readonly charge: Cents | undefined;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly dx: readonly string[];
  readonly pos?: string;
  /** Provider ids, where they differ from the claim's. */
  readonly rendering?: string;
  readonly ordering?: string;
  readonly referring?: string;
  /** Facts the line states about itself: `line.minutes`, `line.msrp`, … */
  readonly stated: Readonly<Record<string, FactValue>>;
}

/** The people and organizations of a claim as a remittance names them back. */
export interface ClaimParties {
  readonly submitter: { readonly kind: '1' | '2'; readonly last: string; readonly first: string; readonly id: string };
  readonly patient: { readonly last: string; readonly first: string; readonly id: string };
  /** When the patient is not the subscriber. */
  readonly subscriber?: { readonly last: string; readonly first: string; readonly id: string };
  readonly payee: { readonly kind: '1' | '2'; readonly npi: string; readonly name: string; readonly taxId: string };
  readonly payer: { readonly id: string; readonly name: string };
  readonly filingIndicator: string;
}

export interface Claim {
  /** The plan's own number for the claim; the same claim in the same file always gets the same one. */
  readonly id: string;
  /** Patient control number of the biller (CLM01). */
  readonly controlNumber: string;
  readonly frequency: 'original' | 'replacement' | 'void';
  /** The plan's number of the claim a replacement or void speaks of. */
  readonly replaces?: string;
  readonly received: IsoDate;
  /** CIN or plan id as stated. Exactly one; more are a rejection. */
  readonly memberIds: readonly string[];
  readonly charge: Cents | undefined;
  readonly billing: string;
  readonly rendering?: string;
  readonly ordering?: string;
  readonly referring?: string;
  readonly supervising?: string;
  readonly stated: Readonly<Record<string, FactValue>>;
  readonly lines: readonly ClaimLine[];
  /** Absent for a claim that came by no file. */
  readonly parties?: ClaimParties;
}
