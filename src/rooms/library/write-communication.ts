import { z } from 'zod';
import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import { isoDate, type LibraryPage } from '../../rules/index.ts';
import { type Desk, deskSays } from './desk.ts';
import type { ListedPage } from './library-store.ts';
import { numberKey } from './words.ts';

/** No control characters but the end of a line: they command terminals, and a database keeps no NUL. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^(\P{Cc}|\n)*$/u);
const said = (most: number) => z.strictObject({ en: text(most), es: text(most).optional() });

/** A communication as provider relations writes it. Paragraphs of the text are parted by an empty line. */
export const writtenCommunication = z.strictObject({
  number: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ./-]{0,19}$/),
  title: said(200),
  text: said(20_000),
  topic: z.string().max(80),
  published: isoDate,
  effective: isoDate.optional(),
  provider_types: z.array(z.string().max(80)).max(40).default([]),
  /** Plan and brands it is for; all of the plan when empty. */
  brands: z.array(z.string().max(80)).max(20).default([]),
});
export type WrittenCommunication = z.infer<typeof writtenCommunication>;

/**
 * A page of the library from what was written: its number names it, and no two communications of a plan share one. What is
 * written by hand rests on itself and cites nothing. @cites HN-COM-02
 */
export function communicationPage(
  desk: Desk,
  written: WrittenCommunication,
  isTaken: (key: string) => boolean,
): Result<LibraryPage> {
  const { number, title, topic, published, effective, provider_types: types, brands } = written;
  const key = numberKey(number);
  if (key === '') return refused('invalid', 'a material number has letters or digits');
  if (isTaken(key)) return refused('number_taken', 'another page of the library has this number', ['HN-COM-02']);
  const strange =
    unknownIn(desk.policy.topics, [topic]) ??
    unknownIn(desk.policy.provider_types, types) ??
    brands.find((brand) => !desk.brands.includes(brand));
  if (strange !== undefined) return refused('invalid', `the library knows no ${strange}`);
  const paragraphs = paragraphsOf(written.text.en);
  const spanish = paragraphsOf(written.text.es ?? '');
  if (spanish.length > 0 && spanish.length !== paragraphs.length) {
    return refused('paragraphs_differ', 'both languages have the same number of paragraphs');
  }
  return done({
    page: `communication-${key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    kind: 'communication',
    topic,
    title: title.es === undefined ? title.en : { en: title.en, es: title.es },
    number: { is: number },
    dates: { published, ...(effective === undefined ? {} : { effective }) },
    ...(brands.length > 0 ? { brands: { are: brands, cite: [] } } : {}),
    ...(types.length > 0 ? { provider_types: { are: types, cite: [] } } : {}),
    cite: [],
    blocks: paragraphs.map((en, i) => {
      const es = spanish[i];
      return { text: es === undefined ? en : { en, es }, cite: [] };
    }),
  });
}

/** Whether a page can be taken off the recent list, and has not been. @cites HN-COM-03 */
export function archivable(page: ListedPage | undefined, archived: IsoDate | undefined): Result<ListedPage> {
  if (page?.kind !== 'communication') return refused('not_found', 'There is no such communication in this library.');
  if (archived !== undefined) return refused('already_archived', 'it is only in the archive already');
  return done(page);
}

/** What is written, in the words of the desk. */
export function typesSaid(desk: Desk, types: readonly string[], language: string): string[] {
  return types.map((type) => deskSays(desk, 'provider_types', type, language).text);
}

function unknownIn(known: object | undefined, keys: readonly string[]): string | undefined {
  return keys.find((key) => !Object.hasOwn(known ?? {}, key));
}

function paragraphsOf(written: string): string[] {
  return written
    .split(/\n\s*\n/)
    .map((p) => p.replaceAll(/\s+/g, ' ').trim())
    .filter((p) => p !== '');
}
