import type { Cents, IsoDate } from '../../kernel/index.ts';

/** An approval the plan gave, as a claim is measured against it. What is used of it follows from paid lines. */
export interface Authorization {
  readonly number: string;
  readonly member: string;
  readonly unit: string;
  readonly vehicle: 'tar' | 'raf' | 'request' | 'continuity';
  readonly codes: readonly string[];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly approvedOn: IsoDate;
  readonly units?: number;
  readonly dollars?: Cents;
  readonly provider?: string;
  /** Of a grant of continuity of care; absent where none was recorded. */
  readonly rate?: AgreedRate;
}

/** What plan and provider agreed to for care outside the network; `unclear` where a person must say what a line pays. */
export interface AgreedRate {
  readonly form: 'plan_rate' | 'medi_cal_rate' | 'greater_of_both' | 'amount' | 'unclear';
  /** One unit of each of these codes. */
  readonly amount?: Cents;
  readonly codes?: readonly string[];
}

/** A paper on file for a member: a recommendation, a care plan, an evaluation. */
export interface MemberDocument {
  readonly member: string;
  readonly unit: string;
  readonly document: string;
  readonly on: IsoDate;
  readonly by?: string;
  readonly standing?: boolean;
  readonly states?: readonly string[];
}
