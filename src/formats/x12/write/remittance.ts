import type { Cents, IsoDate } from '../../../kernel/index.ts';

/** An 835 but for its claims. */
export type Payment = Omit<Remittance, 'claims'>;

/** One 835: a payment, or the news that nothing is paid, and every claim it settles. */
export interface Remittance {
  readonly payer: RemittanceParty & {
    /** Ten characters of TRN03: `1` and the payer's tax id. */
    readonly originator: string;
    /** Asked about claims (PER BL); the guide requires a name or a telephone. */
    readonly contactName: string;
    readonly contactPhone: string;
    readonly url?: string;
  };
  readonly payee: RemittanceParty & { readonly npi: string; readonly taxId: string };
  readonly payment: Cents;
  readonly method: 'NON' | 'CHK' | 'ACH';
  /** Required when the method is ACH. */
  readonly accounts?: AchAccounts;
  /** TRN02: check or EFT number, or a number of ours for NON. */
  readonly trace: string;
  /** BPR16: when the money moves. */
  readonly date: IsoDate;
  /** DTM 405. */
  readonly productionDate?: IsoDate;
  readonly claims: readonly ClaimPayment[];
  readonly providerAdjustments: readonly ProviderAdjustment[];
}

export interface RemittanceParty {
  readonly name: string;
  readonly address: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

export interface AchAccounts {
  readonly payerRouting: string;
  readonly payerAccount: string;
  readonly payeeRouting: string;
  readonly payeeAccount: string;
  readonly payeeAccountType: 'DA' | 'SG';
}

/** CAS: why the charge was not paid as charged. */
export interface Adjustment {
  readonly group: 'CO' | 'PR' | 'OA' | 'PI';
  readonly carc: string;
  readonly amount: Cents;
  readonly quantity?: number;
}

export interface RemittancePerson {
  readonly last: string;
  readonly first: string;
  readonly middle?: string;
  readonly idQualifier?: string;
  readonly id?: string;
}

export interface ClaimPayment {
  /** CLM01 as received. */
  readonly controlNumber: string;
  /** CLP02: 1 primary, 2 secondary, 3 tertiary, 4 denied, 22 reversal. */
  readonly status: '1' | '2' | '3' | '4' | '22';
  readonly charge: Cents;
  readonly paid: Cents;
  readonly patientResponsibility: Cents;
  /** CLP06, MC for Medicaid. */
  readonly filingIndicator?: string;
  readonly payerControlNumber: string;
  readonly pos?: string;
  readonly frequency?: string;
  readonly patient: RemittancePerson;
  /** NM1 IL, when not the patient. */
  readonly subscriber?: RemittancePerson;
  readonly rendering?: RemittancePerson & { readonly kind?: '1' | '2' };
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly received?: IsoDate;
  readonly adjustments: readonly Adjustment[];
  /** MOA: remark codes for the claim, at most five. */
  readonly remarks?: readonly string[];
  /** REF F8. */
  readonly originalReference?: string;
  /** REF G1. */
  readonly priorAuthorization?: string;
  readonly lines: readonly LinePayment[];
}

export interface LinePayment {
  readonly codeQualifier?: string;
  readonly code: string;
  readonly modifiers?: readonly string[];
  readonly charge: Cents;
  readonly paid: Cents;
  /** Units paid; SVC07 is written when the units billed differ. */
  readonly units: number;
  readonly unitsBilled?: number;
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly adjustments: readonly Adjustment[];
  /** REF 6R as received. */
  readonly controlNumber?: string;
  /** AMT B6. */
  readonly allowed?: Cents;
  /** LQ HE. */
  readonly remarks?: readonly string[];
}

/** PLB: money that belongs to no claim. A positive amount takes from the payment. */
export interface ProviderAdjustment {
  readonly npi: string;
  readonly fiscalYearEnd: IsoDate;
  /** WO recovery, FB balance forward, 72 refund, L6 interest, CS adjustment… */
  readonly reason: string;
  readonly reference?: string;
  readonly amount: Cents;
}
