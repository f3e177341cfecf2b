import { expect, it } from 'vitest';
import { typedFacts } from './typed-facts.ts';

const field = (name: string, type: 'boolean' | 'number' | 'set' | 'text') => ({ name, type, label: name, words: {} });

it('facts are sent in their type, and what was left open is not sent', () => {
  const fields = [
    field('a', 'boolean'),
    field('b', 'number'),
    field('c', 'set'),
    field('d', 'text'),
    field('e', 'text'),
  ];
  expect(typedFacts({ a: 'false', b: '2.5', c: 'x, y', d: 'word', e: ' ', f: 'not asked' }, fields)).toEqual({
    a: false,
    b: 2.5,
    c: ['x', 'y'],
    d: 'word',
  });
});
