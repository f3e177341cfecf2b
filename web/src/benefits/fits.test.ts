import { expect, it } from 'vitest';
import type { BenefitLine } from '../contract/benefits.ts';
import { fits } from './fits.ts';

const benefit: BenefitLine = {
  key: 'k', pack: 'p', group: 'lactation', title: 'Educación para la lactancia', description: 'Ayuda para amamantar', codes: ['Z5023'], authorization: 'never',
};

it('finds a benefit by words of its page and by its codes, whatever the accents and case', () => {
  expect(fits(benefit, '')).toBe(true);
  expect(fits(benefit, 'EDUCACION lactancia')).toBe(true);
  expect(fits(benefit, 'z5023')).toBe(true);
  expect(fits(benefit, 'educacion tabaco')).toBe(false);
});
