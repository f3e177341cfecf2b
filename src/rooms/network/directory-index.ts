import KDBush from 'kdbush';
import { order } from '../../kernel/index.ts';
import type { Services } from '../../rules/index.ts';
import { isLocated, type Listing, type LocatedListing } from './listing.ts';
import { Gazetteer, plainText, type ZipTable } from './places.ts';

/** The listings of a plan made ready to be searched. Built anew when the directory changes. */
export class DirectoryIndex {
  readonly listings: readonly Listing[];
  readonly services: Services;
  readonly gazetteer: Gazetteer;
  /** Those whose place on the earth is known, in the order of `points`. */
  readonly located: readonly LocatedListing[];
  readonly points: KDBush;
  readonly #names: ReadonlyMap<Listing, string>;
  readonly #turns: ReadonlyMap<Listing, number>;

  constructor(listings: readonly Listing[], services: Services, zips: ZipTable) {
    this.services = services;
    this.gazetteer = new Gazetteer(listings, zips);
    this.listings = listings.map((one) => located(one, zips));
    this.located = this.listings.filter(isLocated);
    this.points = new KDBush(this.located.length);
    for (const { longitude, latitude } of this.located) this.points.add(longitude, latitude);
    this.points.finish();
    const named = this.listings.map((one) => [plainText(one.name), one] as const);
    named.sort(([x, a], [y, b]) => order(x, y) || order(a.id, b.id));
    this.#turns = new Map(named.map(([, one], turn) => [one, turn]));
    this.#names = new Map(
      this.listings.map((one) => [one, plainText(`${one.name} ${one.business ?? ''} ${one.npi ?? ''}`)]),
    );
  }

  /** Where it stands by name, then by id. */
  turnOf(one: Listing): number {
    return this.#turns.get(one) ?? 0;
  }

  nameOf(one: Listing): string {
    return this.#names.get(one) ?? '';
  }
}

/** A listing that gave no coordinates stands at the centre of its ZIP, where the table knows it. */
function located(one: Listing, zips: ZipTable): Listing {
  const zip = one.address?.zip;
  const centre = isLocated(one) || zip === undefined ? undefined : zips.get(zip);
  return centre ? { ...one, latitude: centre.latitude, longitude: centre.longitude } : one;
}
