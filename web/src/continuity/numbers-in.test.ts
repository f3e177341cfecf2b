import { describe, expect, it } from 'vitest';
import { numbersIn } from './numbers-in.ts';

describe('a transition list', () => {
  it('is every number in the text, whatever stands around it, each once', () => {
    expect(numbersIn('cin,name\n90000001A,ANA\n 90000002b ; BO\n90000001A\n')).toEqual(['90000001A', '90000002B']);
    expect(numbersIn('909-555-0101, 123456789, nobody')).toEqual([]);
  });
});
