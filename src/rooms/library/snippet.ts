import { stem, wordsOf } from './words.ts';

/** A piece of a page with the places of the words looked for: `[from, to)` in UTF-16 units of `text`. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

const WIDTH = 200;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;

/** The string that holds most of the words, cut around the first of them; the first string when none holds any. */
export function snippetOf(strings: readonly string[], words: readonly string[]): Snippet {
  const stems = new Set(words.map(stem));
  const best = strings
    .map((text) => ({
      text,
      found: new Set(
        wordsOf(text)
          .map(stem)
          .filter((s) => stems.has(s)),
      ).size,
    }))
    .reduce((most, next) => (next.found > most.found ? next : most), { text: strings[0] ?? '', found: 0 });
  const first = marksIn(best.text, stems)[0]?.[0] ?? 0;
  const text = cutAround(best.text, first);
  return { text, marks: marksIn(text, stems) };
}

function marksIn(text: string, stems: ReadonlySet<string>): [number, number][] {
  return [...text.matchAll(WORD)]
    .filter(([word]) => wordsOf(word).some((w) => stems.has(stem(w))))
    .map((match) => [match.index, match.index + match[0].length]);
}

/** Cuts at spaces, so that no word and no character is torn. */
function cutAround(text: string, at: number): string {
  if (text.length <= WIDTH) return text;
  const start = at < WIDTH / 2 ? 0 : text.lastIndexOf(' ', at - WIDTH / 4) + 1;
  const space = text.lastIndexOf(' ', start + WIDTH);
  const end = start + WIDTH >= text.length ? text.length : space > start ? space : start + WIDTH;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}
