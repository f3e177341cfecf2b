/**
 * The typefaces at hand, handed in: this room reads no disk. A family comes in slices by character, so that a letter
 * in English never opens the thousands of characters of Chinese.
 */
export interface FontShelf {
  /** In the order they are asked. */
  readonly families: readonly FontFamily[];
}

export interface FontFamily {
  readonly name: string;
  /** Languages (BCP 47 prefixes) for which this family is asked before all others. */
  readonly first?: readonly string[];
  readonly slices: readonly FontSlice[];
}

export interface FontSlice {
  readonly id: string;
  /** First and last code point of each range the slice may hold. */
  readonly ranges: readonly (readonly [number, number])[];
  /** TrueType bytes with a `wght` axis. */
  readonly read: () => Promise<Uint8Array>;
}

/** The slices that may hold a character, best first for the language. */
export function slicesFor(shelf: FontShelf, language: string, codePoint: number): FontSlice[] {
  return familiesFor(shelf, language).flatMap((family) =>
    family.slices.filter((slice) => slice.ranges.some(([from, to]) => codePoint >= from && codePoint <= to)),
  );
}

/** Han characters are drawn differently in Beijing, Taipei, Tokyo and Seoul; every other choice is the same for all. */
export function regionOf(shelf: FontShelf, language: string): string {
  return shelf.families.find((family) => isFirst(family, language))?.name ?? '';
}

function familiesFor(shelf: FontShelf, language: string): FontFamily[] {
  const first = shelf.families.filter((family) => isFirst(family, language));
  // Latin letters and digits come from the first family in any language: CJK families carry them too, with other widths.
  const [base, ...others] = shelf.families;
  if (base === undefined) return [];
  return [base, ...first, ...others.filter((family) => !first.includes(family))];
}

function isFirst(family: FontFamily, language: string): boolean {
  const tag = language.toLowerCase();
  return family.first?.some((prefix) => tag === prefix || tag.startsWith(`${prefix}-`)) ?? false;
}
