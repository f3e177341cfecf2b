import { addDays, dateOfDayNumber, dayAt, type IsoDate } from '../../kernel/index.ts';
import {
  clauseById,
  explainClause,
  type NoticeList,
  type NoticeValue,
  Speech,
  sayNeeded,
  sayWhy,
} from '../../rules/index.ts';
import { dateIn } from './letter-language.ts';
import type { NoticeBook } from './notice-book.ts';
import type { NoticeMatter, NoticePeople, NoticeService } from './notice-matter.ts';

export interface SaidMatter {
  /** The language of its sentences: policy has no words for every one a letter is worded in. */
  readonly language: string;
  readonly values: Readonly<Partial<Record<NoticeValue, string>>>;
  readonly lists: Readonly<Record<NoticeList, readonly string[]>>;
  /** What people wrote, in English whatever the letter is in. */
  readonly asWritten: readonly (NoticeValue | NoticeList)[];
}

/** The facts of a letter in one language. What is not known stays absent. */
export function sayMatter(
  book: NoticeBook,
  matter: NoticeMatter,
  people: NoticePeople,
  written: IsoDate,
  language: string,
): SaidMatter {
  const speech = new Speech(book.policy, language);
  const date = dateIn(language);
  const isRtl = book.direction(language) === 'rtl';
  const set = (text: string) => (isRtl ? `${ISOLATE}${text}${END_OF_ISOLATE}` : text);
  const service = (one: NoticeService) => sayService(one, speech);
  const effective = effectiveOn(book, matter, written);
  const all: Readonly<Partial<Record<NoticeValue, string | undefined>>> = {
    ...book.known,
    plan: book.name[speech.language] ?? book.name.en,
    number: matter.number,
    member: people.member.name,
    cin: people.member.cin,
    written_on: date(written),
    received_on: date(dayOf(matter.received)),
    decided_on: date(dayOf(matter.at)),
    requester: people.requester,
    servicing: people.servicing === people.requester ? undefined : people.servicing,
    reason: matter.translated?.[language] ?? matter.reason,
    granted: matter.granted.length > 0 ? matter.granted.map(service).join('; ') : undefined,
    expected_on: matter.expectedOn && date(matter.expectedOn),
    effective_on: effective && date(effective),
    decider: matter.decider,
    group: people.group?.name,
    group_phone: people.group?.phone,
    question: matter.question,
    doctor: matter.doctor ?? people.servicing,
    last_day: matter.lastDay && date(matter.lastDay),
    look_again_on: matter.lookAgainOn && date(matter.lookAgainOn),
  };
  const known = Object.entries(all).flatMap(([name, value]) => (value ? [[name, set(value)]] : []));
  return {
    language: speech.language,
    asWritten: [
      ...(matter.translated?.[language] === undefined ? (['reason'] as const) : []),
      'question',
      'references',
    ],
    values: Object.fromEntries(known),
    lists: {
      services: matter.services.map(service).map(set),
      references: matter.references.map(set),
      missing: matter.missing.map((item) => set(sayMissing(book, speech, item))),
      reasons: reasonsOf(speech, matter, language).map(set),
      offered: (people.offered ?? []).map(set),
      clauses: matter.clauses.flatMap((id) => {
        const clause = clauseById(book.policy, id);
        return clause ? [set(explainClause(clause, speech.policy, speech.language))] : [];
      }),
    },
  };
}

/** Names, numbers and English words keep their own order and their stops among words from right to left. */
const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';

function dayOf(instant: number): IsoDate {
  return dateOfDayNumber(dayAt(instant));
}

/** A reduction takes effect on its day, but no sooner than the days of notice allow. */
function effectiveOn({ rules }: NoticeBook, matter: NoticeMatter, written: IsoDate): IsoDate | undefined {
  if (matter.effectiveFrom === undefined || !rules.reduction) return undefined;
  const soonest = addDays(written, rules.reduction.days_before);
  return matter.effectiveFrom > soonest ? matter.effectiveFrom : soonest;
}

function sayService({ code, what, units, from, to }: NoticeService, speech: Speech): string {
  const date = dateIn(speech.language);
  const named = [what, code === undefined ? undefined : what === undefined ? code : `(${code})`].filter(
    (part) => part !== undefined,
  );
  if (units === undefined || from === undefined) return named.join(' ');
  return speech.say(to === undefined || to === from ? 'notice.service_day' : 'notice.service_span', {
    what: named.join(' '),
    units,
    from: date(from),
    to: date(to ?? from),
  });
}

/** What policy says against it, and what a person added. */
function reasonsOf(speech: Speech, matter: NoticeMatter, language: string): string[] {
  if (!matter.reasons) return [];
  const own = matter.translated?.[language] ?? matter.reason;
  return [...matter.reasons.map((code) => sayWhy(speech, code)), ...(own === undefined ? [] : [own])];
}

/** A code of the checklist or of a fact in words; what a person wrote stays as it is. */
function sayMissing({ policy }: NoticeBook, speech: Speech, item: string): string {
  if (/[^a-z0-9_.]/.test(item)) return item;
  return sayNeeded(speech, policy.vocabulary[`clinical.${item}`] ? `clinical.${item}` : item);
}
