import { SOURCE_LANGUAGE, type Speech } from '../../rules/index.ts';

/** What a finding says in the source language of places, and of what was expected and found; a family of the catalogue each. */
export type Family = 'place' | 'file_says';

interface Template {
  readonly key: string;
  readonly pattern: RegExp;
  /** Of two that fit, the one with more words of its own says more. */
  readonly own: number;
}

const known = new WeakMap<object, Map<Family, readonly Template[]>>();

/**
 * A finding is kept as it was written. In another language it is said by the catalogue's template that it was written after; what fits
 * none, a name or a code, stays as it is.
 */
export function saidAgain(speech: Speech, family: Family, text: string): string {
  if (speech.language === SOURCE_LANGUAGE || text === '') return text;
  for (const { key, pattern } of templatesOf(speech, family)) {
    const found = pattern.exec(text);
    if (found) return speech.say(key, { ...found.groups });
  }
  return text;
}

function templatesOf({ policy }: Speech, family: Family): readonly Template[] {
  const words = policy.words[SOURCE_LANGUAGE] ?? {};
  const families = known.get(words) ?? new Map<Family, readonly Template[]>();
  known.set(words, families);
  const templates =
    families.get(family) ??
    Object.entries(words)
      .filter(([key]) => key.startsWith(`${family}.`))
      .map(([key, template]) => templateOf(key, template))
      .sort((a, b) => b.own - a.own);
  families.set(family, templates);
  return templates;
}

function templateOf(key: string, template: string): Template {
  const parts = template.split(/\{(\w+)\}/);
  const pattern = parts.map((part, i) =>
    i % 2 === 1 ? `(?<${part}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  const own = parts.filter((_, i) => i % 2 === 0).join('').length;
  return { key, pattern: new RegExp(`^${pattern.join('')}$`, 's'), own };
}
