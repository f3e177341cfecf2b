import LineBreaker from 'linebreak';

/** Where a line may end: `end` is the place after trailing spaces, `required` where one must. */
export interface Break {
  readonly end: number;
  readonly required: boolean;
}

// Thai, Lao, Burmese and Khmer write no spaces between words; Unicode's rules leave those to a dictionary.
const WITHOUT_SPACES = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/;

export function breaksOf(text: string, language: string): Break[] {
  const breaks: Break[] = [];
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    if (isInsideHangul(text, found.position)) continue;
    // The rules of Unicode end every text with a required break.
    const required = (found.required ?? false) && found.position < text.length;
    breaks.push({ end: found.position, required: required || isBreak(text, found.position) });
  }
  if (!WITHOUT_SPACES.test(text)) return breaks;
  const ends = new Map(breaks.map((b) => [b.end, b]));
  for (const end of wordEnds(text, language)) if (!ends.has(end)) ends.set(end, { end, required: false });
  return [...ends.values()].sort((a, b) => a.end - b.end);
}

const HANGUL = /[\u1100-\u11FF\uAC00-\uD7A3]/;

/** Korean writes spaces; Unicode's rules would break its words between any two syllables. */
function isInsideHangul(text: string, position: number): boolean {
  return HANGUL.test(text[position - 1] ?? '') && HANGUL.test(text[position] ?? '');
}

function isBreak(text: string, position: number): boolean {
  return position < text.length && text[position - 1] === '\u2028';
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, known);
  return known;
}

/** Ends of words that stand between two letters of such a script. */
function* wordEnds(text: string, language: string): Generator<number> {
  for (const { index } of segmenter(language, 'word').segment(text)) {
    if (index === 0) continue;
    if (WITHOUT_SPACES.test(text[index - 1] ?? '') && WITHOUT_SPACES.test(text[index] ?? '')) yield index;
  }
}

/** What a reader sees as one character, however many code points it takes. */
export function graphemesOf(text: string): string[] {
  return [...segmenter('en', 'grapheme').segment(text)].map((s) => s.segment);
}
