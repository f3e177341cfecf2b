import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { pageKind, pageLanguage } from '../../rules/index.ts';
import { writtenCommunication } from './write-communication.ts';

/** Keys of plans, pages, topics: nothing else ever names one. */
const name = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);
const language = pageLanguage.optional();
const narrowing = { language, kind: pageKind.optional(), topic: name.optional(), provider_type: name.optional() };
/** How many stand on the screen already. */
const after = z.coerce.number().int().min(0).max(100_000).default(0);
const cite = z.array(z.string());

/** A string with the language it is really in: what nobody translated is English. */
const spoken = z.object({ text: z.string(), language: z.string(), cite: cite.optional() });
const labelled = z.object({ id: z.string(), label: z.string() });
const date = z.object({ date: z.string(), said: z.string() });

const entry = z.object({
  page: z.string(),
  title: spoken,
  kind: z.object({ id: pageKind, label: z.string() }),
  topic: labelled,
  number: z.string().optional(),
  published: date.optional(),
  effective: date.optional(),
  revised: date.optional(),
  provider_types: z.array(z.string()),
});

const part = z.enum(['phone', 'fax', 'email', 'address']);
const block = z.discriminatedUnion('as', [
  z.object({ as: z.literal('heading'), text: spoken, cite }),
  z.object({ as: z.literal('text'), text: spoken, cite }),
  z.object({ as: z.literal('list'), items: z.array(spoken), ordered: z.boolean(), cite }),
  z.object({ as: z.literal('table'), columns: z.array(spoken), rows: z.array(z.array(spoken)), cite }),
  z.object({
    as: z.literal('link'),
    label: spoken,
    /** Another page of the library. */
    to: z.string().optional(),
    url: z.string().optional(),
    owner: z.string().optional(),
    /** Said where the address is not known. */
    ask: z.string().optional(),
    cite,
  }),
  z.object({
    as: z.literal('contact'),
    name: spoken,
    phones: z.array(
      z.object({
        number: z.string(),
        kind: z.enum(['phone', 'fax', 'tty']),
        extension: z.string().optional(),
        vanity: z.array(z.string()).optional(),
        for: spoken.optional(),
      }),
    ),
    email: z.string().optional(),
    hours: spoken.optional(),
    for: z.array(spoken),
    directory: z.string().optional(),
    unknown: z.array(part),
    ask: z.string().optional(),
    cite,
  }),
  z.object({ as: z.literal('form'), fields: z.array(spoken), versions: z.array(spoken), cite }),
  z.object({ as: z.literal('benefits'), benefits: z.array(z.object({ benefit: z.string(), title: spoken })), cite }),
  z.object({ as: z.literal('unknown'), what: spoken, why: z.string(), ask: z.string(), cite }),
]);

const page = entry.extend({
  language: z.string(),
  languages: z.array(z.string()),
  aliases: z.array(spoken),
  brands: z.array(z.string()),
  source: z
    .object({ document: z.string(), title: z.string(), publisher: z.string(), dated: z.string().optional() })
    .optional(),
  /** Present when the words of this language were drafted by a machine. */
  drafted: z.string().optional(),
  sections: z.array(z.string()),
  blocks: z.array(block),
  untranslated: z.array(z.string()),
  head: z.record(z.string(), cite),
  cites: cite,
});

/** A communication as provider relations wrote it. */
const entered = z.object({
  page: z.string(),
  number: z.string(),
  title: z.string(),
  published: z.string(),
  effective: z.string().optional(),
  archived: z.string().optional(),
  /** Its day has not come: nobody sees it yet. */
  coming: z.boolean(),
  brands: z.array(z.string()),
  provider_types: z.array(z.string()),
  by: z.string(),
  at: z.string(),
});

const limit = z.object({ characters: z.number(), cite });

export const libraryApi = {
  desk: {
    method: 'GET',
    path: '/api/library/:plan',
    summary:
      "The words and limits of a plan's library: labels, kinds, topics, provider types, how long a search may be",
    may: 'anyone',
    published: true,
    params: z.strictObject({ plan: name }),
    query: z.strictObject({ language }),
    answer: z.object({
      plan: z.string(),
      brand: z.string(),
      brands: z.array(z.string()),
      search: z.object({ at_least: limit.nullable(), at_most: limit.nullable(), page_size: z.number() }),
      labels: z.record(z.string(), z.string()),
      kinds: z.array(labelled),
      topics: z.array(labelled),
      provider_types: z.array(labelled),
    }),
  },
  search: {
    method: 'POST',
    path: '/api/library/:plan/search',
    summary: "Searches a plan's library; a material number finds its communication first",
    may: 'anyone',
    params: z.strictObject({ plan: name }),
    /** What is typed may name somebody: it never stands in an address. */
    body: z.strictObject({
      text: z.string().max(2_000),
      in: z.enum(['manual', 'site']).default('site'),
      after: z.number().int().min(0).max(100_000).default(0),
      ...narrowing,
    }),
    answer: z.object({
      title: z.string(),
      heading: z.string(),
      counter: z.string(),
      elsewhere: z.string().optional(),
      shown: z.number(),
      total: z.number(),
      results: z.array(
        entry.extend({
          /** Places of the words found, `[from, to)` in UTF-16 units. */
          snippet: z.object({ text: z.string(), marks: z.array(z.tuple([z.number(), z.number()])) }),
        }),
      ),
    }),
  },
  read: {
    method: 'GET',
    path: '/api/library/:plan/pages/:page',
    summary: 'One page of the library, string by string in the language asked for',
    may: 'anyone',
    params: z.strictObject({ plan: name, page: name }),
    query: z.strictObject({ language }),
    answer: page,
  },
  list: {
    method: 'GET',
    path: '/api/library/:plan/pages',
    summary: 'Every page by topic',
    may: 'anyone',
    params: z.strictObject({ plan: name }),
    query: z.strictObject(narrowing),
    answer: z.object({ topics: z.array(z.object({ topic: z.string(), label: z.string(), entries: z.array(entry) })) }),
  },
  communications: {
    method: 'GET',
    path: '/api/library/:plan/communications',
    summary: 'Communications: the recent ones, and all of them, newest first',
    may: 'anyone',
    params: z.strictObject({ plan: name }),
    query: z.strictObject({ language, after }),
    answer: z.object({
      recent: z.object({ label: z.string(), entries: z.array(entry) }),
      archive: z.object({
        label: z.string(),
        counter: z.string(),
        shown: z.number(),
        total: z.number(),
        entries: z.array(entry),
      }),
    }),
  },
  entered: {
    method: 'GET',
    path: '/api/library/:plan/entered',
    summary:
      'Communications that provider relations published or took off the recent list, also those whose day has not come',
    may: 'library.edit',
    params: z.strictObject({ plan: name }),
    query: z.strictObject({ language }),
    answer: z.object({ entered: z.array(entered) }),
  },
  publish: {
    method: 'POST',
    path: '/api/library/:plan/communications',
    summary: 'Publish a communication, on its day, to the provider types and brands that are named',
    may: 'library.edit',
    params: z.strictObject({ plan: name }),
    body: writtenCommunication,
    answer: z.object({ page: z.string() }),
  },
  archive: {
    method: 'POST',
    path: '/api/library/:plan/pages/:page/archive',
    summary: 'Take a communication off the recent list; the archive keeps it',
    may: 'library.edit',
    params: z.strictObject({ plan: name, page: name }),
    body: z.strictObject({}),
    answer: z.object({ page: z.string(), archived: z.string() }),
  },
} as const satisfies Api;
