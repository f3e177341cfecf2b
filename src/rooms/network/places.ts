import { type Finding, finding } from '../../kernel/index.ts';
import type { Point } from './distance.ts';
import type { Listing } from './listing.ts';

export interface ZipPlace extends Point {
  readonly zip: string;
  readonly county?: string;
}
/** ZIP → centre and county. A ZIP that is not in it is somewhere unknown: never guessed. */
export type ZipTable = ReadonlyMap<string, ZipPlace>;

const ROW = /^(\d{5}),(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),([^,]*)$/;

/** Reads `zip,latitude,longitude,county` rows (`policy/places/zip-centroids.csv`), the county empty where unknown. */
export function readZipTable(text: string, findings: Finding[]): ZipTable {
  const table = new Map<string, ZipPlace>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (i === 0 || line === '' || line.startsWith('#')) continue;
    const [, zip = '', latitude = '', longitude = '', county = ''] = ROW.exec(line) ?? [];
    const place = {
      zip,
      latitude: Number(latitude),
      longitude: Number(longitude),
      ...(county === '' ? {} : { county }),
    };
    const isOnEarth = Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
    if (zip === '' || !isOnEarth || table.has(zip)) {
      findings.push(
        finding('places.row', `line ${i + 1}`, { expected: 'zip,latitude,longitude,county, each ZIP once' }),
      );
    } else table.set(zip, place);
  }
  return table;
}

export interface AskedPlace {
  readonly county?: string | undefined;
  readonly city?: string | undefined;
  readonly zip?: string | undefined;
  readonly near?: Point | undefined;
}

/** A place somebody asked for, as far as it is known. */
export interface Place extends AskedPlace {
  readonly point?: Point | undefined;
}

/** City and ZIP to county, learned from the listings that name exactly one; a ZIP table knows better. */
export class Gazetteer {
  readonly #countyOf = new Map<string, string | null>();
  readonly #zips: ZipTable;

  constructor(listings: readonly Listing[], zips: ZipTable) {
    this.#zips = zips;
    for (const { counties, places, address } of listings) {
      const [county] = counties;
      if (county === undefined || counties.length > 1) continue;
      for (const name of [...places, address?.city, address?.zip]) if (name !== undefined) this.#learn(name, county);
    }
  }

  #learn(name: string, county: string): void {
    const key = plainText(name);
    const known = this.#countyOf.get(key);
    this.#countyOf.set(key, known === undefined || known === county ? county : null); // two counties claim it: unknown
  }

  /** A California county by its name, however written; a city or ZIP with its county where that is known. */
  locate({ county, city, zip, near }: AskedPlace): Place {
    const zipPlace = zip === undefined ? undefined : this.#zips.get(zip);
    const named = county === undefined ? undefined : countyName(county);
    const found =
      named ??
      zipPlace?.county ??
      (zip === undefined ? undefined : this.#countyOf.get(zip)) ??
      (city === undefined ? undefined : this.#countyOf.get(plainText(city)));
    return { city, zip, near, county: found ?? undefined, point: near ?? zipPlace };
  }
}

/** `condado de merced` and `Merced County` are Merced. */
function countyName(asked: string): string {
  const name = asked
    .trim()
    .replace(/^condado de\s+/i, '')
    .replace(/\s+county$/i, '');
  return name.toLowerCase().replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** For comparing what people type: no case, no accents, no punctuation. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
