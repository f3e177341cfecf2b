/** The word a slip of the pen away, if there is one. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const most = word.length < 5 ? 1 : 2;
  const near = known.map((one) => ({ one, far: distance(word, one) })).filter(({ far }) => far <= most);
  return near.sort((a, b) => a.far - b.far)[0]?.one;
}

/** The same, else the names that share most of its parts: `doula_recommendation` may be `doula-additional-recommendation`. */
export function likely(name: string, known: readonly string[]): readonly string[] {
  const slip = nearest(name, known);
  if (slip !== undefined) return [slip];
  const parts = partsOf(name);
  const alike = known.map((one) => ({ one, shared: sharedBy(parts, partsOf(one)) }));
  const most = Math.max(0, ...alike.map(({ shared }) => shared));
  if (most === 0) return [];
  return alike
    .filter(({ shared }) => shared === most)
    .map(({ one }) => one)
    .slice(0, MOST);
}

const MOST = 4;

/** The last part, which says what a thing is, counts twice. */
function sharedBy(parts: readonly string[], others: readonly string[]): number {
  return others.filter((part) => parts.includes(part)).length + (parts.at(-1) === others.at(-1) ? 1 : 0);
}

function partsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/[a-z\d]{3,}/g) ?? [];
}

/** Letters to add, drop or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const change = (row[j] ?? 0) + (letter === to[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
