import { z } from 'zod';
import { contactChannel, directoryKind, whyUnknown, words } from '../../rules/index.ts';

/**
 * What a directory shows of one place of one organization: for which services, where, for whom, how to reach it, and
 * what is not known of it. Published entries, an organization's own sites and imported ones all are listings.
 */
/** No control characters: they command terminals, and a database keeps no NUL. */
const text = z
  .string()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u);
const cites = z.array(z.string()).readonly();
const names = z.array(text).readonly();

export const listingContact = z.object({
  channel: contactChannel,
  value: text.max(300).optional(),
  /** Why there is no value: shown as "ask the plan". */
  unknown: whyUnknown.optional(),
  extension: text.max(20).optional(),
  option: text.max(20).optional(),
  vanity: names.optional(),
  /** Only for callers from these counties, or members of these brands. */
  counties: names.optional(),
  brands: names.optional(),
  language: z.string().max(35).optional(),
  use: words.optional(),
  unverified: words.optional(),
});
export type ListingContact = z.infer<typeof listingContact>;

export const listingAddress = z.object({
  attention: text.optional(),
  line: text.optional(),
  city: text.optional(),
  state: z.string().length(2).optional(),
  zip: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  unknown: z.object({ parts: z.array(z.enum(['address', 'city', 'zip'])).readonly(), why: whyUnknown }).optional(),
});
export type ListingAddress = z.infer<typeof listingAddress>;

export const openHours = z.object({
  days: z.array(z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])).readonly(),
  opens: z.string().regex(/^\d\d:\d\d$/),
  closes: z.string().regex(/^\d\d:\d\d$/),
  say: words.optional(),
});

export const listingSource = z.enum(['published', 'entered', 'imported', 'synthetic']);
export type ListingSource = z.infer<typeof listingSource>;

export const listing = z.object({
  /** `plan.entry`: the organization's id where it has but one place. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  plan: z.string(),
  organization: z.string(),
  name: text,
  business: text.optional(),
  kind: z.union([directoryKind, z.enum(['clinic', 'hospital', 'practitioner', 'care_organization'])]),
  npi: z
    .string()
    .regex(/^\d{10}$/)
    .optional(),
  services: z.array(z.string()).readonly(),
  audience: z.enum(['members', 'providers', 'anyone']),
  /** Empty: every county of the plan. */
  counties: names,
  /** Only these places within the counties; empty: all of them. */
  places: names,
  delivery: z.enum(['on_site', 'home_visits', 'mail_order', 'telephone', 'online']).optional(),
  /** Only members of these brands; empty: all of the plan. */
  brands: names,
  address: listingAddress.optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  contacts: z.array(listingContact).readonly(),
  hours: openHours.optional(),
  notes: z.array(z.object({ say: words, asterisk: z.boolean().optional() })).readonly(),
  unknown: z.array(z.object({ what: words, why: whyUnknown })).readonly(),
  /** Language tags; absent when nobody has said. */
  languages: z.array(z.string().max(35)).readonly().optional(),
  accepting: z.boolean().optional().describe('Whether new members are taken; absent when nobody has said.'),
  /** Keys of policy/populations; absent when nobody has said. */
  populations: z.array(z.string()).readonly().optional(),
  source: listingSource,
  checkedOn: z.string().optional().describe('The day or year the data were last checked; absent when unknown.'),
  /** Who last said that it is so, where somebody did in this system. */
  checkedBy: z.enum(['organization', 'plan']).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  cites,
});
export type Listing = z.infer<typeof listing>;

export interface LocatedListing extends Listing {
  readonly latitude: number;
  readonly longitude: number;
}

export function isLocated(one: Listing): one is LocatedListing {
  return one.latitude !== undefined && one.longitude !== undefined;
}

export function isListedOn({ from, to }: Listing, on: string): boolean {
  return (from === undefined || from <= on) && (to === undefined || to >= on);
}

/** Reaches the member wherever he is: by post, telephone, screen or at home. */
export function comesToTheMember({ delivery }: Listing): boolean {
  return delivery !== undefined && delivery !== 'on_site';
}

/** The contacts meant for who asks: those kept for another county or another brand are left out. */
export function contactsFor(
  { contacts }: Listing,
  { brand, county }: { readonly brand?: string | undefined; readonly county?: string | undefined },
): readonly ListingContact[] {
  return contacts.filter(
    (c) =>
      (brand === undefined || !c.brands || c.brands.includes(brand)) &&
      (county === undefined || !c.counties || c.counties.includes(county)),
  );
}
