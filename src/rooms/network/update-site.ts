import { z } from 'zod';
import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { Services } from '../../rules/index.ts';
import { type Listing, listing } from './listing.ts';

/** What an organization may say of its own place. Everything left out stays as it is; `null` takes away what was said. */
const { shape } = listing;
export const siteChange = z.strictObject({
  name: shape.name.optional(),
  business: shape.business.nullable(),
  services: shape.services.optional(),
  populations: shape.populations.nullable(),
  counties: shape.counties.optional(),
  places: shape.places.optional(),
  delivery: shape.delivery.nullable(),
  address: shape.address.nullable(),
  latitude: shape.latitude.nullable(),
  longitude: shape.longitude.nullable(),
  contacts: shape.contacts.optional(),
  hours: shape.hours.nullable(),
  notes: shape.notes.optional(),
  languages: shape.languages.nullable(),
  accepting: shape.accepting.nullable(),
  from: z.iso.date().nullish(),
  to: z.iso.date().nullish(),
});
export type SiteChange = z.infer<typeof siteChange>;

/** Who wishes it, as far as the directory cares. */
export interface Editor {
  readonly organization: string;
  readonly maySetAll: boolean;
  readonly maySetOwn: boolean;
}

const DIALLED = new Set(['phone', 'toll_free', 'cell', 'direct_line', 'tty', 'fax', 'electronic_fax']);
const NUMBER = /^(711|(1-)?\d{3}-\d{3}-\d{4})$/;

/** What a place may be said to be, as policy has it. */
export interface SiteWords {
  readonly services: Services;
  readonly populations: Services;
}

/**
 * The place as it is now said to be, checked today by who says so. A published entry is not changed here: it is what a
 * document says, and another document changes it.
 * @cites HN-PORT-07
 */
export function updateSite(
  before: Listing | undefined,
  change: SiteChange,
  by: Editor,
  known: SiteWords,
  today: IsoDate,
): Result<Listing> {
  if (!before) return refused('not_found', 'the directory has no such place');
  if (!by.maySetAll && !(by.maySetOwn && before.organization === by.organization)) {
    return refused('not_allowed', 'provider relations or the organization itself change its places', ['HN-PORT-07']);
  }
  if (before.source === 'published') {
    return refused('published_entry', 'a published entry says what its document says', before.cites);
  }
  const source = before.source === 'synthetic' ? 'synthetic' : 'entered';
  const checked = { checkedOn: today, checkedBy: by.maySetAll ? ('plan' as const) : ('organization' as const) };
  return wrongWith(change, known) ?? sound({ ...said(before, change), source, ...checked });
}

/** Everything a new place needs beside what is said of it. */
export interface NewSite {
  readonly id: string;
  readonly plan: string;
  readonly organization: string;
}

/** A place that was not there, with what is said of it. @cites HN-PORT-07 */
export function openSite(
  site: NewSite,
  first: SiteChange,
  by: Editor,
  known: SiteWords,
  today: IsoDate,
): Result<Listing> {
  if (first.name === undefined || first.services === undefined || first.services.length === 0) {
    return refused('site_needs_name', 'a place has a name and at least one service');
  }
  const bare: Listing = {
    ...site,
    name: first.name,
    kind: 'clinic',
    services: [],
    audience: 'anyone',
    counties: [],
    places: [],
    brands: [],
    contacts: [],
    notes: [],
    unknown: [],
    source: 'entered',
    cites: [],
  };
  return updateSite(bare, first, by, known, today);
}

function said(before: Listing, change: SiteChange): Listing {
  const stated = Object.entries(change).filter(([, value]) => value !== undefined);
  const whole = { ...before, ...Object.fromEntries(stated) };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)) as Listing;
}

function wrongWith(change: SiteChange, { services, populations }: SiteWords): Result<never> | undefined {
  const unknown =
    change.services?.find((key) => !services[key]) ?? change.populations?.find((key) => !populations[key]);
  if (unknown !== undefined) return refused('invalid', `no service or population is called ${unknown}`);
  const wrong = change.contacts?.find((c) => c.value !== undefined && DIALLED.has(c.channel) && !NUMBER.test(c.value));
  if (wrong) return refused('phone_shape', 'a telephone number is written 831-555-0100, 1-800-555-0100 or 711');
  if (((change.latitude ?? undefined) === undefined) !== ((change.longitude ?? undefined) === undefined)) {
    return refused('invalid', 'a point has a latitude and a longitude');
  }
  const { hours, from, to } = change;
  if (hours && hours.opens >= hours.closes) return refused('hours_reversed', 'a place opens before it closes');
  if (from && to && to < from) {
    return refused('dates_reversed', 'a place ends on or after its first day');
  }
  return undefined;
}

function sound(changed: Listing): Result<Listing> {
  const read = listing.safeParse(changed);
  return read.success ? done(read.data) : refused('invalid', 'the place does not have the shape of a directory entry');
}
