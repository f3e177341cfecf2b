/** Where in what was sent stands text that no database keeps as it is: a NUL, or half of a surrogate pair. */
export function unkeepableText(value: unknown, at: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? at : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = unkeepableText(part, `${at}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
