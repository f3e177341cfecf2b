import type en from './en.json';

/** Every sentence of the portal has a key; English has them all. */
export type WordKey = keyof typeof en;
type Words = Readonly<Partial<Record<WordKey | 'date.long', string>>>;

interface Language {
  readonly tag: string;
  /** Its name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Draft: what it lacks is said in English, string by string. */
  readonly status: 'final' | 'draft';
  readonly load: () => Promise<{ default: Words }>;
}

/**
 * The portal's languages. A string without a translation stands in English.
 * @cites CCAH-ECM-LANG-01, CCAH-ECM-LANG-02, CCAH-HE-UI-02
 */
export const LANGUAGES: readonly Language[] = [
  { tag: 'en', name: 'English', direction: 'ltr', status: 'final', load: () => import('./en.json') },
  { tag: 'es', name: 'Español', direction: 'ltr', status: 'final', load: () => import('./es.json') },
  { tag: 'hmn', name: 'Hmoob', direction: 'ltr', status: 'draft', load: () => import('./hmn.json') },
  { tag: 'ar', name: 'العربية', direction: 'rtl', status: 'draft', load: () => import('./ar.json') },
];

export function languageOf(tag: string): Language {
  const found = LANGUAGES.find((l) => l.tag === tag);
  return found ?? (LANGUAGES[0] as Language);
}

/** Every word of a language; what a draft lacks stands in English, which is fetched for it alone. */
export async function wordsIn(tag: string): Promise<Readonly<Record<string, string>>> {
  const { load, status } = languageOf(tag);
  const [own, english] = await Promise.all([load(), status === 'draft' ? import('./en.json') : undefined]);
  return { ...english?.default, ...own.default };
}
