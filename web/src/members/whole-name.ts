/** As lists write it: the family name first. */
export function wholeName({
  last,
  first,
  middle,
}: {
  readonly last: string;
  readonly first: string;
  readonly middle?: string | undefined;
}): string {
  return `${last}, ${[first, middle].filter(Boolean).join(' ')}`;
}
