import type { Finding, IsoDate } from '../../kernel/index.ts';
import type { Assignment } from './assignment.ts';
import type { ContactPoint } from './contact.ts';
import type { CoverageChange } from './coverage-changes.ts';
import type { OtherInsurance, Pregnancy } from './member.ts';
import type { Address, AlternativeFormat, Guardian, Languages, ProgramMembership } from './record.ts';

/** What one record of an enrolment file says about one person. What is absent was not said and stays as it was. */
export interface Enrollment {
  readonly cin: string;
  /** The plan's own number; the CIN where the file names none. */
  readonly planId?: string;
  readonly name: { readonly last: string; readonly first: string };
  readonly middle?: string;
  readonly born?: IsoDate;
  readonly sex?: 'F' | 'M' | 'X' | 'U';
  readonly died?: IsoDate;
  readonly county?: string;
  readonly address?: Address;
  readonly mailing?: Address;
  readonly contacts: readonly ContactPoint[];
  readonly languages: Languages;
  readonly format?: AlternativeFormat;
  readonly homeless?: 'unsheltered' | 'sheltered' | 'housed';
  readonly isRestricted?: boolean;
  readonly coverage: readonly CoverageChange[];
  /** The record tells all coverage there is. */
  readonly isWhole: boolean;
  readonly otherInsurance?: readonly OtherInsurance[];
  readonly assignments: readonly Assignment[];
  readonly guardians?: readonly Guardian[];
  /** CIN of the mother whose unit the member belongs to. */
  readonly mother?: string;
  readonly pregnancy?: Pregnancy;
  /** The number the state replaced by this one. */
  readonly formerCin?: string;
  readonly programs?: readonly ProgramMembership[];
}

/** A record of the file with its judgment: rejected when there is no enrolment, warned when there are findings beside it. */
export interface EnrollmentLine {
  /** Counted from 1 in the file. */
  readonly position: number;
  /** A set and a segment, or a row. */
  readonly at: string;
  readonly cin: string;
  readonly enrollment: Enrollment | undefined;
  readonly findings: readonly Finding[];
  /** The set it stands in is a whole list (BGN08 4) of this day, about these plan codes. */
  readonly list?: { readonly on: IsoDate; readonly healthPlans: readonly string[] };
  readonly formerCin?: string;
}
