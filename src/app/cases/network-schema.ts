import { z } from 'zod';
import { credential, siteChange, standing } from '../../rooms/network/index.ts';
import { isoDate } from '../../rules/index.ts';

/** The wishes about the network: searching its directory, judging papers, reporting capacity. */
const texts = z.array(z.string());
const zip = z.union([z.string(), z.number().transform(String)]);

/** A place of an organization that the case adds to what the plan publishes. */
const site = z.strictObject({
  name: z.string().optional(),
  services: texts.min(1),
  kind: z.enum(['clinic', 'hospital', 'practitioner', 'care_organization']).optional(),
  for: z.enum(['members', 'providers', 'anyone']).optional(),
  counties: texts.optional(),
  places: texts.optional(),
  city: z.string().optional(),
  zip: zip.optional(),
  at: z.tuple([z.number(), z.number()]).optional().describe('latitude, longitude'),
  phone: z.string().optional(),
  languages: texts.optional(),
  accepting: z.boolean().optional(),
  delivery: z.enum(['on_site', 'home_visits', 'mail_order', 'telephone', 'online']).optional(),
  populations: texts.optional(),
  /** Whose place it is; of its own organization when absent. */
  organization: z.string().optional(),
  contracted: z.boolean().optional(),
  checked_on: isoDate.optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});
export type CaseSite = z.infer<typeof site>;
export const givenSites = z.record(z.string().regex(/^[a-z0-9-]+$/), site).optional();

const search = z.strictObject({
  need: z.string().optional(),
  name: z.string().optional(),
  county: z.string().optional(),
  city: z.string().optional(),
  zip: zip.optional(),
  near: z.tuple([z.number(), z.number()]).optional().describe('latitude, longitude'),
  within: z.number().positive().optional().describe('miles'),
  language: z.string().optional(),
  for: z.enum(['members', 'providers']).optional(),
  delivery: z.string().optional(),
  accepting: z.boolean().optional(),
  population: z.string().optional(),
  standing: standing.optional(),
  page: z.number().int().positive().optional(),
  size: z.number().int().positive().optional(),
});

const credentials = z.strictObject({
  role: z.string(),
  on: isoDate.optional(),
  born: isoDate.optional(),
  lived_experience: z.boolean().optional(),
  worked_since: isoDate.optional(),
  outside_walls: z.boolean().optional(),
  contact_address: z.boolean().optional(),
  supervisor: z
    .strictObject({ practices_street_medicine: z.boolean().optional(), knows_protocols: z.boolean().optional() })
    .optional(),
  credentials: z.array(credential).default([]),
});

const capacity = z.strictObject({
  on: isoDate.optional(),
  reported_on: isoDate,
  lead_care_managers: z.number().int().nonnegative(),
  enrolled: z.number().int().nonnegative(),
  pending_outreach: z.number().int().nonnegative().default(0),
});

/** Whoever changes a place: provider relations of the plan, or an account manager of an organization. */
const editor = z.union([z.literal('provider_relations'), z.strictObject({ account_manager_of: z.string() })]);
const edit = z.strictObject({ site: z.string(), by: editor, change: siteChange });
const open = z.strictObject({ organization: z.string(), by: editor, change: siteChange });

/** Papers that are there, and what is done to them. */
const paper = z.strictObject({
  on: isoDate.optional(),
  papers: z.array(credential).default([]),
  position: z.number().int().nonnegative().optional(),
  paper: credential.nullable(),
});

const forms = z.strictObject({
  contracts: z.array(z.strictObject({ from: isoDate.optional(), to: isoDate.optional() })),
  supplied: texts.optional(),
  on: isoDate.optional(),
});
const wishes = {
  forms: z.strictObject({ 'network.forms': forms }),
  edit: z.strictObject({ 'directory.edit': edit }),
  open: z.strictObject({ 'directory.open': open }),
  paper: z.strictObject({ 'network.paper': paper }),
  search: z.strictObject({ 'directory.search': search }),
  credentials: z.strictObject({ 'network.credentials': credentials }),
  capacity: z.strictObject({ 'network.capacity': capacity }),
};
export const networkWishes = Object.values(wishes);
export type NetworkWish = z.infer<(typeof networkWishes)[number]>;

const contact = z.strictObject({
  channel: z.string(),
  value: z.string().optional(),
  unknown: z.string().optional(),
  extension: z.string().optional(),
  option: z.string().optional(),
  language: z.string().optional(),
  unverified: z.boolean().optional(),
});

export const foundListing = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  business: z.string().optional(),
  kind: z.string().optional(),
  services: texts.optional(),
  counties: texts.optional(),
  places: texts.optional(),
  delivery: z.string().optional(),
  address: z.string().optional(),
  city: z.string().optional(),
  zip: z.string().optional(),
  phone: z.string().optional(),
  cell: z.string().optional(),
  fax: z.string().optional(),
  electronic_fax: z.string().optional(),
  direct_line: z.string().optional(),
  toll_free: z.string().optional(),
  tty: z.string().optional(),
  email: z.string().optional(),
  website: z.string().optional(),
  portal: z.string().optional(),
  contacts: z.array(contact).optional(),
  notes: texts.optional(),
  unknown: texts.optional(),
  hours: z.string().optional(),
  languages: texts.optional(),
  populations: texts.optional(),
  standing: standing.optional(),
  accepting: z.boolean().optional(),
  checked_by: z.string().optional(),
  miles: z.number().optional(),
  checked_on: z.string().optional(),
  source: z.string().optional(),
  cites: texts.optional(),
});

/** What an answer to one of these wishes may be compared with. */
export const expectedNetwork = {
  total: z.number().optional(),
  found: texts.optional(),
  not_found: texts.optional(),
  services: texts.optional(),
  county: z.string().optional(),
  language_unknown: z.number().optional(),
  distance_unknown: z.number().optional(),
  counties: z.record(z.string(), z.number()).optional(),
  every_county: z.number().optional(),
  site: foundListing.optional(),
  papers: z.number().optional(),
  forms: texts.optional(),
  expired: texts.optional(),
  expiring: texts.optional(),
  questions: z.record(z.string(), z.string()).optional(),
  limit: z.number().optional(),
  held: z.number().optional(),
  ratio: z.number().optional(),
  openings: z.number().optional(),
  over: z.boolean().optional(),
  overdue: z.boolean().optional(),
  report_due: z.string().optional(),
  tell: texts.optional(),
};
