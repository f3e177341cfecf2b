import { describe, expect, test } from 'vitest';
import { MET, NOT_APPLICABLE, UNKNOWN, UNMET } from './verdict.ts';
import { Way } from './way.ts';

describe('a way through answers', () => {
  test('leads to one place for the same answers, and knows them', () => {
    const start = new Way<string>();
    const there = start.on(MET).on(UNMET).on(UNKNOWN).on(NOT_APPLICABLE);
    expect(start.on(MET).on(UNMET).on(UNKNOWN).on(NOT_APPLICABLE)).toBe(there);
    expect(there.answers()).toEqual([MET, UNMET, UNKNOWN, NOT_APPLICABLE]);
    expect(start.answers()).toEqual([]);
  });

  test('remembers so many places and no more; the answers are right all the same', () => {
    const start = new Way<string>();
    const answers = [MET, UNKNOWN, UNMET] as const;
    const paths = Array.from({ length: 3 ** 7 }, (_, n) =>
      Array.from({ length: 7 }, (_, i) => answers[Math.floor(n / 3 ** i) % 3] ?? MET),
    );
    const end = (path: (typeof paths)[number]) => path.reduce((way, answer) => way.on(answer), start);
    expect(paths.map((path) => end(path).answers())).toEqual(paths);
    const kept = paths.filter((path) => Object.is(end(path), end(path))).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(1_000);
  });
});
