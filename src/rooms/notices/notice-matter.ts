import type { Instant, IsoDate } from '../../kernel/index.ts';
import type { NoticeKind, NoticeRecipient, NoticeTrait } from '../../rules/index.ts';

/** What a letter is about, whatever room it comes from: facts of one decision, kept beside the letter so that it can be made again. */
export interface NoticeMatter {
  readonly kind: NoticeKind;
  /** Names what happened: one letter for each of these and recipient, however often it is derived. */
  readonly id: string;
  readonly plan: string;
  readonly number: string;
  readonly at: Instant;
  readonly lineOfBusiness: string;
  readonly requestKind: string;
  readonly program: string;
  readonly received: Instant;
  readonly services: readonly NoticeService[];
  /** What a person wrote, in English. */
  readonly reason?: string | undefined;
  /** The same in another language, from somebody who translates. */
  readonly translated?: Readonly<Record<string, string>> | undefined;
  /** Reasons of policy. */
  readonly reasons?: readonly string[] | undefined;
  readonly traits?: readonly NoticeTrait[] | undefined;
  /** Names of what the decision rests on; licensed text is named, never quoted. */
  readonly references: readonly string[];
  /** What must still come, as codes of policy or words of a person. */
  readonly missing: readonly string[];
  /** Clauses of the benefit that stood against it. */
  readonly clauses: readonly string[];
  readonly granted: readonly NoticeService[];
  readonly expectedOn?: IsoDate | undefined;
  /** The first day a reduction can take effect as the request stands, before the days of notice are counted. */
  readonly effectiveFrom?: IsoDate | undefined;
  readonly decider?: string | undefined;
  /** The delegated group the request went to. */
  readonly group?: string | undefined;
  readonly question?: string | undefined;
  /** The provider a member wants to stay with, as whoever asked called him. */
  readonly doctor?: string | undefined;
  /** Providers to choose from, or the one that was chosen. */
  readonly offered?: readonly string[] | undefined;
  readonly lastDay?: IsoDate | undefined;
  readonly lookAgainOn?: IsoDate | undefined;
  readonly requester?: string | undefined;
  readonly servicing?: string | undefined;
  /** Who of them the network does not have, by NPI, as whoever asked named him. */
  readonly outside?:
    | readonly { readonly npi: string; readonly name: string; readonly fax?: string | undefined }[]
    | undefined;
}

export interface NoticeService {
  readonly code?: string | undefined;
  readonly what?: string | undefined;
  /** Absent where nothing is counted. */
  readonly units?: number | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

export const ALTERNATIVE_FORMATS = ['standard', 'large_print', 'braille', 'audio_cd', 'data_cd'] as const;
export type NoticeFormat = (typeof ALTERNATIVE_FORMATS)[number];

/** Whom the letter names and where it goes, as they are known when it is made. */
export interface NoticePeople {
  readonly member: { readonly name: string; readonly cin: string };
  readonly requester?: string | undefined;
  readonly servicing?: string | undefined;
  readonly offered?: readonly string[] | undefined;
  readonly group?: { readonly name: string; readonly phone: string | undefined } | undefined;
}

export interface Addressee {
  readonly to: NoticeRecipient;
  /** The language the recipient reads; unknown is English. */
  readonly language: string | undefined;
  readonly format: NoticeFormat;
  /** Lines for the window of the envelope; empty where none is known. */
  readonly address: readonly string[];
}
