/** What a spreadsheet would take for a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r|%]/;

/** One cell: a leading apostrophe keeps a spreadsheet from computing what somebody else typed. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
