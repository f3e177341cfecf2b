/** Whole US cents. Money is never a fraction of a cent and never a float of dollars. */
export type Cents = number;

/** The largest amount accepted anywhere: 9,999,999,999.99 dollars, what an X12 monetary element can carry safely. */
export const MAX_CENTS: Cents = 999_999_999_999;

const DOLLARS = /^(-?)(\d{1,10})(?:\.(\d{1,2}))?$/;

/** `"45.74"` → 4574. Undefined for anything that is not plain dollars with at most two decimals. */
export function parseDollars(text: string): Cents | undefined {
  const match = DOLLARS.exec(text);
  if (!match) return undefined;
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' && cents !== 0 ? -cents : cents;
}

/** A decimal number of dollars, as YAML gives it, to cents; undefined when it has more than two decimals. */
export function centsFromDollars(dollars: number): Cents | undefined {
  const text = dollars.toFixed(2);
  return Number(text) === dollars ? parseDollars(text) : undefined;
}

/** 4574 → `"45.74"`. */
export function formatDollars(cents: Cents): string {
  const abs = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

/** Percent of an amount, half a cent rounding up. `percent` may have up to four decimals. */
export function percentOf(cents: Cents, percent: number): Cents {
  const parts = Math.round(percent * 10_000);
  const product = cents * parts;
  if (Number.isSafeInteger(product + 500_000)) return Math.floor((product + 500_000) / 1_000_000);
  return Number((BigInt(cents) * BigInt(parts) + 500_000n) / 1_000_000n);
}
