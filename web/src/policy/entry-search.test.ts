import { describe, expect, it } from 'vitest';
import type { IndexEntry } from '../contract/benefits.ts';
import { entriesThatFit, sortedEntries } from './entry-search.ts';

const entry = (id: string, title: string, kind: IndexEntry['kind'] = 'benefit'): IndexEntry => ({
  id,
  title,
  kind,
  pack: 'p',
});
const entries = [
  entry('doula', 'Doula'),
  entry('lactation', 'Educación para la lactancia'),
  entry('chw-care-plan', 'Care plan', 'question'),
];
const ids = (text: string, kind = '') => entriesThatFit(entries, text, kind).map((e) => e.id);

describe('browsing the policy', () => {
  it('finds by words of the title and the id, whatever the accents and case', () => {
    expect([ids(''), ids('EDUCACION'), ids('chw care'), ids('tobacco')]).toEqual([
      ['doula', 'lactation', 'chw-care-plan'],
      ['lactation'],
      ['chw-care-plan'],
      [],
    ]);
  });

  it('keeps benefits and questions apart', () => {
    expect([ids('', 'question'), ids('', 'benefit')]).toEqual([['chw-care-plan'], ['doula', 'lactation']]);
  });

  it('sorts by title, either way', () => {
    expect(sortedEntries(entries, 'title').map((e) => e.title)[0]).toBe('Care plan');
    expect(sortedEntries(entries, '-title').map((e) => e.title)[0]).toBe('Educación para la lactancia');
  });
});
