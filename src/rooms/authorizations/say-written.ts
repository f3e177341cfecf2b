import { given } from '../../kernel/index.ts';
import { SOURCE_LANGUAGE } from '../../rules/index.ts';

/** What a reader is shown of words a reviewer wrote: his language, and what was translated for the member's letter. */
export interface Reading {
  readonly isMember: boolean;
  readonly language: string;
  /** By the words as they were written. */
  readonly translated: ReadonlyMap<string, string>;
}

export interface Written {
  readonly text: string;
  /** Where its language is not for granted: the member's own, or that it was written in. */
  readonly language?: string;
}

/** Reviewers write in one language; a member reads the translation that was entered for him, and else what it is written in. */
export function sayWritten(text: string, { isMember, language, translated }: Reading): Written {
  if (!isMember || language === SOURCE_LANGUAGE) return { text };
  const own = translated.get(text);
  return own === undefined ? { text, language: SOURCE_LANGUAGE } : { text: own, language };
}

export function sayReason(reason: string | undefined, reading: Reading) {
  const said = reason === undefined ? undefined : sayWritten(reason, reading);
  return given({ reason: said?.text, reason_language: said?.language });
}
