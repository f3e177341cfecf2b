import { z } from 'zod';
import { isoDate, ledgerId } from './atoms-schema.ts';

/**
 * The provider library as data: what a page of `policy/<plan>/library/` may say. Every block names the statements it
 * rests on; what nobody stated is a block of its own, `unknown`, and never a gap that looks like an answer.
 */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower case words joined by hyphens' });
const cite = z.array(ledgerId).min(1);
const text = z.string().min(1);

/** A BCP 47 tag of language, script and region: English, or a language the plan's members and providers read. */
export const pageLanguage = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, { error: 'a language tag such as es or hmn' });

/** English, or English with other languages. Each string falls back to English on its own. */
export const said = z.union([
  text,
  z.strictObject({
    en: text,
    es: text.optional(),
    hmn: text.optional(),
    other: z.record(pageLanguage, text).optional().describe('Further languages by their tag.'),
    printed: z
      .array(pageLanguage)
      .min(1)
      .optional()
      .describe('Languages whose words the source itself prints; the others are drafts when the page says so.'),
    cite: cite.optional().describe('Statements this one string rests on, beside those of its block.'),
  }),
]);
export type Said = z.infer<typeof said>;

const phone = z.strictObject({
  number: z.string().regex(/^[0-9][0-9-]{2,}$/, { error: 'digits and hyphens' }),
  kind: z.enum(['phone', 'fax', 'tty']).default('phone'),
  extension: z.string().optional(),
  vanity: z.array(text).min(1).optional().describe('The number as letters, as the source prints it.'),
  for: said.optional().describe('Whom or what the number is for: a county, a language, a plan.'),
});

const common = { cite };

export const libraryBlock = z.union([
  z.strictObject({ ...common, heading: said }),
  z.strictObject({ ...common, text: said }),
  z.strictObject({ ...common, list: z.array(said).min(1), ordered: z.boolean().default(false) }),
  z.strictObject({
    ...common,
    table: z.strictObject({ columns: z.array(said).min(1), rows: z.array(z.array(said).min(1)).min(1) }),
  }),
  z.strictObject({
    ...common,
    link: z.strictObject({
      label: said,
      to: id.optional().describe('Another page of the library.'),
      url: z.url().optional().describe('An address outside; absent where nobody stated it.'),
      owner: text.optional().describe('Who publishes it.'),
    }),
  }),
  z.strictObject({
    ...common,
    contact: z.strictObject({
      name: said,
      directory: id.optional().describe('The entry of the plan directory with everything else about it.'),
      phones: z.array(phone).min(1).optional(),
      email: z.email().optional(),
      hours: said.optional(),
      for: z.array(said).min(1).optional(),
      unknown: z
        .array(z.enum(['phone', 'fax', 'email', 'address']))
        .min(1)
        .optional(),
    }),
  }),
  z.strictObject({
    ...common,
    form: z.strictObject({
      fields: z.array(said).min(1),
      versions: z.array(said).min(1).optional(),
    }),
  }),
  z.strictObject({
    ...common,
    benefits: z.array(id).min(1).describe('Benefits of the plan, shown as its guide says them.'),
  }),
  z.strictObject({
    ...common,
    unknown: said,
    why: z.enum(['not_in_source', 'not_stated', 'masked', 'external', 'coming_soon']),
  }),
]);
export type LibraryBlock = z.infer<typeof libraryBlock>;

export const pageKind = z.enum([
  'manual_page',
  'form',
  'communication',
  'program',
  'resource',
  'training',
  'contact',
  'page',
]);
export type PageKind = z.infer<typeof pageKind>;

export const libraryPage = z.strictObject({
  page: id,
  kind: pageKind,
  topic: id,
  title: said,
  aliases: z.array(said).min(1).optional().describe('Other names the source gives it; found by search.'),
  number: z
    .strictObject({ is: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ./-]*$/), cite: cite.optional() })
    .optional()
    .describe('Material or policy number.'),
  source: id.optional().describe('The document of the registry it is taken from; gives its title and date.'),
  dates: z
    .strictObject({
      published: isoDate.optional().describe('The day it was given out; a later day is not shown yet.'),
      effective: isoDate.optional(),
      revised: isoDate.optional(),
      cite: cite.optional(),
    })
    .optional(),
  brands: z
    .strictObject({ are: z.array(id).min(1), cite })
    .optional()
    .describe('Plan and brands; all when absent.'),
  provider_types: z.strictObject({ are: z.array(id).min(1), cite }).optional(),
  drafted: z
    .array(pageLanguage)
    .min(1)
    .optional()
    .describe('Languages drafted by a machine, not yet read by a person.'),
  sections: z.strictObject({ cite }).optional().describe('Statements that fix the order of the headings.'),
  cite,
  blocks: z.array(libraryBlock).min(1),
});
export type LibraryPage = z.infer<typeof libraryPage>;

const label = z.strictObject({ say: said, cite: cite.optional() });
const labels = z.record(id, label);

/** How a plan's library behaves: limits of the search, what counts as recent, and the words of its screens. */
export const libraryDesk = z.strictObject({
  search: z
    .strictObject({
      at_least: z.strictObject({ characters: z.number().int().positive(), cite }).optional(),
      at_most: z.strictObject({ characters: z.number().int().positive(), cite }).optional(),
      page_size: z.number().int().positive().max(200).optional(),
    })
    .optional(),
  recent: z
    .strictObject({ days: z.number().int().positive(), at_most: z.number().int().positive(), cite })
    .optional()
    .describe('Communications given out within so many days, newest first.'),
  labels: z
    .record(z.string().regex(/^[a-z_]+$/), label)
    .optional()
    .describe('Words of the screens. `{query}`, `{shown}`, `{total}`, `{characters}` are filled in.'),
  kinds: z.partialRecord(pageKind, label).optional(),
  topics: labels.optional(),
  provider_types: labels.optional(),
  dates: z
    .record(pageLanguage, z.strictObject({ pattern: text, months: z.array(text).length(12), cite }))
    .optional()
    .describe('Dates in languages the platform cannot write by itself: `{month}`, `{day}`, `{year}`.'),
});
export type LibraryDesk = z.infer<typeof libraryDesk>;

/** Everything below one plan's `library/`. */
export interface PlanLibrary {
  readonly desk?: LibraryDesk;
  readonly pages: readonly LibraryPage[];
}
