// A region drawn by hand, and what is inside of it.
import type { Box, Point } from './camera.ts';
import { placeAt, pointsIn } from './points.ts';

/** A line with fewer corners than this, or one shorter than a click's tremble, is no lasso. */
const fewestCorners = 3;

/** Adds a point to a line that is being drawn, unless it is hardly further on (`step` in the line's units). */
export function extended(line: readonly Point[], point: Point, step: number): readonly Point[] {
  const last = line.at(-1);
  return last !== undefined && Math.hypot(point.x - last.x, point.y - last.y) < step
    ? line
    : [...line, point];
}

/** Whether the point is inside of the closed line, by the even-odd rule. */
export function isInside(line: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  let before = line.at(-1);
  for (const corner of line) {
    if (before !== undefined && corner.y > y !== before.y > y) {
      const crossing = corner.x + ((y - corner.y) / (before.y - corner.y)) * (before.x - corner.x);
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

export function boundsOf(line: readonly Point[]): Box {
  const [xs, ys] = [line.map(({ x }) => x), line.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** The points inside of the closed line, best known first. */
export function lassoed(places: Float32Array, line: readonly Point[]): number[] {
  if (line.length < fewestCorners) return [];
  return pointsIn(places, boundsOf(line)).filter((point) => isInside(line, placeAt(places, point)));
}
