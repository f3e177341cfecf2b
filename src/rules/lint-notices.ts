import { type Finding, finding } from '../kernel/index.ts';
import { type Pack, type PolicyBook, packsOf } from './compile.ts';
import { placeholders } from './explain-lint.ts';
import { SOURCE_LANGUAGE } from './explain-words.ts';
import { NOTICE_LISTS, NOTICE_VALUES, type NoticeWording, type WordingBlock } from './notice-schema.ts';

const VALUES: ReadonlySet<string> = new Set([...NOTICE_VALUES, ...NOTICE_LISTS]);

/** Letters that cannot be right: a part nobody worded, a value nobody has, a language that says more or less than English. */
export function lintNotices(book: PolicyBook): Finding[] {
  const packs = book.packs.filter((pack) => pack.notices);
  return [
    ...packs.flatMap((pack) => (pack.notices?.wordings ?? []).flatMap((wording) => lintWording(book, pack, wording))),
    ...packs.flatMap((pack) => [...lintRequired(book, pack), ...lintFacts(book, pack)]),
  ];
}

/** Every text of a wording, with the part it stands in. */
function textsOf(blocks: readonly WordingBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (typeof block === 'string') return [block];
    if ('heading' in block) return [block.heading];
    if ('list' in block) return block.list;
    if ('each' in block) return [];
    return 'otherwise' in block ? [block.say, block.otherwise] : [block.say];
  });
}

/** The values a part asks for, sorted. */
function asked(blocks: readonly WordingBlock[], language: string): string[] | undefined {
  const names = textsOf(blocks).map((text) => placeholders(text, language));
  if (names.some((name) => name === undefined)) return undefined;
  const lists = blocks.flatMap((block) => (typeof block !== 'string' && 'each' in block ? [block.each] : []));
  return [...new Set([...names.flatMap((name) => (name ? name.split(', ') : [])), ...lists])].sort();
}

function lintWording(book: PolicyBook, pack: Pack, wording: NoticeWording): Finding[] {
  const { notice, language, parts, title, status, review } = wording;
  const place = `${pack.plan.plan}/notices/${language}/${notice}`;
  const english = wordingOf(pack, notice, SOURCE_LANGUAGE);
  const isNamed = namedParts(book, pack);
  const twins = pack.notices?.wordings.filter((w) => w.notice === notice && w.language === language) ?? [];
  const found = twins.length > 1 && twins[0] === wording ? [finding('policy.id_used_twice', place)] : [];
  if (title !== undefined && placeholders(title, language) === undefined)
    found.push(finding('words.malformed', `${place}/title`, { received: title }));
  for (const [part, blocks] of Object.entries(parts)) {
    const at = `${place}/${part}`;
    const names = asked(blocks, language);
    if (!names) found.push(finding('words.malformed', at));
    const unknown = names?.filter((name) => !VALUES.has(name)) ?? [];
    found.push(...unknown.map((received) => finding('notice.unknown_placeholder', at, { received })));
    if (!isNamed.has(part)) found.push(finding('notice.idle_part', at));
    const source = english?.parts[part];
    if (english === wording || names === undefined || !english) continue;
    if (!source) found.push(finding('words.unknown_key', at));
    else {
      const expected = asked(source, SOURCE_LANGUAGE)?.join(', ') ?? '';
      if (expected !== names.join(', '))
        found.push(finding('words.placeholders_differ', at, { expected, received: names.join(', ') }));
    }
  }
  if ((status === 'reviewed') !== (review !== undefined)) found.push(finding('notice.review_missing', place));
  if (status === 'final' && language !== SOURCE_LANGUAGE) found.push(finding('notice.not_reviewed', place));
  if (status !== 'machine_draft' && english) {
    const missing = Object.keys(english.parts).filter((part) => !(part in parts));
    found.push(...missing.map((part) => finding('notice.part_without_wording', `${place}/${part}`)));
  }
  return found;
}

function wordingOf(pack: Pack, notice: NoticeWording['notice'], language: string): NoticeWording | undefined {
  return pack.notices?.wordings.find((w) => w.notice === notice && w.language === language);
}

/** Parts that some kind of letter of the pack or of one that extends it must have; `tagline` is said in every language. */
function namedParts(book: PolicyBook, pack: Pack): ReadonlySet<string> {
  const family = book.packs.filter((p) => packsOf(book, p.plan.plan)?.includes(pack));
  const kinds = family
    .flatMap((p) => packsOf(book, p.plan.plan) ?? [])
    .flatMap((p) => Object.values(p.notices?.rules?.kinds ?? {}));
  return new Set(['tagline', ...kinds.flatMap((kind) => kind?.parts.map((one) => one.part) ?? [])]);
}

/** What a letter must have stands in English at least, and as final. */
function lintRequired(book: PolicyBook, pack: Pack): Finding[] {
  const chain = packsOf(book, pack.plan.plan) ?? [pack];
  const english = chain
    .flatMap((p) => p.notices?.wordings ?? [])
    .filter((w) => w.language === SOURCE_LANGUAGE && w.status === 'final');
  return Object.entries(pack.notices?.rules?.kinds ?? {}).flatMap(([kind, rule]) =>
    (rule?.parts ?? [])
      .filter(({ part }) => !english.some((w) => (w.notice === kind || w.notice === 'common') && part in w.parts))
      .map(({ part }) =>
        finding('notice.part_without_wording', `${pack.plan.plan}/notices/${SOURCE_LANGUAGE}/${kind}/${part}`),
      ),
  );
}

function lintFacts(book: PolicyBook, pack: Pack): Finding[] {
  return Object.entries(pack.notices?.rules?.facts ?? {})
    .filter(([, fact]) => fact && !(fact.service in (book.services ?? {})))
    .map(([name, fact]) =>
      finding('policy.unknown_value', `${pack.plan.plan}/notices/${name}`, {
        expected: 'a service of the directory',
        received: fact?.service ?? '',
      }),
    );
}
