import { z } from 'zod';

/** Language → key → ICU message template. One file of `policy/words/` each; a new language is one new file. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, string>>>>;

const status = z.enum(['draft', 'final']);

export const wordsFile = z.strictObject({
  /** BCP 47 tag: `en`, `es`, `hmn`. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** The language's name in itself. */
  name: z.string().min(1),
  /** `draft` may lack keys (they are said in English); `final` may not. */
  status,
  words: z.record(z.string().regex(/^[a-z_]+(\.[A-Za-z0-9_-]+)+$/), z.string()),
});
export type WordsFile = z.infer<typeof wordsFile>;

/** What every other language is compared with and falls back to. */
export const SOURCE_LANGUAGE = 'en';

/** A file as the book keeps it; its name and status are words like any other. */
export function catalogueOf(file: WordsFile): Readonly<Record<string, string>> {
  return { ...file.words, 'language.name': file.name, 'language.status': file.status };
}
