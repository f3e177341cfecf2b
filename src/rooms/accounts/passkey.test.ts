import { describe, expect, it } from 'vitest';
import { isCopied, removalRefusal } from './passkey.ts';

describe('a passkey', () => {
  it.each([
    [0, 0, false],
    [0, 1, false],
    [4, 5, false],
    [5, 5, true],
    [5, 4, true],
    [5, 0, true],
  ])('that counted %i and now says %i is a copy: %s', (before, now, copied) => {
    expect(isCopied(before, now)).toBe(copied);
  });

  it('is removed beside codes or another passkey, and never when it is the last second factor', () => {
    expect(removalRefusal(true, 1)).toBeUndefined();
    expect(removalRefusal(false, 2)).toBeUndefined();
    expect(removalRefusal(false, 1)).toMatchObject({ refusal: { code: 'last_factor' } });
  });
});
