/**
 * Words for searching: lower case without accents, cut at everything that is neither letter nor digit. The index in the
 * database holds text already cut this way, so both sides always see the same words.
 */
export function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll("'", '').replaceAll('’', '');
}

/** Too common to search for, in English and Spanish. */
const COMMON = new Set(
  (
    'a an and are as at be by for from has have how in is it of on or that the this to was what when where which who will with you your ' +
    'al como con de del el en es la las lo los o para pero por que se si sin su sus un una y'
  ).split(' '),
);

/** The words of a query that carry meaning. */
export function tellingWords(query: string): string[] {
  return [...new Set(wordsOf(query).filter((w) => !COMMON.has(w)))];
}

const ENDINGS = ['ings', 'ing', 'ed', 'es', 's'];
const SHORTEST_STEM = 3;

/** A light stem, so that "pumps" finds "pump" and "billing" finds "bill". */
export function stem(word: string): string {
  if (/^\d/.test(word)) return word;
  const plain = word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : word;
  const ending = ENDINGS.find((e) => plain.endsWith(e) && plain.length - e.length >= SHORTEST_STEM);
  const cut = ending === undefined || plain.endsWith('ss') ? plain : plain.slice(0, -ending.length);
  return cut.length > SHORTEST_STEM ? cut.replace(/(.)\1$/, '$1').replace(/e$/, '') : cut;
}

/** Material numbers are compared without spaces, hyphens, dots and case. */
export function numberKey(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
