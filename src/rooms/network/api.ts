import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { words } from '../../rules/index.ts';
import { credential } from './credential.ts';
import { listing, listingContact } from './listing.ts';
import { organization } from './organization.ts';
import { siteChange } from './update-site.ts';

/** What may be asked of the network over HTTP. A directory is public; papers and capacity are not. */
const plan = z.string().regex(/^[a-z0-9-]{1,40}$/);
const asked = z.string().trim().min(1).max(100);
const degrees = (most: number) => z.coerce.number().min(-most).max(most);
const names = z.array(z.string()).readonly();
const whole = z.number().int().nonnegative().max(1_000_000);

const found = z.object({ listing, contacts: z.array(listingContact).readonly(), miles: z.number().optional() });

const capacityAnswer = z.object({
  limit: z.number().optional(),
  held: z.number(),
  ratio: z.number().optional(),
  openings: z.number().optional(),
  over: z.boolean(),
  reportDue: z.string().optional(),
  overdue: z.boolean(),
  tell: names,
  findings: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), at: z.string() })).readonly(),
  cites: names,
});
const reported = z.object({
  organization: z.string(),
  name: z.string(),
  service: z.string(),
  reportedOn: z.string(),
  leadCareManagers: whole,
  enrolled: whole,
  pendingOutreach: whole,
  answer: capacityAnswer,
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
  within: z.coerce.number().positive().max(1000).optional(),
  language: z
    .string()
    .regex(/^[a-zA-Z-]{2,35}$/)
    .optional(),
  audience: z.enum(['members', 'providers']).optional(),
  kind: z.string().max(40).optional(),
  delivery: z.string().max(40).optional(),
  accepting: z.stringbool().optional(),
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

export const networkApi = {
  search: {
    method: 'GET',
    path: '/api/directory',
    summary: 'Search the directory of a plan by need, place, language and distance',
    may: 'anyone',
    query: z.strictObject({
      ...wanted,
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(25),
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
    summary: 'What a plan’s directory can be searched for: services, counties, languages',
    may: 'anyone',
    query: z.strictObject({ plan }),
    answer: z.object({
      services: z.array(z.object({ key: z.string(), say: words, listings: z.number() })).readonly(),
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
  updateSite: {
    method: 'PUT',
    path: '/api/directory/sites/:site',
    summary: 'Change what the directory says of a place, as provider relations or as its organization',
    may: 'signed_in',
    params: z.strictObject({ site: z.string().max(200) }),
    body: z.strictObject({ plan, change: siteChange }),
    answer: listing,
  },
  practitioners: {
    method: 'GET',
    path: '/api/network/practitioners',
    summary: 'People of an organization, whether their papers qualify them, and which run out',
    may: 'signed_in',
    query: z.strictObject({ plan, organization: z.string().max(200).optional() }),
    answer: z.object({
      practitioners: z
        .array(
          z.object({
            id: z.string(),
            organization: z.string(),
            npi: z.string().optional(),
            name: z.string(),
            role: z.string(),
            synthetic: z.boolean(),
            answer: z.enum(['yes', 'no', 'review', 'unknown', 'not_asked']),
            reasons: names,
            needed: names,
            cites: names,
            expired: z.array(credential).readonly(),
            expiring: z.array(credential).readonly(),
          }),
        )
        .readonly(),
    }),
  },
  reportCapacity: {
    method: 'POST',
    path: '/api/network/capacity',
    summary: 'Report staffing and capacity of a care organization',
    may: 'capacity.report',
    body: z.strictObject({
      plan,
      organization: z.string().max(200).optional(),
      service: z.string().max(60),
      leadCareManagers: whole,
      enrolled: whole,
      pendingOutreach: whole.default(0),
    }),
    answer: capacityAnswer,
  },
  capacity: {
    method: 'GET',
    path: '/api/network/capacity',
    summary: 'The newest capacity report of every care organization of a plan',
    may: 'capacity.read',
    query: z.strictObject({ plan }),
    answer: z.object({ reports: z.array(reported).readonly() }),
  },
  ownCapacity: {
    method: 'GET',
    path: '/api/network/capacity/own',
    summary: 'The newest capacity reports of one’s own organization',
    may: 'capacity.report',
    query: z.strictObject({ plan }),
    answer: z.object({ reports: z.array(reported).readonly() }),
  },
} as const satisfies Api;
