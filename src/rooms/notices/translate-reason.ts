import { done, type Result, refused } from '../../kernel/index.ts';
import { SOURCE_LANGUAGE } from '../../rules/index.ts';
import { languageOf } from './letter-language.ts';
import type { NoticeBook } from './notice-book.ts';
import type { KeptNotice } from './notice-row.ts';

/** The language a letter is to be in for its reader, where a person's words in it must be translated for that. */
export function owedLanguage(
  book: NoticeBook,
  { kind, matter, recipient }: Pick<KeptNotice, 'kind' | 'matter' | 'recipient'>,
  reads: string | undefined,
): string | undefined {
  if (recipient !== 'member' || matter.reason === undefined) return undefined;
  const { language } = languageOf(book, kind, reads);
  return language === SOURCE_LANGUAGE ? undefined : language;
}

/**
 * Whether a reason can be given in another language: one that its reader reads, while the letter has not gone out.
 *
 * @cites REF-UM-NOT-09
 */
export function mayTranslate(
  book: NoticeBook,
  notice: Pick<KeptNotice, 'kind' | 'matter' | 'recipient' | 'state'>,
  reads: string | undefined,
  into: string,
): Result<void> {
  if (notice.state === 'sent') return refused('notice_sent_already', 'it went out; what went out is not sent again');
  const owed = owedLanguage(book, notice, reads);
  if (owed === undefined) return refused('nothing_to_translate', into, ['REF-UM-NOT-09']);
  return owed === into ? done(undefined) : refused('not_the_readers_language', owed, ['REF-UM-NOT-09']);
}
