import { around } from 'geokdbush';
import { z } from 'zod';
import { type IsoDate, order } from '../../kernel/index.ts';
import type { DirectoryIndex } from './directory-index.ts';
import { KILOMETERS_PER_MILE, milesBetween } from './distance.ts';
import { comesToTheMember, contactsFor, isListedOn, isLocated, type Listing, type ListingContact } from './listing.ts';
import { type AskedPlace, type Place, plainText } from './places.ts';
import { servicesMeant } from './services.ts';

export interface DirectoryQuery extends AskedPlace {
  readonly on: IsoDate;
  readonly brand?: string | undefined;
  /** A service, by its key or in words. */
  readonly need?: string | undefined;
  /** Part of a name or an NPI. */
  readonly name?: string | undefined;
  readonly within?: number | undefined;
  readonly language?: string | undefined;
  readonly audience?: 'members' | 'providers' | undefined;
  readonly kind?: string | undefined;
  readonly delivery?: string | undefined;
  readonly accepting?: boolean | undefined;
  /** A population of focus that is served, by its key. */
  readonly population?: string | undefined;
  readonly standing?: Standing | undefined;
  /** Organizations under contract with the plan on the day. */
  readonly contracts?: ReadonlySet<string> | undefined;
  readonly page?: number | undefined;
  readonly size?: number | undefined;
}

/** How an entry stands to the plan: its own, under contract with it, only printed in a document of it, or neither. */
export const standing = z.enum(['plan', 'contracted', 'published', 'listed']);
export type Standing = z.infer<typeof standing>;

export interface FoundListing {
  readonly listing: Listing;
  readonly standing: Standing;
  /** Those meant for who asked. */
  readonly contacts: readonly ListingContact[];
  /** Absent when one of the two places is not known. */
  readonly miles?: number;
}

export interface DirectoryAnswer {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly results: readonly FoundListing[];
  /** The services the need was understood as. */
  readonly services: readonly string[];
  readonly place: Place;
  /** Everything else fits, but nobody has said which languages are spoken, or how far away it is. */
  readonly languageUnknown: number;
  readonly distanceUnknown: number;
  /** How many serve each county, whichever county was asked for. */
  readonly counties: readonly { readonly county: string; readonly listings: number }[];
  /** How many of those serve every county of the plan. */
  readonly everyCounty: number;
}

/**
 * Finds by need, name, place, language and distance. The order is neutral: nearer first where distances are known, else
 * the same ZIP, the same city, the county, then whoever reaches everybody; names decide what is left.
 * @cites HN-FH-09
 */
export function searchDirectory(index: DirectoryIndex, query: DirectoryQuery): DirectoryAnswer {
  const { fitting, speaking, close, services, place } = matching(index, query);
  const found = close.map((one) => placed(index, one, place)).sort(compare);
  const size = query.size ?? 25;
  const page = query.page ?? 1;
  const anywhere = query.county === undefined ? close : matching(index, { ...query, county: undefined }).close;
  return {
    total: found.length,
    page,
    size,
    results: found.slice((page - 1) * size, page * size).map((one) => shown(one, query, place)),
    services,
    place,
    languageUnknown: query.language === undefined ? 0 : fitting.filter((one) => !one.languages).length,
    distanceUnknown: query.within === undefined ? 0 : speaking.filter((one) => !measurable(one, place)).length,
    ...countiesOf(anywhere),
  };
}

function matching(index: DirectoryIndex, query: DirectoryQuery) {
  const place = index.gazetteer.locate(query);
  const services = query.need === undefined ? [] : servicesMeant(index.services, query.need);
  const fitting = index.listings.filter(
    (one) => fits(one, query) && fitsNeed(index, one, query, services) && reaches(one, place),
  );
  const speaking = fitting.filter((one) => query.language === undefined || one.languages?.includes(query.language));
  const near = place.point && query.within !== undefined ? nearby(index, place.point, query.within) : undefined;
  const close = near ? speaking.filter((one) => comesToTheMember(one) || (isLocated(one) && near.has(one))) : speaking;
  return { fitting, speaking, close, services, place };
}

function countiesOf(found: readonly Listing[]): Pick<DirectoryAnswer, 'counties' | 'everyCounty'> {
  const counted = new Map<string, number>();
  for (const county of found.flatMap((one) => one.counties)) counted.set(county, (counted.get(county) ?? 0) + 1);
  return {
    counties: [...counted]
      .map(([county, listings]) => ({ county, listings }))
      .sort((a, b) => b.listings - a.listings || order(a.county, b.county)),
    everyCounty: found.filter((one) => one.counties.length === 0).length,
  };
}

function standingOf({ organization, plan, source }: Listing, contracts: ReadonlySet<string> | undefined): Standing {
  if (organization === plan) return 'plan';
  if (contracts?.has(organization)) return 'contracted';
  return source === 'published' ? 'published' : 'listed';
}

function measurable(one: Listing, place: Place): boolean {
  return comesToTheMember(one) || (place.point !== undefined && isLocated(one));
}

function fits(one: Listing, query: DirectoryQuery): boolean {
  const { on, brand, audience, kind, delivery, accepting, population } = query;
  return (
    isListedOn(one, on) &&
    (brand === undefined || one.brands.length === 0 || one.brands.includes(brand)) &&
    (audience === undefined || one.audience === 'anyone' || one.audience === audience) &&
    (kind === undefined || one.kind === kind) &&
    (delivery === undefined || one.delivery === delivery) &&
    (accepting === undefined || one.accepting === accepting) &&
    (population === undefined || one.populations?.includes(population) === true) &&
    (query.standing === undefined || standingOf(one, query.contracts) === query.standing)
  );
}

function fitsNeed(
  index: DirectoryIndex,
  one: Listing,
  { need, name }: DirectoryQuery,
  services: readonly string[],
): boolean {
  const called = name === undefined || index.nameOf(one).includes(plainText(name));
  if (need === undefined || !called) return called;
  if (services.length > 0) return one.services.some((s) => services.includes(s));
  return index.nameOf(one).includes(plainText(need)); // a need nobody offers by that word may be a name
}

/** Whether somebody of that place is served: the whole county, or only named places of it. */
function reaches(one: Listing, { county, city, zip }: Place): boolean {
  if (county !== undefined && one.counties.length > 0 && !one.counties.includes(county)) return false;
  if (city !== undefined && one.places.length > 0) return one.places.some((p) => plainText(p) === plainText(city));
  if (county === undefined && (city !== undefined || zip !== undefined)) {
    return nearness(one, { city, zip }) < COUNTY || one.counties.length === 0; // the county is not known: only what surely fits
  }
  return true;
}

const [SAME_ZIP, SAME_CITY, COUNTY, EVERYWHERE] = [0, 1, 2, 3];

function nearness(one: Listing, { city, zip }: Place): number {
  const named = (name: string | undefined) =>
    name !== undefined && city !== undefined && plainText(name) === plainText(city);
  if (zip !== undefined && one.address?.zip === zip) return SAME_ZIP;
  if (named(one.address?.city) || one.places.some(named)) return SAME_CITY;
  return one.delivery === 'mail_order' || one.counties.length !== 1 ? EVERYWHERE : COUNTY;
}

function nearby(
  index: DirectoryIndex,
  { longitude, latitude }: NonNullable<Place['point']>,
  miles: number,
): Set<Listing> {
  const ids = around(index.points, longitude, latitude, Number.POSITIVE_INFINITY, miles * KILOMETERS_PER_MILE);
  return new Set(ids.flatMap((i) => index.located[i] ?? []));
}

interface Placed {
  readonly one: Listing;
  readonly miles: number | undefined;
  readonly near: number;
  /** Its turn by name. */
  readonly turn: number;
}

function placed(index: DirectoryIndex, one: Listing, place: Place): Placed {
  const { point } = place;
  const miles = point && isLocated(one) ? Math.round(milesBetween(point, one) * 10) / 10 : undefined;
  return { one, miles, near: nearness(one, place), turn: index.turnOf(one) };
}

function shown({ one, miles }: Placed, { brand, contracts }: DirectoryQuery, { county }: Place): FoundListing {
  const found = { listing: one, standing: standingOf(one, contracts), contacts: contactsFor(one, { brand, county }) };
  return miles === undefined ? found : { ...found, miles };
}

function compare(a: Placed, b: Placed): number {
  const far = Number.POSITIVE_INFINITY;
  const [x, y] = [a.miles ?? far, b.miles ?? far];
  return x === y ? a.near - b.near || a.turn - b.turn : x - y;
}
