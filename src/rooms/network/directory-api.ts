import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { words } from '../../rules/index.ts';
import { listing, listingContact } from './listing.ts';
import { organization } from './organization.ts';
import { standing } from './search-directory.ts';
import { siteChange } from './update-site.ts';

/** What may be asked of a directory over HTTP. It is public; what is typed travels in bodies, never in an address. */
export const plan = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const names = z.array(z.string()).readonly();
const asked = z.string().trim().min(1).max(100);
const degrees = (most: number) => z.number().min(-most).max(most);

const found = z.object({
  listing,
  standing,
  contacts: z.array(listingContact).readonly(),
  miles: z.number().optional(),
});
const counted = z.array(z.object({ key: z.string(), say: words, listings: z.number() })).readonly();

/** A place for whoever may change it: with how often it was changed, when, by whom. */
const heldSite = z.object({
  listing,
  seen: z.number(),
  versions: z
    .array(
      z.object({
        version: z.number(),
        fields: names,
        by: z.string(),
        organization: z.string(),
        at: z.string(),
      }),
    )
    .readonly(),
});

const wanted = {
  plan,
  need: asked.optional(),
  name: asked.optional(),
  county: asked.optional(),
  city: asked.optional(),
  zip: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  latitude: degrees(90).optional(),
  longitude: degrees(180).optional(),
  within: z.number().positive().max(1000).optional(),
  language: z
    .string()
    .regex(/^[a-zA-Z-]{2,35}$/)
    .optional(),
  audience: z.enum(['members', 'providers']).optional(),
  kind: z.string().max(40).optional(),
  delivery: z.string().max(40).optional(),
  accepting: z.boolean().optional(),
  population: z.string().max(60).optional(),
  standing: standing.optional(),
};
export const DIRECTORY_COLUMNS = [
  'name',
  'kind',
  'services',
  'address',
  'counties',
  'languages',
  'contacts',
  'notes',
  'checked',
  'miles',
] as const;

export const directoryApi = {
  search: {
    method: 'POST',
    path: '/api/directory/search',
    summary: 'Search the directory of a plan by need, place, language and distance',
    may: 'anyone',
    body: z.strictObject({
      ...wanted,
      page: z.number().int().min(1).max(10_000).default(1),
      size: z.number().int().min(1).max(500).default(25),
    }),
    answer: z.object({
      total: z.number(),
      page: z.number(),
      size: z.number(),
      results: z.array(found).readonly(),
      services: names,
      place: z.object({ county: z.string().optional(), known: z.boolean() }),
      languageUnknown: z.number(),
      distanceUnknown: z.number(),
      counties: z.array(z.object({ county: z.string(), listings: z.number() })).readonly(),
      everyCounty: z.number(),
    }),
  },
  export: {
    method: 'POST',
    path: '/api/directory/export',
    summary: 'What a search of the directory finds, whole, as a flat file',
    may: 'signed_in',
    exports: true,
    media: 'text/csv',
    body: z.strictObject({ ...wanted, columns: z.array(z.enum(DIRECTORY_COLUMNS)).min(1).optional() }),
    answer: z.string(),
  },
  facets: {
    method: 'GET',
    path: '/api/directory/facets',
    summary: 'What a plan’s directory can be searched for: services, counties, languages, populations of focus',
    may: 'anyone',
    query: z.strictObject({ plan }),
    answer: z.object({
      services: counted,
      populations: counted,
      counties: names,
      languages: names,
      listings: z.number(),
    }),
  },
  organization: {
    method: 'GET',
    path: '/api/directory/organizations/:organization',
    summary: 'Read an organization with its places in a plan’s directory',
    may: 'anyone',
    params: z.strictObject({ organization: z.string().max(200) }),
    query: z.strictObject({ plan }),
    answer: organization.extend({
      listings: z.array(listing).readonly(),
      plans: z.array(z.object({ plan: z.string(), from: z.string(), to: z.string().optional() })).readonly(),
    }),
  },
  site: {
    method: 'GET',
    path: '/api/directory/sites/:site',
    summary: 'Read a place to change it, with every change made to it before',
    may: 'signed_in',
    params: z.strictObject({ site: z.string().max(200) }),
    query: z.strictObject({ plan }),
    answer: heldSite,
  },
  updateSite: {
    method: 'PUT',
    path: '/api/directory/sites/:site',
    summary: 'Change what the directory says of a place, as provider relations or as its organization',
    may: 'signed_in',
    params: z.strictObject({ site: z.string().max(200) }),
    body: z.strictObject({
      plan,
      /** How many changes the asker had seen: a change made meanwhile is never overwritten unseen. */
      seen: z.number().int().min(0),
      change: siteChange,
    }),
    answer: heldSite,
  },
  openSite: {
    method: 'POST',
    path: '/api/directory/sites',
    summary: 'Add a place to the directory, as provider relations or as its organization',
    may: 'signed_in',
    body: z.strictObject({ plan, organization: z.string().max(200).optional(), change: siteChange }),
    answer: heldSite,
  },
} as const satisfies Api;
