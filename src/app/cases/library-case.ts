import { z } from 'zod';
import { writtenCommunication } from '../../rooms/library/index.ts';
import { isoDate, libraryPage, pageKind, pageLanguage } from '../../rules/index.ts';

/** The part of the case format that speaks of the provider library. */
const narrowing = { language: pageLanguage.optional(), kind: pageKind.optional(), topic: z.string().optional() };

const search = z.strictObject({
  text: z.union([z.string(), z.number().transform(String)]),
  /** `manual`: the provider manual's own search. The whole library when absent. */
  in: z.enum(['manual', 'site']).optional(),
  provider_type: z.string().optional(),
  /** How many results stand on the screen already, and how many more are asked for. */
  after: z.number().int().nonnegative().optional(),
  at_most: z.number().int().positive().optional(),
  ...narrowing,
});
export type CaseSearch = z.infer<typeof search>;

const read = z.strictObject({ page: z.string(), language: pageLanguage.optional() });
export type CaseRead = z.infer<typeof read>;

const list = z.strictObject({ provider_type: z.string().optional(), ...narrowing });
export type CaseList = z.infer<typeof list>;

const texts = z.array(z.string());

export const foundPage = z.strictObject({
  page: z.string().optional(),
  title: z.string().optional(),
  kind: pageKind.optional(),
  number: z.string().optional(),
  snippet: z.string().optional(),
  marked: texts.optional(),
});

export const libraryWishes = [
  z.strictObject({ 'library.search': search }),
  z.strictObject({ 'library.read': read }),
  z.strictObject({ 'library.recent': z.strictObject({ language: pageLanguage.optional() }) }),
  z.strictObject({ 'library.list': list }),
  z.strictObject({ 'library.publish': writtenCommunication }),
  z.strictObject({ 'library.archive': z.strictObject({ page: z.string() }) }),
] as const;

export type LibraryWish = z.infer<(typeof libraryWishes)[number]>;

export function isLibraryWish(wish: object): wish is LibraryWish {
  return Object.keys(wish).some((name) => name.startsWith('library.'));
}

/** What provider relations write; all else may be asked by anybody. */
export function isLibraryEdit(wish: LibraryWish): boolean {
  return 'library.publish' in wish || 'library.archive' in wish;
}

/** Pages a case adds to the plan's library, or puts in the place of one. */
export const libraryGiven = { library: z.array(libraryPage).optional() };

export const libraryExpected = {
  because: z.string().optional(),
  title: z.string().optional(),
  heading: z.string().optional(),
  counter: z.string().optional(),
  elsewhere: z.string().optional(),
  shown: z.number().optional(),
  total: z.number().optional(),
  pages: texts.optional(),
  page: z.string().optional(),
  kind: pageKind.optional(),
  topic: z.string().optional(),
  number: z.string().optional(),
  published: isoDate.optional(),
  effective: isoDate.optional(),
  revised: isoDate.optional(),
  dated: z.string().optional(),
  provider_types: texts.optional(),
  brands: texts.optional(),
  languages: texts.optional(),
  drafted: z.boolean().optional(),
  sections: texts.optional(),
  unknown: texts.optional(),
  untranslated: texts.optional(),
  says: z.record(z.string(), texts).optional(),
  recent: texts.optional(),
  archive: texts.optional(),
};
