/** Every Client Index Number in a text, each once: a list, a column of a table, a whole file. */
export function numbersIn(text: string): string[] {
  return [...new Set(text.toUpperCase().match(/\b9\d{7}[A-Z]\d?(?:\d{4})?\b/g) ?? [])];
}
