import { describe, expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { queryOf } from './query.ts';

const desk: Desk = {
  plan: 'p',
  brand: 'p',
  brands: [],
  benefits: new Map(),
  documents: new Map(),
  policy: {
    search: { at_least: { characters: 4, cite: ['HN-LAC-03'] }, at_most: { characters: 60, cite: ['HN-LAC-04'] } },
    labels: { too_short: { say: 'Write at least {characters} characters.' } },
  },
};

describe('what a search may ask', () => {
  it.each([
    ['four characters are enough [HN-LAC-03]', 'milk', 'milk'],
    ['outer spaces are not counted [HN-LAC-03]', '  milk\t', 'milk'],
    ['four characters outside the basic plane are four [HN-LAC-03]', '🤱🤱🤱🤱', '🤱🤱🤱🤱'],
    ['sixty characters are allowed [HN-LAC-04]', 'x'.repeat(60), 'x'.repeat(60)],
    ['sixty characters that take two units each are sixty [HN-LAC-04]', '🤱'.repeat(60), '🤱'.repeat(60)],
  ])('%s', (_, typed, query) => {
    expect(queryOf(desk, typed, 'en')).toEqual({ ok: true, value: query });
  });

  it.each([
    ['three characters are refused with the statement [HN-LAC-03]', 'sup', 'too_short', 'HN-LAC-03'],
    ['spaces do not make a text longer [HN-LAC-03]', ' sup ', 'too_short', 'HN-LAC-03'],
    ['three characters that take two units each are three [HN-LAC-03]', '🤱🤱🤱', 'too_short', 'HN-LAC-03'],
    ['sixty-one are refused, not cut [HN-LAC-04]', 'x'.repeat(61), 'too_long', 'HN-LAC-04'],
  ])('%s', (_, typed, code, cite) => {
    expect(queryOf(desk, typed, 'en')).toMatchObject({ ok: false, refusal: { code, cite: [cite] } });
  });

  it('the refusal is a sentence with the number of the policy', () => {
    expect(queryOf(desk, 'a', 'en')).toMatchObject({ refusal: { because: 'Write at least 4 characters.' } });
  });

  it('a desk without limits allows anything', () => {
    expect(queryOf({ ...desk, policy: {} }, 'a', 'en')).toEqual({ ok: true, value: 'a' });
  });
});
