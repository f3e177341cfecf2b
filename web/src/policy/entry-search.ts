import type { IndexEntry } from '../contract/benefits.ts';

/** Entries with every word of the text in title or id; accents and case do not matter. */
export function entriesThatFit(entries: readonly IndexEntry[], text: string, kind: string): readonly IndexEntry[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const said = plain(`${entry.title} ${entry.id}`);
    return (kind === '' || entry.kind === kind) && words.every((word) => said.includes(word));
  });
}

export function sortedEntries(entries: readonly IndexEntry[], sort: string): readonly IndexEntry[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  return [...entries].sort((a, b) => sign * (a.title.localeCompare(b.title) || a.id.localeCompare(b.id)));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
