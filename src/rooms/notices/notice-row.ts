import type { Instant, IsoDate } from '../../kernel/index.ts';
import type { NoticeChannel, NoticeKind, NoticeRecipient } from '../../rules/index.ts';
import type { NoticeFormat, NoticeMatter } from './notice-matter.ts';

export const NOTICE_STATES = ['queued', 'blocked', 'sent', 'failed'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Why a letter may not go out as it is. */
export interface NoticeBlock {
  readonly code: string;
  readonly part?: string;
  readonly language?: string;
  readonly lacks?: readonly string[];
}

/** One letter to one recipient by one way, as the outbox keeps it. */
export interface NewNotice {
  readonly plan: string;
  readonly number: string;
  /** What happened, with its place among the events. */
  readonly notice: string;
  readonly kind: NoticeKind;
  readonly recipient: NoticeRecipient;
  readonly recipientId: string | undefined;
  readonly also: readonly NoticeRecipient[];
  readonly channel: NoticeChannel;
  readonly copy: boolean;
  readonly rule: string;
  readonly language: string;
  readonly awaits: string | undefined;
  readonly format: NoticeFormat;
  readonly state: NoticeState;
  readonly why: readonly NoticeBlock[];
  readonly remarks: readonly string[];
  readonly matter: NoticeMatter;
  readonly created: Instant;
  readonly sent: Instant | undefined;
}

export interface KeptNotice extends NewNotice {
  readonly id: string;
  /** The date on it, from when it was printed on. */
  readonly written: IsoDate | undefined;
  /** What a person wrote in it, by language. */
  readonly translations?: Readonly<Record<string, GivenTranslation>> | undefined;
}

export interface GivenTranslation {
  readonly reason: string;
  readonly translator: string;
  /** What makes the translator a qualified one. */
  readonly statement: string;
  readonly at: Instant;
}
