import type { IsoDate } from '../../kernel/index.ts';

/** A stretch of days, both ends included; an absent end is open. */
export interface DateSpan {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

export interface Coverage extends DateSpan {
  readonly lineOfBusiness: 'medi_cal' | 'group_care' | 'other';
  readonly deliverySystem: 'managed_care' | 'fee_for_service' | 'presumptive';
  /** Two characters of the state: why the person is covered. */
  readonly aidCode?: string;
  /** Health care plan code of the state: one for each plan and county. */
  readonly healthPlan?: string;
}

/** Days of which it is not known whether they are covered: the state sent a status nobody explained. */
export interface UncertainCoverage extends DateSpan {
  readonly status: string;
}

/** Insurance beside Medi-Cal. */
export interface OtherInsurance extends DateSpan {
  readonly insurer?: string;
  readonly policy?: string;
}

export interface Pregnancy {
  readonly began?: IsoDate;
  readonly ended?: IsoDate;
  readonly outcome?: 'birth' | 'stillbirth' | 'miscarriage' | 'abortion';
}

export interface EcmStanding {
  readonly status: 'none' | 'pending_outreach' | 'enrolled' | 'declined' | 'disenrolled' | 'excluded';
  readonly from?: IsoDate;
  /** Provider id of the organization that holds the member. */
  readonly provider?: string;
  readonly onMif?: IsoDate;
  readonly referred?: IsoDate;
  readonly isNew?: boolean;
}

export interface Member {
  readonly id: string;
  readonly cin: string;
  readonly name: { readonly last: string; readonly first: string };
  readonly born?: IsoDate;
  readonly sex?: 'F' | 'M' | 'X' | 'U';
  readonly county?: string;
  /** Mother and infants share one; everybody else has their own. */
  readonly unit: string;
  readonly coverage: readonly Coverage[];
  readonly uncertain?: readonly UncertainCoverage[];
  readonly otherInsurance: readonly OtherInsurance[];
  /** Hospital stays: `from` admission, `to` discharge. */
  readonly inpatient: readonly DateSpan[];
  /** Of the mother of the unit, oldest first. */
  readonly pregnancies: readonly Pregnancy[];
  readonly homeless?: 'unsheltered' | 'sheltered' | 'housed';
  /** A delegated medical group that decides for the member. */
  readonly group?: string;
  readonly ecm: EcmStanding;
  readonly signatureOnFile: boolean;
}

/** What a member's circumstances are until somebody tells of them. */
export const UNTOLD = {
  otherInsurance: [],
  inpatient: [],
  pregnancies: [],
  ecm: { status: 'none' },
  signatureOnFile: true,
} as const satisfies Partial<Member>;

export function isWithin(span: DateSpan, on: IsoDate): boolean {
  return (span.from === undefined || span.from <= on) && (span.to === undefined || on <= span.to);
}

export function coverageOn(member: Member, on: IsoDate): Coverage | undefined {
  return member.coverage.find((span) => isWithin(span, on));
}

/** In the hospital on a date: from admission up to, not including, the day of discharge. */
export function isInpatient(member: Member, on: IsoDate): boolean {
  return member.inpatient.some((stay) => isWithin(stay, on) && stay.to !== on);
}

export function isPregnant(member: Member, on: IsoDate): boolean {
  return member.pregnancies.some((p) => (p.began ?? '') <= on && (p.ended === undefined || on <= p.ended));
}
