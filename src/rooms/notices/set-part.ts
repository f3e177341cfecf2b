import type { LetterBlock, Span } from '../../formats/pdf/index.ts';
import {
  fillTemplate,
  NOTICE_LISTS,
  type NoticeKind,
  type NoticeList,
  type NoticeWording,
  type RequiredPart,
  SOURCE_LANGUAGE,
  type WordingBlock,
} from '../../rules/index.ts';
import type { NoticeBook } from './notice-book.ts';
import type { SaidMatter } from './say-matter.ts';

export interface SetPart {
  readonly part: string;
  /** The language it could be said in. */
  readonly language: string;
  readonly cites: readonly string[];
  readonly isMissing: boolean;
  readonly lacks: readonly string[];
  readonly blocks: readonly LetterBlock[];
  /** Its sentences, for the reading grade. */
  readonly texts: readonly string[];
}

/** One part of a letter in its language, in English where that has no words for it. */
export function setPart(
  book: NoticeBook,
  kind: NoticeKind,
  language: string,
  required: RequiredPart,
  saidIn: (language: string) => SaidMatter,
): SetPart {
  const { part, needs = [], cite: cites } = required;
  const worded = wordingOf(book, kind, language, part);
  const said = saidIn(worded?.language ?? SOURCE_LANGUAGE);
  const lacking = needs.filter((need) =>
    isList(need) ? said.lists[need].length === 0 : said.values[need] === undefined,
  );
  const setter = new Setter(worded?.language ?? SOURCE_LANGUAGE, language, said);
  const blocks = (worded?.parts[part] ?? []).flatMap((block) => setter.block(block));
  const lacks = [...new Set([...lacking, ...setter.lacks])];
  const isMissing = worded === undefined || lacks.length > 0 || blocks.length === 0;
  return {
    part,
    language: worded?.language ?? SOURCE_LANGUAGE,
    cites,
    isMissing,
    lacks,
    blocks: isMissing ? [] : blocks,
    texts: isMissing ? [] : setter.texts,
  };
}

function isList(name: string): name is NoticeList {
  return (NOTICE_LISTS as readonly string[]).includes(name);
}

/** In the language, else in English. What a kind says in its own words it never says in the common ones of another language. */
export function wordingOf(
  book: NoticeBook,
  kind: NoticeKind,
  language: string,
  part: string,
): NoticeWording | undefined {
  const english = book.wordings(kind, SOURCE_LANGUAGE).find(({ parts }) => part in parts);
  const own = book
    .wordings(kind, language)
    .find(({ notice, parts }) => part in parts && (notice === kind || english?.notice !== kind));
  return own ?? english;
}

const ENGLISH_MANNER = { direction: 'ltr' } as const;
const DOUBLE_STOP = /(?<!\.)\.(\u2069?)\.(?!\.)/g;

class Setter {
  readonly lacks: string[] = [];
  readonly texts: string[] = [];
  readonly #language: string;
  readonly #foreign: { language: string } | undefined;
  /** Where the sentences of lists are in another language than the letter. */
  readonly #listed: { language: string } | undefined;
  readonly #said: SaidMatter;
  readonly #ofLetter: string;

  constructor(language: string, ofLetter: string, said: SaidMatter) {
    this.#language = language;
    this.#ofLetter = ofLetter;
    this.#foreign = language === ofLetter ? undefined : { language };
    this.#listed = said.language === ofLetter ? undefined : { language: said.language };
    this.#said = said;
  }

  block(block: WordingBlock): LetterBlock[] {
    if (typeof block === 'string') return this.#paragraph(block);
    if ('heading' in block) return [{ kind: 'heading', level: 2, spans: this.#spans(block.heading), ...this.#manner }];
    if ('list' in block)
      return [{ kind: 'list', ordered: false, items: block.list.map((item) => this.#spans(item)), ...this.#manner }];
    if ('each' in block) {
      const items = this.#said.lists[block.each];
      const said = this.#asWritten(block.each) ?? this.#listed;
      return items.length === 0
        ? []
        : [{ kind: 'list', ordered: false, items: items.map((text) => [{ text, ...said }]), ...this.#manner }];
    }
    if ('if' in block) return this.#said.values[block.if] === undefined ? [] : this.#paragraph(block.say);
    const known = this.#fill(block.say) !== undefined;
    return this.#paragraph(known ? block.say : block.otherwise);
  }

  #paragraph(template: string): LetterBlock[] {
    const manner = this.#writtenIn(template) ? ENGLISH_MANNER : this.#manner;
    return [{ kind: 'paragraph', spans: this.#spans(template), ...manner }];
  }

  /** Where a sentence is nothing but that. */
  #writtenIn(template: string): { language: string } | undefined {
    const [, only] = /^\{(\w+)\}$/.exec(template) ?? [];
    return only === undefined ? undefined : this.#asWritten(only);
  }

  /** Where it is what a person wrote, in a letter of another language. */
  #asWritten(name: string): { language: string } | undefined {
    const isForeign = this.#ofLetter !== SOURCE_LANGUAGE && this.#said.asWritten.some((one) => one === name);
    return isForeign ? { language: SOURCE_LANGUAGE } : undefined;
  }

  /** English stands from left to right in every letter. */
  get #manner(): { direction?: 'ltr' } {
    return this.#foreign ? ENGLISH_MANNER : {};
  }

  #spans(template: string): Span[] {
    const text = this.#fill(template);
    if (text === undefined) {
      const names = [...template.matchAll(/\{(\w+)/g)].flatMap(([, name]) => name ?? []);
      this.lacks.push(...names.filter((name) => !(name in this.#said.values)));
    }
    this.texts.push(text ?? '');
    return [{ text: text ?? '', ...this.#foreign, ...this.#writtenIn(template) }];
  }

  #fill(template: string): string | undefined {
    // A name that ends with a stop ends the sentence.
    return fillTemplate(template, this.#language, this.#said.values)?.replaceAll(DOUBLE_STOP, '.$1');
  }
}

/** That help is free, once in each language at hand but the letter's own. */
export function taglines(
  book: NoticeBook,
  language: string,
  values: SaidMatter['values'],
): { readonly blocks: readonly LetterBlock[]; readonly isDrafted: boolean } {
  const rule = book.rules.taglines;
  const blocks: LetterBlock[] = [];
  let isDrafted = false;
  for (const tag of rule?.languages ?? []) {
    if (tag === language) continue;
    const worded = book.wordings('denial', tag).find(({ parts }) => 'tagline' in parts);
    if (!worded || (worded.status === 'machine_draft' && rule?.drafted === 'leave_out')) continue;
    isDrafted ||= worded.status === 'machine_draft';
    const said: SaidMatter = {
      language: tag,
      values,
      asWritten: [],
      lists: { services: [], references: [], missing: [], clauses: [], reasons: [], offered: [] },
    };
    const setter = new Setter(tag, language, said);
    const direction = worded.direction ?? 'ltr';
    for (const block of worded.parts.tagline?.flatMap((one) => setter.block(one)) ?? [])
      blocks.push(block.kind === 'paragraph' ? { ...block, direction } : block);
  }
  return { blocks, isDrafted };
}
