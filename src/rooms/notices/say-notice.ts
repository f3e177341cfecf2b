import type { Speech } from '../../rules/index.ts';
import type { SpokenNotice } from './api.ts';
import { caseOfKind } from './case-of-kind.ts';
import type { NoticeBook } from './notice-book.ts';
import type { KeptNotice, NoticeBlock } from './notice-row.ts';
import { owedLanguage } from './translate-reason.ts';

/** A letter as a list shows it, in the reader's language. */
export function sayNotice(book: NoticeBook, notice: KeptNotice, speech: Speech, isPlan: boolean): SpokenNotice {
  const translation = isPlan ? translationOf(book, notice) : undefined;
  const { id, plan, number, kind, recipient, also, channel, copy, state, language, awaits, format, created, sent } =
    notice;
  const titled = [...book.wordings(kind, speech.language), ...book.wordings(kind, 'en')];
  return {
    id,
    plan,
    number,
    case_kind: caseOfKind(kind),
    kind,
    title: titled.find(({ title }) => title !== undefined)?.title ?? kind,
    to: recipient,
    also: [...also],
    by: channel,
    copy,
    state,
    state_says: speech.say(`notice.state.${state}`),
    language,
    ...(awaits === undefined ? {} : { awaits }),
    format,
    drafts: book.languages.filter((tag) => book.wordings(kind, tag).some((one) => one.notice === kind)),
    why: notice.why.map((block) => ({ code: block.code, sentence: sayBlock(block, speech) })),
    remarks: notice.remarks.map((code) => ({ code, sentence: speech.say(`notice.remark.${code}`) })),
    created,
    ...(sent === undefined ? {} : { sent }),
    ...(translation ? { translation } : {}),
  };
}

/** What a person wrote, where its reader reads another language: what stands for it there, if anything does yet. */
function translationOf(book: NoticeBook, notice: KeptNotice): SpokenNotice['translation'] {
  const { translations = {}, awaits, why, matter } = notice;
  const [known] = Object.keys(translations);
  const reads = known ?? why.find(({ code }) => code === 'reason_awaits_translation')?.language ?? awaits;
  const into = owedLanguage(book, notice, reads);
  if (into === undefined || matter.reason === undefined) return undefined;
  const given = translations[into];
  return { into, original: matter.reason, ...(given ? { given } : {}) };
}

export function sayBlock({ code, part, language, lacks = [] }: NoticeBlock, speech: Speech): string {
  if (code.startsWith('pdf.')) return speech.finding(code);
  return speech.say(`notice.blocked.${code}`, {
    part: part === undefined ? '' : speech.say(`notice.part.${part}`),
    language: language === undefined ? '' : languageName(language, speech.language),
    lacks: speech.list(
      lacks.map((name) => speech.say(`notice.value.${name}`)),
      'and',
    ),
  });
}

function languageName(tag: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
