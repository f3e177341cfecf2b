import {
  type CompiledPolicy,
  type NoticeKind,
  type NoticeRules,
  type NoticeValue,
  type NoticeWording,
  type PolicyBook,
  packsOf,
  type RecipientRule,
  type RequiredPart,
  SOURCE_LANGUAGE,
} from '../../rules/index.ts';

/** A plan's letters, its own rules before the statewide ones. */
export interface NoticeBook {
  readonly plan: string;
  readonly name: Readonly<Record<string, string>>;
  readonly policy: CompiledPolicy;
  readonly parts: (kind: NoticeKind) => readonly RequiredPart[];
  readonly recipients: readonly RecipientRule[];
  readonly rules: Omit<NoticeRules, 'kinds' | 'recipients' | 'facts' | 'numbers' | 'phones'>;
  /** Telephones of the directory and numbers of the rules; what is not known is absent. */
  readonly known: Readonly<Partial<Record<NoticeValue, string>>>;
  /** The wording of a letter in a language, the plan's own before the statewide one, those of the kind before the common ones. */
  readonly wordings: (kind: NoticeKind, language: string) => readonly NoticeWording[];
  readonly direction: (language: string) => 'ltr' | 'rtl';
  /** Languages somebody has worded, English among them. */
  readonly languages: readonly string[];
}

export function noticeBook(book: PolicyBook, policy: CompiledPolicy): NoticeBook {
  const packs = (packsOf(book, policy.brand) ?? []).toReversed();
  const all = packs.flatMap((pack) => pack.notices?.rules ?? []);
  const first = <K extends keyof NoticeRules>(key: K) => all.find((rules) => rules[key] !== undefined)?.[key];
  const wordings = packs.flatMap((pack) => pack.notices?.wordings ?? []);
  const brand = packs[0]?.plan.brands?.find(({ key }) => key === policy.brand);
  return {
    plan: policy.brand,
    name: brand?.name ?? packs[0]?.plan.name ?? { en: policy.brand },
    policy,
    parts: (kind) => all.flatMap(({ kinds }) => kinds?.[kind] ?? [])[0]?.parts ?? [],
    recipients: all.flatMap(({ recipients }) => recipients),
    rules: {
      independent_review: first('independent_review'),
      reduction: first('reduction'),
      ending: first('ending'),
      languages: first('languages'),
      taglines: first('taglines'),
      large_print: first('large_print'),
      reading: first('reading'),
    },
    known: { ...phonesOf(packs, all, policy.brand), ...numbersOf(all) },
    wordings: (kind, language) => {
      const spoken = wordings.filter((wording) => wording.language === language);
      return [...spoken.filter(({ notice }) => notice === kind), ...spoken.filter(({ notice }) => notice === 'common')];
    },
    direction: (language) =>
      wordings.find((one) => one.language === language && one.direction !== undefined)?.direction ?? 'ltr',
    languages: [...new Set([SOURCE_LANGUAGE, ...wordings.map(({ language }) => language)])],
  };
}

function numbersOf(all: readonly NoticeRules[]): Partial<Record<NoticeValue, string>> {
  const entries = all
    .toReversed()
    .flatMap(({ numbers = {}, phones = {} }) => [...Object.entries(numbers), ...Object.entries(phones)]);
  return Object.fromEntries(entries.map(([name, number]) => [name, String(number?.is)]));
}

function phonesOf(
  packs: NonNullable<ReturnType<typeof packsOf>>,
  all: readonly NoticeRules[],
  brand: string,
): Partial<Record<NoticeValue, string>> {
  const entries = packs.flatMap((pack) => (pack.directory ?? []).flatMap((file) => file.entries));
  const facts = all.toReversed().flatMap(({ facts: asked = {} }) => Object.entries(asked));
  return Object.fromEntries(
    facts.flatMap(([name, fact]) => {
      if (!fact) return [];
      const contacts = entries
        .filter(({ services }) => services.some(({ service }) => service === fact.service))
        .flatMap((entry) => entry.contacts)
        .filter(({ brands }) => brands?.includes(brand) ?? true);
      const found = fact.channels
        .map((channel) => contacts.find((contact) => contact.channel === channel && contact.value !== undefined)?.value)
        .find((value) => value !== undefined);
      return found === undefined ? [] : [[name, found]];
    }),
  );
}
