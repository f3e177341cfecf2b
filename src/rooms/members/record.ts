import type { IsoDate } from '../../kernel/index.ts';
import type { Assignment } from './assignment.ts';
import type { Consent } from './consent.ts';
import type { ContactPoint } from './contact.ts';
import type { DateSpan, Member } from './member.ts';

/** Where somebody lives or gets letters. */
export interface Address {
  readonly lines: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** Where on the map: handed in, because ZIP centroids are the network's data. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}
export type PlaceLookup = (zip: string) => Place | undefined;

export const ALTERNATIVE_FORMATS = ['large_print', 'braille', 'audio_cd', 'data_cd'] as const;
/** How letters must be made so that the member can read them; absent is ordinary print. */
export type AlternativeFormat = (typeof ALTERNATIVE_FORMATS)[number];

/** BCP 47 tags. Spoken and written are separate wishes. */
export interface Languages {
  readonly spoken?: string;
  readonly written?: string;
}

/** Who speaks or answers for the member. */
export interface Guardian extends DateSpan {
  readonly name: { readonly last: string; readonly first: string };
  readonly relation: 'guardian' | 'custodial_parent' | 'responsible_person' | 'case_manager';
  readonly phone?: string;
}

export interface ProgramMembership extends DateSpan {
  readonly program: string;
  /** Who said so; the enrolment file where absent. */
  readonly source?: 'enrollment' | 'plan';
}

/** How the member wants to be reached. What is absent was never asked. */
export interface Preferences {
  readonly channel?: 'mail' | 'phone' | 'text' | 'email';
  readonly bestTime?: 'morning' | 'afternoon' | 'evening';
  readonly languages?: Languages;
  readonly format?: AlternativeFormat | 'standard';
}

/** All a plan keeps of a member: what claims are judged by, and how to find, reach and serve the person. */
export interface MemberRecord extends Member {
  readonly middle?: string;
  readonly died?: IsoDate;
  readonly address?: Address;
  readonly mailing?: Address;
  readonly languages: Languages;
  readonly format?: AlternativeFormat;
  /** The state asks that the member's records be kept closer than others. */
  readonly isRestricted: boolean;
  readonly contacts: readonly ContactPoint[];
  readonly assignments: readonly Assignment[];
  readonly guardians: readonly Guardian[];
  readonly programs: readonly ProgramMembership[];
  readonly consents: readonly Consent[];
  readonly preferences: Preferences;
  /** Numbers the state replaced. */
  readonly formerCins?: readonly string[];
}

/** What the member chose goes before what the state sent. */
export function languagesOf(record: Pick<MemberRecord, 'languages' | 'preferences'>): Languages {
  return { ...record.languages, ...record.preferences.languages };
}

export function formatOf(record: Pick<MemberRecord, 'format' | 'preferences'>): AlternativeFormat | undefined {
  const { format } = record.preferences;
  return format === 'standard' ? undefined : (format ?? record.format);
}
