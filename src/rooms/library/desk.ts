import { type LibraryDesk, type PolicyBook, packsOf, type SourcesFile } from '../../rules/index.ts';
import { filled, type Spoken, sayIn } from './say.ts';

/** One plan's library desk: what its search allows, what is recent, and the words of its screens. */
export interface Desk {
  readonly plan: string;
  /** The plan's own key, or the brand's whose reader asks. */
  readonly brand: string;
  /** The plan's own key and its brands'. */
  readonly brands: readonly string[];
  readonly policy: LibraryDesk;
  readonly benefits: ReadonlyMap<string, { readonly en: string; readonly es: string }>;
  readonly documents: ReadonlyMap<string, SourcesFile['document']>;
}

/** Undefined for a plan or brand the book does not know. The nearer pack's desk replaces the wider one's, entry by entry. */
export function deskOf(book: PolicyBook, planOrBrand: string, sources: readonly SourcesFile[] = []): Desk | undefined {
  const packs = packsOf(book, planOrBrand);
  const plan = packs?.at(-1)?.plan.plan;
  if (!packs || plan === undefined) return undefined;
  return {
    plan,
    brand: planOrBrand,
    brands: [plan, ...(packs.at(-1)?.plan.brands ?? []).map(({ key }) => key)],
    policy: packs.map((p) => p.library?.desk ?? {}).reduce(nearer, {}),
    benefits: new Map(packs.flatMap((p) => p.benefits.map((b) => [b.benefit, b.title] as const))),
    documents: new Map(sources.map((s) => [s.document.id, s.document] as const)),
  };
}

function nearer(wide: LibraryDesk, near: LibraryDesk): LibraryDesk {
  return {
    ...wide,
    ...near,
    search: { ...wide.search, ...near.search },
    labels: { ...wide.labels, ...near.labels },
    kinds: { ...wide.kinds, ...near.kinds },
    topics: { ...wide.topics, ...near.topics },
    provider_types: { ...wide.provider_types, ...near.provider_types },
    dates: { ...wide.dates, ...near.dates },
  };
}

type Labelled = 'labels' | 'kinds' | 'topics' | 'provider_types';

/** A word of the desk in the reader's language; its own name where the desk has no word for it. */
export function deskSays(
  desk: Desk,
  group: Labelled,
  name: string,
  language: string,
  values: Readonly<Record<string, string | number>> = {},
): Spoken {
  const entries: Readonly<Record<string, { say: Parameters<typeof sayIn>[0]; cite?: readonly string[] | undefined }>> =
    desk.policy[group] ?? {};
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (!entry) return { text: name, language };
  const spoken = sayIn(entry.say, language);
  return { ...spoken, text: filled(spoken.text, values), ...(entry.cite ? { cite: entry.cite } : {}) };
}
