import { expect, it } from 'vitest';
import type { FactField } from '../contract/benefits.ts';
import { statedFacts } from './stated-facts.ts';

const field = (name: string, type: FactField['type']): FactField => ({ name, type, say: name, values: [] });

it('states a fact in its own type and leaves out what was not filled in', () => {
  const fields = [field('a.yes', 'boolean'), field('a.count', 'number'), field('a.list', 'set'), field('a.text', 'text'), field('a.open', 'text'), field('a.bad', 'number')];
  expect(statedFacts({ 'a.yes': 'no', 'a.count': '3', 'a.list': 'x, y', 'a.text': ' z ', 'a.open': '', 'a.bad': 'three' }, fields)).toEqual({
    'a.yes': false,
    'a.count': 3,
    'a.list': ['x', 'y'],
    'a.text': 'z',
  });
});
