// Finds points of the map by place. All are looked at: of 90,000 that takes about a millisecond.
import type { Box, Point } from './camera.ts';

/** Where a point is; `places` are x and y by turns. */
export function placeAt(places: Float32Array, point: number): Point {
  return { x: places[2 * point] ?? 0, y: places[2 * point + 1] ?? 0 };
}

/** The box of all that is at most `radius` away, to the sides and up and down. */
export function boxAround({ x, y }: Point, radius: number): Box {
  return { left: x - radius, right: x + radius, bottom: y - radius, top: y + radius };
}

/** The points in the box, highest number first: best known first, as the map orders them. */
export function pointsIn(places: Float32Array, { left, right, bottom, top }: Box): number[] {
  const inside: number[] = [];
  for (let point = places.length / 2 - 1; point >= 0; point--) {
    const { x, y } = placeAt(places, point);
    if (x >= left && x <= right && y >= bottom && y <= top) inside.push(point);
  }
  return inside;
}

/** The point next to `at` within `radius`; of two that are equally near the better known one. Null if there is none. */
export function nearestPoint(places: Float32Array, at: Point, radius: number): number | null {
  let found: number | null = null;
  let least = radius;
  for (const point of pointsIn(places, boxAround(at, radius))) {
    const { x, y } = placeAt(places, point);
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance < least || (found === null && distance === least)) [found, least] = [point, distance];
  }
  return found;
}
