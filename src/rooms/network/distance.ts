/** A point on the earth, in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the earth, in miles. */
const RADIUS = 3958.7613;
export const KILOMETERS_PER_MILE = 1.609344;

/** Great-circle distance by the haversine formula. */
export function milesBetween(a: Point, b: Point): number {
  const [x, y] = [radians(a.latitude), radians(b.latitude)];
  const h = haversine(y - x) + Math.cos(x) * Math.cos(y) * haversine(radians(b.longitude - a.longitude));
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

function haversine(angle: number): number {
  return Math.sin(angle / 2) ** 2;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
