import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cinFrom, isNpi, npiFrom } from './index.ts';

const npis = fc
  .tuple(fc.constantFrom('1', '2'), fc.stringMatching(/^\d{8}$/))
  .map(([first, rest]) => npiFrom(first + rest));

describe('a national provider identifier', () => {
  // 1234567893 is the example of the NPI check digit standard.
  test.each(['1234567893', '1999999984', '2000000002'])('%s passes its check digit', (npi) => {
    expect(isNpi(npi)).toBe(true);
  });

  test.each([
    ['another check digit', '1234567890'],
    ['a first digit that is neither 1 nor 2', '3234567891'],
    ['nine digits', '123456789'],
    ['eleven digits', '12345678931'],
    ['a letter', '123456789A'],
    ['a blank in front', ' 1234567893'],
    ['a line end behind', '1234567893\n'],
    ['nothing', ''],
  ])('fails with %s', (_name, npi) => {
    expect(isNpi(npi)).toBe(false);
  });

  test('with any one digit changed always fails', () => {
    fc.assert(
      fc.property(npis, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (npi, at, by) => {
        const digit = (Number(npi[at]) + by) % 10;
        expect(isNpi(npi.slice(0, at) + digit + npi.slice(at + 1))).toBe(false);
      }),
    );
  });

  test('is made from nine digits, in one way', () => {
    expect(npiFrom('123456789')).toBe('1234567893');
    fc.assert(
      fc.property(npis, (npi) => {
        const others = [...'0123456789'].filter((check) => isNpi(npi.slice(0, 9) + check));
        expect(others).toEqual([npi.slice(9)]);
      }),
    );
  });

  test.each(['312345678', '12345678', 'one', ''])('cannot be made from %j', (nine) => {
    expect(() => npiFrom(nine)).toThrow('an NPI begins with 1 or 2');
  });
});

describe('a client index number', () => {
  test.each([
    ['nine characters', '91234567A', '91234567A'],
    ['ten, with a check digit', '91234567A4', '91234567A'],
    ['fourteen, with the issue date', '91234567A45123', '91234567A'],
    ['lower case', '91234567a', '91234567A'],
    ['blanks around', ' 91234567A ', '91234567A'],
  ])('is read from %s', (_name, text, cin) => {
    expect(cinFrom(text)).toBe(cin);
  });

  test.each([
    ['eight characters', '9123456A'],
    ['eleven characters', '91234567A45'],
    ['thirteen characters', '91234567A4512'],
    ['fifteen characters', '91234567A451234'],
    ['another first digit', '81234567A'],
    ['a digit for the letter', '912345678'],
    ['a letter among the digits', '9123B567A'],
    ['nothing', ''],
  ])('is not read from %s', (_name, text) => {
    expect(cinFrom(text)).toBeUndefined();
  });
});
