/** The line every generated page begins with after its title. */
export function generatedBy(command: string): string {
  return `_Written by \`${command}\` from \`policy/\`; change the policy, not this page._`;
}

/** A table; cells hold one line each, and a bar inside one cannot break it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function codes(items: readonly string[]): string {
  return items.map(code).join(', ');
}

export function page(...parts: readonly string[]): string {
  return `${parts
    .filter((p) => p !== '')
    .join('\n\n')
    .trimEnd()}\n`;
}
