import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Speech, type Spoken } from './explain-speech.ts';

const wordsOf = (tag: string) =>
  parse(readFileSync(new URL(`../../policy/words/clocks.${tag}.yaml`, import.meta.url), 'utf8')).words;
const policy = { words: { en: wordsOf('en'), es: wordsOf('es') } } as unknown as Spoken;
const said = (tag: string, at: string) => new Speech(policy, tag).instant(Date.parse(at)).replaceAll(/\s/g, ' ');

describe('an hour in California', () => {
  it('names its zone in the words of the language, in winter and in summer', () => {
    expect(said('en', '2026-01-20T23:30:00Z')).toBe('Tue, Jan 20, 2026, 3:30 PM PST');
    expect(said('en', '2026-07-20T22:30:00Z')).toBe('Mon, Jul 20, 2026, 3:30 PM PDT');
    expect(said('es', '2026-01-20T23:30:00Z')).toMatch(/^mar, 20 ene 2026, 15:30 hora del Pacífico$/);
    expect(said('es', '2026-07-20T22:30:00Z')).toMatch(/ hora de verano del Pacífico$/);
  });

  it('tells apart the hour that comes twice when the clocks go back', () => {
    expect(said('es', '2026-11-01T08:30:00Z')).toMatch(/1:30 hora de verano del Pacífico$/);
    expect(said('es', '2026-11-01T09:30:00Z')).toMatch(/1:30 hora del Pacífico$/);
  });
});
