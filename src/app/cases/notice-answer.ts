import type { LetterBlock } from '../../formats/pdf/index.ts';
import type { KeptNotice, Notice } from '../../rooms/notices/index.ts';
import type { Answer } from './answers.ts';

/** A letter in the words of the case format. */
export function answerOfNotice(notice: Notice, { channel, copy, also, rule }: KeptNotice): Answer {
  const named = (is: Notice['parts'][number]['is']) =>
    notice.parts.filter((part) => part.is === is).map(({ part }) => part);
  return {
    kind: notice.kind,
    to: notice.to,
    also,
    by: channel,
    copy,
    rule,
    language: notice.language,
    awaits: notice.awaits ?? 'nothing',
    format: notice.format,
    parts: [...named('present'), ...named('in_english')],
    in_english: named('in_english'),
    missing: named('missing'),
    blocked: notice.blocked.map(({ code }) => code),
    remarks: notice.remarks,
    points: notice.letter.points,
    reads_easily: !notice.remarks.includes('reading_grade'),
    cites: [...new Set(notice.parts.flatMap(({ cites }) => cites))],
  };
}

/** Everything a letter says, paragraph by paragraph. */
export function textsOf(blocks: readonly LetterBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return [block.spans.map(({ text }) => text).join('')];
    if (block.kind === 'list') return block.items.map((item) => item.map(({ text }) => text).join(''));
    return block.kind === 'notice' ? textsOf(block.blocks) : [];
  });
}
