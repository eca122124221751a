// A region drawn by hand, and what is inside of it.
import type { Box, Point } from './camera.ts';
import type { PointGrid } from './point-grid.ts';

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

/** Points of the grid inside of the closed line, highest number first: best known first, as the map orders them. */
export function lassoed(grid: PointGrid, line: readonly Point[]): number[] {
  if (line.length < fewestCorners) return [];
  const inside: number[] = [];
  grid.forEachIn(boundsOf(line), (point, x, y) => {
    if (isInside(line, { x, y })) inside.push(point);
  });
  return inside.sort((a, b) => b - a);
}

/** Points in the box in the same order. */
export function boxed(grid: PointGrid, box: Box): number[] {
  const inside: number[] = [];
  grid.forEachIn(box, (point) => inside.push(point));
  return inside.sort((a, b) => b - a);
}
