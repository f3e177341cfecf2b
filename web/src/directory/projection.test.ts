import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { onMap } from './projection.ts';

const outlines = JSON.parse(
  readFileSync(new URL('../../../policy/places/california-counties.json', import.meta.url), 'utf8'),
);
const box = (name: string) => {
  const { path } = outlines.counties.find((county: { name: string }) => county.name === name);
  const numbers = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(
    ([, x, y]: string[]) => [Number(x), Number(y)] as const,
  );
  const [xs, ys] = [numbers.map(([x]) => x), numbers.map(([, y]) => y)];
  return { west: Math.min(...xs), east: Math.max(...xs), north: Math.min(...ys), south: Math.max(...ys) };
};

describe('the map of California', () => {
  it.each([
    ['Merced', 37.3022, -120.483],
    ['Alameda', 37.8044, -122.2712],
    ['Imperial', 32.792, -115.5631],
    ['Sacramento', 38.5816, -121.4944],
  ])('puts a place of %s county within its outline', (county, latitude, longitude) => {
    const { x, y } = onMap(outlines.frame, { latitude, longitude });
    const { west, east, north, south } = box(county);
    expect(x > west && x < east && y > north && y < south).toBe(true);
  });

  it('has all 58 counties', () => {
    expect(outlines.counties).toHaveLength(58);
  });
});
