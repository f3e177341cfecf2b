import { expect, it } from 'vitest';
import { referralAsked } from './asked-filter.ts';

it('without a state the list asks for what is not over, of the plan that is chosen', () => {
  expect(referralAsked({}, 'ccah')).toEqual({
    plan: 'ccah',
    states: ['made', 'received', 'accepted', 'declined', 'begun'],
  });
});

it('what the address says narrows it, and words of nobody do not', () => {
  expect(referralAsked({ mine: 'received', state: 'closed', service: 'ecm', plan: 'all' }, undefined)).toEqual({
    mine: 'received',
    states: ['closed'],
    services: ['ecm'],
  });
  expect(referralAsked({ mine: 'theirs', state: 'any', late: 'yes' }, 'ccah')).toEqual({ plan: 'ccah', overdue: true });
});
