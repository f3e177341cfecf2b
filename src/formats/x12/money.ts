import type { Cents } from '../../kernel/index.ts';
import type { Segment } from './segment.ts';

/** An amount as whole cents, read from the bytes; undefined unless it is at most ten digits with two decimals. */
export function centsAt(segment: Segment, n: number): Cents | undefined {
  if (!segment.has(n)) return undefined;
  const { bytes } = segment;
  const end = segment.endOf(n);
  let i = segment.startOf(n);
  const isNegative = bytes[i] === 0x2d;
  if (isNegative) i++;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 0x2e && decimals < 0) decimals = 0;
    else return undefined;
  }
  if (digits === 0 || digits > 12 || decimals > 2) return undefined;
  const cents = decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100;
  if (cents > 999_999_999_999) return undefined;
  return isNegative && cents !== 0 ? -cents : cents;
}

/** A plain decimal quantity; undefined for exponents, signs in odd places or more digits than a quantity has. */
export function quantityAt(segment: Segment, n: number): number | undefined {
  const text = segment.element(n);
  return /^-?(\d{1,15}(\.\d{0,6})?|\.\d{1,6})$/.test(text) ? Number(text) : undefined;
}
