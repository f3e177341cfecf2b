import type { Letter, LetterBlock } from '../../formats/pdf/index.ts';
import type { IsoDate } from '../../kernel/index.ts';
import {
  type NoticeKind,
  type NoticeRecipient,
  type RequiredPart,
  SOURCE_LANGUAGE,
  Speech,
} from '../../rules/index.ts';
import { dateIn, languageOf } from './letter-language.ts';
import type { NoticeBook } from './notice-book.ts';
import type { Addressee, NoticeFormat, NoticeMatter, NoticePeople } from './notice-matter.ts';
import type { NoticeBlock } from './notice-row.ts';
import { readingGrade } from './reading-grade.ts';
import { type SaidMatter, sayMatter } from './say-matter.ts';
import { type SetPart, setPart, taglines } from './set-part.ts';

export interface NoticePart {
  readonly part: string;
  /** `in_english`: the letter's language has no words for it. */
  readonly is: 'present' | 'in_english' | 'missing';
  /** What it cannot be written without. */
  readonly lacks: readonly string[];
  readonly cites: readonly string[];
}

export interface Notice {
  readonly kind: NoticeKind;
  readonly to: NoticeRecipient;
  /** The language the letter is in. */
  readonly language: string;
  /** The one its reader reads, where that is another. */
  readonly awaits: string | undefined;
  readonly format: NoticeFormat;
  readonly parts: readonly NoticePart[];
  readonly letter: Letter;
  /** Years of school its hardest part asks for; known for English alone. */
  readonly grade: number | undefined;
  readonly blocked: readonly NoticeBlock[];
  readonly remarks: readonly string[];
}

const BODY_POINTS = 12;

/**
 * The letter that a decision, a deferral or whatever else happened owes one recipient. A part the rules ask for and that cannot be
 * written blocks it and is named; wording drafted by a machine is shown where `draft` asks for it, and never sent.
 */
export function noticeFor(
  book: NoticeBook,
  matter: NoticeMatter,
  people: NoticePeople,
  addressee: Addressee,
  written: IsoDate,
  draft = false,
): Notice {
  const { to, format } = addressee;
  const required = book.parts(matter.kind).filter((part) => isIn(part, book, matter, to));
  const spoken = languageOf(book, matter.kind, to === 'member' ? addressee.language : undefined, required);
  const language = spoken.isFinal || draft ? spoken.language : SOURCE_LANGUAGE;
  const said = saidIn((one) => sayMatter(book, matter, people, written, one));
  const set = required.map((part) => setPart(book, matter.kind, language, part, said));
  const help = taglines(book, language, said(language).values);
  const grade = language === SOURCE_LANGUAGE ? hardest(set) : undefined;
  const isHard = to === 'member' && grade !== undefined && grade > (book.rules.reading?.grade_at_most ?? Infinity);
  const isHeld = !spoken.isFinal && (draft || book.rules.languages?.drafted !== 'send_english');
  const blocked: NoticeBlock[] = [
    ...set.flatMap(({ part, lacks, isMissing }) => (isMissing ? [{ code: 'part_missing', part, lacks }] : [])),
    ...(isHeld ? [{ code: 'translation_awaits', language: spoken.wanted }] : []),
    ...(language !== SOURCE_LANGUAGE &&
    !draft &&
    matter.reason !== undefined &&
    matter.translated?.[language] === undefined
      ? [{ code: 'reason_awaits_translation', language }]
      : []),
    ...(format === 'standard' || format === 'large_print' ? [] : [{ code: 'needs_production', part: format }]),
    ...(isHard && book.rules.reading?.over === 'block' ? [{ code: 'reading_grade' }] : []),
  ];
  return {
    kind: matter.kind,
    to,
    language,
    awaits: spoken.isFinal ? undefined : spoken.wanted,
    format,
    parts: set.map(({ part, lacks, isMissing, language: in_, cites }) => ({
      part,
      is: isMissing ? 'missing' : in_ === language ? 'present' : 'in_english',
      lacks,
      cites,
    })),
    letter: letterOf({
      book,
      matter,
      people,
      addressee,
      written,
      language,
      set,
      said: said(language),
      help: to === 'member' ? help.blocks : [],
      draft: draft && !spoken.isFinal,
    }),
    grade,
    blocked,
    remarks: [
      ...(isHard ? ['reading_grade'] : []),
      ...(to === 'member' && help.isDrafted ? ['tagline_drafted'] : []),
      ...(!spoken.isFinal && !isHeld ? ['sent_in_english'] : []),
    ],
  };
}

/** A letter says its facts in its own language, and in English for the parts that are in English. */
function saidIn(say: (language: string) => SaidMatter): (language: string) => SaidMatter {
  const known = new Map<string, SaidMatter>();
  return (language) => {
    const said = known.get(language) ?? say(language);
    known.set(language, said);
    return said;
  };
}

function hardest(set: readonly SetPart[]): number | undefined {
  const grades = set.flatMap(({ texts }) => readingGrade(texts) ?? []);
  return grades.length === 0 ? undefined : Math.max(...grades);
}

function isIn(
  { to: only, when = {} }: RequiredPart,
  { rules }: NoticeBook,
  { traits = [] }: NoticeMatter,
  to: NoticeRecipient,
): boolean {
  const { independent_review: asked, is = [] } = when;
  return (
    (only?.includes(to) ?? true) &&
    (asked === undefined || asked === (rules.independent_review?.is ?? false)) &&
    is.every((trait) => traits.includes(trait))
  );
}

interface Composed {
  readonly book: NoticeBook;
  readonly matter: NoticeMatter;
  readonly people: NoticePeople;
  readonly addressee: Addressee;
  readonly written: IsoDate;
  readonly language: string;
  readonly set: readonly SetPart[];
  readonly said: SaidMatter;
  readonly help: readonly LetterBlock[];
  readonly draft: boolean;
}

function letterOf({ book, matter, people, addressee, written, language, set, said, help, draft }: Composed): Letter {
  const wordings = book.wordings(matter.kind, language);
  const titled = [...wordings, ...book.wordings(matter.kind, SOURCE_LANGUAGE)].find(({ title }) => title !== undefined);
  const title = titled?.title ?? matter.kind;
  const speech = new Speech(book.policy, language);
  const sentTo = addressedTo(addressee, people);
  const isForeign = titled !== undefined && titled.language !== language;
  const heading = { text: title, ...(isForeign ? { language: titled.language } : {}) };
  const direction = book.direction(titled?.language ?? SOURCE_LANGUAGE);
  return {
    id: `${matter.plan}/${matter.number}/${matter.id}/${addressee.to}`,
    title,
    language,
    direction: book.direction(language),
    written,
    points: addressee.format === 'large_print' ? (book.rules.large_print?.points ?? BODY_POINTS) : BODY_POINTS,
    footer: `${matter.number} · {page} / {pages}`,
    blocks: [
      { kind: 'paragraph', spans: [{ text: said.values.plan ?? book.plan, strong: true }] },
      ...sentTo,
      { kind: 'paragraph', spans: [{ text: dateIn(language)(written) }] },
      ...(draft
        ? [
            {
              kind: 'notice' as const,
              blocks: [
                {
                  kind: 'paragraph' as const,
                  direction: speech.language === language ? book.direction(language) : ('ltr' as const),
                  spans: [{ text: speech.say('notice.draft'), strong: true, language: speech.language }],
                },
              ],
            },
          ]
        : []),
      { kind: 'heading', level: 1, spans: [heading], direction },
      ...set.flatMap(({ blocks }) => blocks),
      ...(help.length > 0 ? [{ kind: 'rule' } as const, ...help] : []),
    ],
  };
}

/** In the window of the envelope; a letter without one names the provider it is for. */
function addressedTo({ to, address }: Addressee, { requester, servicing }: NoticePeople): LetterBlock[] {
  if (address.length > 0) return [{ kind: 'address', lines: [...address] }];
  const name = { member: undefined, requesting_provider: requester, servicing_provider: servicing }[to];
  return name === undefined ? [] : [{ kind: 'paragraph', spans: [{ text: name }] }];
}
