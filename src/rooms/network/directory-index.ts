import KDBush from 'kdbush';
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

  constructor(listings: readonly Listing[], services: Services, zips: ZipTable) {
    this.services = services;
    this.gazetteer = new Gazetteer(listings, zips);
    this.listings = listings.map((one) => located(one, zips));
    this.located = this.listings.filter(isLocated);
    this.points = new KDBush(this.located.length);
    for (const { longitude, latitude } of this.located) this.points.add(longitude, latitude);
    this.points.finish();
    this.#names = new Map(
      this.listings.map((one) => [one, plainText(`${one.name} ${one.business ?? ''} ${one.npi ?? ''}`)]),
    );
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
