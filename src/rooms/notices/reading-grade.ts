/**
 * How many years of school a text asks for, by Flesch and Kincaid, for English alone. Syllables are counted by groups of vowels, so the
 * grade is rough; numbers, codes and telephones do not count as words.
 */
export function readingGrade(sentences: readonly string[]): number | undefined {
  let said = 0;
  let words = 0;
  let syllables = 0;
  for (const text of sentences) {
    for (const sentence of text.split(/[.!?:]+(?:\s|$)/)) {
      const found = sentence.match(/[A-Za-z][A-Za-z’']*/g) ?? [];
      if (found.length === 0) continue;
      said += 1;
      words += found.length;
      for (const word of found) syllables += syllablesOf(word);
    }
  }
  if (words === 0) return undefined;
  return Math.max(0, Math.round((0.39 * (words / said) + 11.8 * (syllables / words) - 15.59) * 10) / 10);
}

function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const spoken =
    plain.length > 3 ? plain.replace(/(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$/, (end) => end.slice(0, 1)) : plain;
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
}
