import { z } from 'zod';
import { done, type IsoDate, type Result, refused } from '../../kernel/index.ts';
import type { Services } from '../../rules/index.ts';
import { type Listing, listing } from './listing.ts';

/** What an organization may say of its own place. Everything left out stays as it is. */
export const siteChange = z.strictObject(
  listing
    .pick({
      name: true,
      business: true,
      services: true,
      counties: true,
      places: true,
      delivery: true,
      address: true,
      latitude: true,
      longitude: true,
      contacts: true,
      hours: true,
      notes: true,
      languages: true,
      accepting: true,
    })
    .partial().shape,
);
export type SiteChange = z.infer<typeof siteChange>;

/** Who wishes it, as far as the directory cares. */
export interface Editor {
  readonly organization: string;
  readonly maySetAll: boolean;
  readonly maySetOwn: boolean;
}

const DIALLED = new Set(['phone', 'toll_free', 'cell', 'direct_line', 'tty', 'fax', 'electronic_fax']);
const NUMBER = /^(711|(1-)?\d{3}-\d{3}-\d{4})$/;

/**
 * The place as it is now said to be, checked today by who says so. A published entry is not changed here: it is what a
 * document says, and another document changes it.
 * @cites HN-PORT-07
 */
export function updateSite(
  before: Listing | undefined,
  change: SiteChange,
  by: Editor,
  services: Services,
  today: IsoDate,
): Result<Listing> {
  if (!before) return refused('not_found', 'the directory has no such place');
  if (!by.maySetAll && !(by.maySetOwn && before.organization === by.organization)) {
    return refused('not_allowed', 'provider relations or the organization itself change its places', ['HN-PORT-07']);
  }
  if (before.source === 'published') {
    return refused('published_entry', 'a published entry says what its document says', before.cites);
  }
  const unknown = change.services?.find((service) => !services[service]);
  if (unknown !== undefined) return refused('invalid', `no service is called ${unknown}`);
  const wrong = change.contacts?.find((c) => c.value !== undefined && DIALLED.has(c.channel) && !NUMBER.test(c.value));
  if (wrong) return refused('invalid', 'a telephone number is written 831-555-0100, 1-800-555-0100 or 711');
  if ((change.latitude === undefined) !== (change.longitude === undefined)) {
    return refused('invalid', 'a point has a latitude and a longitude');
  }
  const source = before.source === 'synthetic' ? 'synthetic' : 'entered';
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return done(listing.parse({ ...before, ...said, source, checkedOn: today }));
}
