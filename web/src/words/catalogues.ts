import en from './en.json' with { type: 'json' };

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
  { tag: 'en', name: 'English', direction: 'ltr', status: 'final', load: async () => ({ default: en }) },
  { tag: 'es', name: 'Español', direction: 'ltr', status: 'final', load: () => import('./es.json') },
  { tag: 'hmn', name: 'Hmoob', direction: 'ltr', status: 'draft', load: () => import('./hmn.json') },
  { tag: 'ar', name: 'العربية', direction: 'rtl', status: 'draft', load: () => import('./ar.json') },
];

export const ENGLISH: Readonly<Record<string, string>> = en;

export function languageOf(tag: string): Language {
  const found = LANGUAGES.find((l) => l.tag === tag);
  return found ?? (LANGUAGES[0] as Language);
}
