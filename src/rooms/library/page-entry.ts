import type { IsoDate } from '../../kernel/index.ts';
import type { PageKind } from '../../rules/index.ts';
import { type Desk, deskSays } from './desk.ts';
import type { ListedPage } from './library-store.ts';
import { type Spoken, sayIn } from './say.ts';
import { sayDate } from './say-date.ts';

export interface SaidDate {
  readonly date: IsoDate;
  readonly said: string;
}

/** A page as a line of a list. */
export interface PageEntry {
  readonly page: string;
  readonly title: Spoken;
  readonly kind: { readonly id: PageKind; readonly label: string };
  readonly topic: { readonly id: string; readonly label: string };
  readonly number?: string;
  readonly published?: SaidDate;
  readonly effective?: SaidDate;
  readonly revised?: SaidDate;
  readonly provider_types: readonly string[];
}

export function entryOf(desk: Desk, page: ListedPage, language: string): PageEntry {
  const dated = (name: 'published' | 'effective' | 'revised') => {
    const date = page.dates?.[name];
    return date === undefined ? {} : { [name]: { date, said: sayDate(desk, date, language) } };
  };
  return {
    page: page.page,
    title: sayIn(page.title, language),
    kind: { id: page.kind, label: deskSays(desk, 'kinds', page.kind, language).text },
    topic: { id: page.topic, label: deskSays(desk, 'topics', page.topic, language).text },
    ...(page.number ? { number: page.number.is } : {}),
    ...dated('published'),
    ...dated('effective'),
    ...dated('revised'),
    provider_types: (page.provider_types?.are ?? []).map((t) => deskSays(desk, 'provider_types', t, language).text),
  };
}
