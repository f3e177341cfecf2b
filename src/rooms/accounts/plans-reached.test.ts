import { expect, it } from 'vitest';
import { type BrandReach, plansReached } from './plans-reached.ts';

const brands: readonly BrandReach[] = [
  { plan: 'whole', brand: 'sister', reachedBy: ['plan_people', 'contracted'] },
  { plan: 'whole', brand: 'apart', reachedBy: ['contracted'] },
];

it('the people of a plan come to the brands it serves, organizations to those its contracts are for', () => {
  expect(plansReached('plan', ['whole'], brands)).toEqual(['whole', 'sister']);
  expect(plansReached('provider', ['whole', 'other'], brands)).toEqual(['whole', 'other', 'sister', 'apart']);
});

it('the people of a brand come to the brand alone, and a member to nothing more', () => {
  expect(plansReached('plan', ['sister'], brands)).toEqual(['sister']);
  expect(plansReached('members', ['whole'], brands)).toEqual(['whole']);
});
