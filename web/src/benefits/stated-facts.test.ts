import { expect, it } from 'vitest';
import type { FactField } from '../contract/benefits.ts';
import { statedFacts } from './stated-facts.ts';

const field = (name: string, type: FactField['type']): FactField => ({ name, type, label: name, words: {} });

it('states what was filled in and asked for, and leaves the rest unknown', () => {
  const fields = [field('a.yes', 'boolean'), field('a.list', 'set'), field('a.text', 'text'), field('a.open', 'text')];
  const stated = { 'a.yes': 'false', 'a.list': 'x , y; z', 'a.text': ' w ', 'a.open': ' ', 'b.other': 'not asked' };
  expect(statedFacts(stated, fields)).toEqual({ 'a.yes': 'false', 'a.list': 'x,y,z', 'a.text': 'w' });
});
