import type { BenefitLine } from '../contract/benefits.ts';

/** Every word of the text stands somewhere in the benefit's title, description or codes; accents and case do not matter. */
export function fits(benefit: BenefitLine, text: string): boolean {
  const said = plain([benefit.title, benefit.description, benefit.group, ...benefit.codes].join(' '));
  return plain(text)
    .split(/\s+/)
    .every((word) => said.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
