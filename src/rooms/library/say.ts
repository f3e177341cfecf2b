import type { Said } from '../../rules/index.ts';

/** A string as a reader gets it, with the language it is really in: a screen reader must know. */
export interface Spoken {
  readonly text: string;
  readonly language: string;
  readonly cite?: readonly string[];
}

export const SOURCE_LANGUAGE = 'en';

/** Each string falls back to English on its own. @cites CCAH-HE-UI-02, CCAH-ECM-LANG-02 */
export function sayIn(said: Said, language: string): Spoken {
  if (typeof said === 'string') return { text: said, language: SOURCE_LANGUAGE };
  const own = wordsIn(said, language);
  const cite = said.cite ? { cite: said.cite } : {};
  return own === undefined ? { text: said.en, language: SOURCE_LANGUAGE, ...cite } : { text: own, language, ...cite };
}

/** The string's own words in a language; undefined where nobody has written them. */
export function wordsIn(said: Said, language: string): string | undefined {
  if (typeof said === 'string') return language === SOURCE_LANGUAGE ? said : undefined;
  if (language === 'en') return said.en;
  if (language === 'es') return said.es;
  if (language === 'hmn') return said.hmn;
  const { other = {} } = said;
  return Object.hasOwn(other, language) ? other[language] : undefined;
}

/** The languages somebody has written at least a part of this string in. */
export function languagesOf(said: Said): readonly string[] {
  if (typeof said === 'string') return [SOURCE_LANGUAGE];
  const { es, hmn, other = {} } = said;
  return ['en', ...(es === undefined ? [] : ['es']), ...(hmn === undefined ? [] : ['hmn']), ...Object.keys(other)];
}

/** A label with its values filled in: `{shown} of {total}`. */
export function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(Object.hasOwn(values, name) ? values[name] : whole),
  );
}
