import type { Language834, Reference834 } from '../enrollment.ts';

/** An 834 to be written: the plain counterpart of `Member834`. Dates are ISO; what is absent is not written. */
export interface EnrollmentBatch {
  /** BGN02. */
  readonly reference: string;
  /** BGN08: 2 change, 4 verify. */
  readonly action: '2' | '4' | 'RX';
  /** N1*P5 and N1*IN: a name and a federal tax number. */
  readonly sponsor: { readonly name: string; readonly taxId: string };
  readonly payer: { readonly name: string; readonly taxId: string };
  /** A new set after so many members; one set when absent. */
  readonly membersPerSet?: number;
  /** QTY TO: how many members the batch holds. */
  readonly total?: number;
}

export interface EnrolledPersonInput {
  readonly last: string;
  readonly first?: string;
  readonly middle?: string;
  readonly suffix?: string;
  readonly contacts?: readonly Reference834[];
  readonly address?: readonly string[];
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly region?: Reference834;
}

export interface CoverageInput {
  readonly maintenance: string;
  readonly line: string;
  readonly description?: string;
  readonly from: string;
  readonly to?: string;
  readonly references?: readonly Reference834[];
  readonly providers?: readonly {
    readonly entity: string;
    readonly kind: '1' | '2';
    readonly last?: string;
    readonly first?: string;
    readonly npi?: string;
    readonly from?: string;
  }[];
  readonly otherInsurance?: readonly { readonly policy?: string; readonly insurer: string; readonly from?: string }[];
}

export interface MemberInput {
  readonly maintenance: string;
  readonly reason?: string;
  readonly medicare?: string;
  readonly died?: string;
  readonly subscriber: string;
  readonly references?: readonly Reference834[];
  readonly person: EnrolledPersonInput & {
    readonly born?: string;
    readonly sex?: string;
    readonly races?: readonly string[];
  };
  readonly languages?: readonly Pick<Language834, 'qualifier' | 'code' | 'use'>[];
  readonly mailing?: Required<Pick<EnrolledPersonInput, 'address' | 'city' | 'state' | 'zip'>>;
  readonly responsible?: readonly (EnrolledPersonInput & { readonly entity: string })[];
  readonly coverages: readonly CoverageInput[];
}
