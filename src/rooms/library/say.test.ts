import { describe, expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { filled, languagesOf, sayIn } from './say.ts';
import { sayDate } from './say-date.ts';

describe("a string in the reader's language", () => {
  it('falls back to English on its own, and says so [CCAH-HE-UI-02, CCAH-ECM-LANG-02]', () => {
    expect(sayIn({ en: 'Note', es: 'Nota' }, 'es')).toEqual({ text: 'Nota', language: 'es' });
    expect(sayIn({ en: 'Note', es: 'Nota' }, 'hmn')).toEqual({ text: 'Note', language: 'en' });
    expect(sayIn('Note', 'es')).toEqual({ text: 'Note', language: 'en' });
    expect(sayIn({ en: 'Note', other: { vi: 'Ghi chú' } }, 'vi')).toEqual({ text: 'Ghi chú', language: 'vi' });
  });

  it.each(['constructor', '__proto__', 'toString', ''])('no language is called %j', (language) => {
    expect(sayIn({ en: 'Note', es: 'Nota', other: { vi: 'x' } }, language)).toEqual({ text: 'Note', language: 'en' });
  });

  it('knows the languages somebody wrote', () => {
    expect(languagesOf({ en: 'a', hmn: 'b', other: { vi: 'c' } })).toEqual(['en', 'hmn', 'vi']);
  });

  it('a label keeps a placeholder nobody filled, and puts a query in as it is', () => {
    expect(filled('{query}: {shown}', { query: '{shown} $& <b>' })).toBe('{shown} $& <b>: {shown}');
  });
});

describe("a date in the reader's language", () => {
  const desk: Desk = {
    plan: 'p',
    brand: 'p',
    brands: [],
    benefits: new Map(),
    documents: new Map(),
    policy: {
      dates: {
        hmn: {
          pattern: '{month} Hnub Tim {day}, {year}',
          months: Array(12).fill('Lub Ib Hlis Ntuj'),
          cite: ['CCAH-ECM-LANG-04'],
        },
      },
    },
  };

  it('follows the pattern of the desk [CCAH-ECM-LANG-04]', () => {
    expect(sayDate(desk, '2023-01-01', 'hmn')).toBe('Lub Ib Hlis Ntuj Hnub Tim 1, 2023');
  });

  it('or the custom of the language', () => {
    expect(sayDate(desk, '2024-12-04', 'en')).toBe('December 4, 2024');
    expect(sayDate(desk, '2024-12-04', 'es')).toBe('4 de diciembre de 2024');
  });
});
