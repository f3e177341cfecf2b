import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centsFromDollars, formatDollars, MAX_CENTS, parseDollars, percentOf } from './index.ts';

const amounts = fc.integer({ min: -MAX_CENTS, max: MAX_CENTS });

describe('dollars as text', () => {
  test.each([
    ['45.74', 4574],
    ['45.7', 4570],
    ['45', 4500],
    ['0.05', 5],
    ['0', 0],
    ['007', 700],
    ['-1.01', -101],
    ['-0', 0],
    ['9999999999.99', MAX_CENTS],
  ])('%s is %i cents', (text, cents) => {
    expect(parseDollars(text)).toBe(cents);
  });

  test.each([
    '12345678901234567890',
    '99999999999.00',
    '1e3',
    '1E3',
    '0x10',
    '1.005',
    '1.',
    '.5',
    '+5',
    '--5',
    '- 5',
    '1,000.00',
    '$5',
    ' 5',
    '5 ',
    '5\n',
    '',
    'NaN',
    'Infinity',
    '٥',
  ])('%j is no amount', (text) => {
    expect(parseDollars(text)).toBeUndefined();
  });

  test('every amount is read back as it is written', () => {
    fc.assert(
      fc.property(amounts, (cents) => {
        expect(parseDollars(formatDollars(cents))).toBe(cents);
      }),
    );
  });

  test('always carry two decimals', () => {
    expect(formatDollars(4570)).toBe('45.70');
    expect(formatDollars(5)).toBe('0.05');
    expect(formatDollars(0)).toBe('0.00');
    expect(formatDollars(-5)).toBe('-0.05');
    expect(formatDollars(-150)).toBe('-1.50');
    expect(formatDollars(MAX_CENTS)).toBe('9999999999.99');
  });
});

describe('dollars as a number', () => {
  test.each([
    [45.74, 4574],
    [0.3, 30],
    [1_234_567_890.11, 123_456_789_011],
    [1.15, 115],
    [-2.5, -250],
    [0, 0],
  ])('%d dollars are %i cents', (dollars, cents) => {
    expect(centsFromDollars(dollars)).toBe(cents);
  });

  test.each([0.005, 45.745, 0.1 + 0.2, 1e-9, Number.NaN, Number.POSITIVE_INFINITY, 1e11])(
    '%d dollars are no amount',
    (n) => {
      expect(centsFromDollars(n)).toBeUndefined();
    },
  );

  test('every amount survives the way through a decimal number', () => {
    fc.assert(
      fc.property(amounts, (cents) => {
        expect(centsFromDollars(cents / 100)).toBe(cents);
      }),
    );
  });
});

describe('percent of an amount', () => {
  test.each([
    [10_000, 80, 8000],
    [31_250, 80, 25_000],
    [31_249, 80, 24_999], // 24999.2
    [1, 50, 1], // half a cent rounds up
    [3, 50, 2], // 1.5
    [1, 49.9999, 0],
    [999, 80, 799], // 799.2
    [4500, 9.25, 416], // 416.25
    [200, 8.75, 18], // 17.5
    [100, 0, 0],
    [0, 80, 0],
    [12_345, 100, 12_345],
  ])('of %i cents, %d percent is %i', (cents, percent, expected) => {
    expect(percentOf(cents, percent)).toBe(expected);
  });

  test('is exact to the ten-thousandth of a percent, half a cent rounding up', () => {
    const tenThousandths = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_CENTS }), tenThousandths, (cents, p) => {
        const exact = (BigInt(cents) * BigInt(p) + 500_000n) / 1_000_000n;
        expect(percentOf(cents, p / 10_000)).toBe(Number(exact));
      }),
    );
  });
});
