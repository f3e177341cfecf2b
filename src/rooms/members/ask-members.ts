import type { IsoDate } from '../../kernel/index.ts';
import type { Choice } from './choice.ts';
import type { Consent } from './consent.ts';
import type { ContactPoint } from './contact.ts';
import type { Standing } from './coverage-changes.ts';
import type { MemberRecord, Preferences, ProgramMembership } from './record.ts';

/** Who is meant, exactly: a number of the state, or a name with a birth date. */
export type Identity =
  | { readonly cin: string }
  | { readonly last: string; readonly first: string; readonly born: IsoDate };

export interface Found {
  /** Which of the identities asked for. */
  readonly n: number;
  readonly plan: string;
  readonly id: string;
  readonly handle: string;
}

/** A member as a list shows one. */
export interface MemberLine {
  readonly plan: string;
  readonly handle: string;
  readonly name: { readonly last: string; readonly first: string; readonly middle?: string };
  readonly born?: IsoDate;
  readonly county?: string;
  readonly isSynthetic: boolean;
}

/** All of a member, or what an eligibility check tells. */
export type Depth = 'full' | 'eligibility';

export interface WholeMember {
  readonly record: MemberRecord & { readonly plan: string; readonly handle: string; readonly isSynthetic: boolean };
  readonly depth: Depth;
}

/** A member an account speaks for. */
export interface WardLine extends MemberLine {
  readonly relation: 'self' | 'guardian';
}

export interface MemberFilter {
  readonly plan: string;
  /** Beginnings of surname and given name, as `nameKey` writes them: one of these pairs fits. None is any name. */
  readonly names: readonly { readonly last: string; readonly first: string }[];
  readonly county?: string | undefined;
  readonly ecm?: 'none' | 'pending_outreach' | 'enrolled' | undefined;
  readonly program?: string | undefined;
  /** The day ECM and programs are asked about. */
  readonly on: IsoDate;
  readonly sort: 'name' | 'born' | 'county';
  readonly isDescending: boolean;
}

export interface SearchPage {
  readonly number: number;
  readonly size: number;
}

/** The members one asker may see. What may not be seen is not there. */
export interface AskMembers {
  /** By exact identity in the asker's plans; who is found may be read afterwards. */
  glimpse(asked: readonly Identity[]): Promise<readonly Found[]>;
  /** The same, each with the days covered. */
  glimpseStandings(asked: readonly Identity[]): Promise<readonly (Found & Standing)[]>;
  lines(handles: readonly string[]): Promise<readonly MemberLine[]>;
  standings(handles: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  read(handle: string): Promise<WholeMember | undefined>;
  /** Names of providers and organizations by NPI, plan id or organization id. */
  namesOf(plans: readonly string[], who: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** A plan's members that fit everything asked. */
  search(filter: MemberFilter, page: SearchPage): Promise<{ total: number; members: readonly MemberLine[] }>;
  /** Whom the account may speak for today: himself first. */
  wards(): Promise<readonly WardLine[]>;
  /** What was decided, newest first. */
  choicesOf(member: WholeMember): Promise<readonly Choice[]>;
  keepChoices(member: WholeMember, choices: readonly Choice[], by: string): Promise<void>;
  keepProgram(member: WholeMember, program: ProgramMembership): Promise<void>;
  keepConsent(member: WholeMember, consent: Consent, by: string): Promise<void>;
  keepPreferences(member: WholeMember, preferences: Preferences): Promise<void>;
  keepContact(member: WholeMember, contact: ContactPoint): Promise<void>;
}
