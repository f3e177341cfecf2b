/** A glyph's outline as a TrueType `glyf` record, in thousandths of the type size. */
export interface Outline {
  readonly bytes: Uint8Array;
  readonly points: number;
  readonly contours: number;
  readonly box: readonly [number, number, number, number];
}

export interface PathCommand {
  readonly type: string;
  readonly values: readonly number[];
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

const EMPTY: Outline = { bytes: new Uint8Array(0), points: 0, contours: 0, box: [0, 0, 0, 0] };
const ON_CURVE = 1;

/** One record from the outlines of a cluster's glyphs, each moved to its place. */
export function outlineOf(parts: readonly { path: readonly PathCommand[]; dx: number; dy: number }[]): Outline {
  const contours = parts.flatMap(({ path, dx, dy }) => contoursOf(path, dx, dy));
  const points = contours.flat();
  if (points.length === 0) return EMPTY;
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  const view = new DataView(new ArrayBuffer(10 + contours.length * 2 + 2 + points.length * 5 + 1));
  view.setInt16(0, contours.length);
  box.forEach((n, i) => {
    view.setInt16(2 + i * 2, n);
  });
  let at = 10;
  let last = -1;
  for (const contour of contours) {
    last += contour.length;
    view.setUint16(at, last);
    at += 2;
  }
  // No hinting instructions: paper and today's screens need none.
  at += 2;
  for (const point of points) view.setUint8(at++, point.on ? ON_CURVE : 0);
  for (const axis of ['x', 'y'] as const) {
    let before = 0;
    for (const point of points) {
      view.setInt16(at, point[axis] - before);
      before = point[axis];
      at += 2;
    }
  }
  // Records start at even places.
  const bytes = new Uint8Array(view.buffer, 0, at + (at % 2));
  return { bytes, points: points.length, contours: contours.length, box };
}

function contoursOf(path: readonly PathCommand[], dx: number, dy: number): Point[][] {
  const contours: Point[][] = [];
  let current: Point[] = [];
  const add = (x = 0, y = 0, on = true) => current.push({ x: Math.round(x + dx), y: Math.round(y + dy), on });
  for (const { type, values } of path) {
    if (type === 'M') current = [];
    if (type === 'C') throw new Error('the outline has cubic curves: only TrueType faces can be embedded');
    if (type === 'Q') add(values[0], values[1], false);
    if (type === 'M' || type === 'L') add(values[0], values[1]);
    if (type === 'Q') add(values[2], values[3]);
    if (type === 'Z') {
      const [start, end] = [current[0], current.at(-1)];
      if (current.length > 1 && start && end?.on && start.x === end.x && start.y === end.y) current.pop();
      if (current.length > 1) contours.push(current);
      current = [];
    }
  }
  return contours;
}
