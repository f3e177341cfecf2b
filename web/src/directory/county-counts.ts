/** How many of the entries serve each county, the most first. */
export function countyCounts(
  entries: readonly { readonly counties: readonly string[] }[],
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const county of entries.flatMap((entry) => entry.counties)) counts.set(county, (counts.get(county) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
