// Finds points of the map by place: the world as a grid of cells, each with the points that are in it.
import type { Box, Point } from './camera.ts';

/** Points for a cell on the average. */
const pointsPerCell = 4;

export class PointGrid {
  readonly #places: Float32Array;
  readonly #columns: number;
  readonly #left: number;
  readonly #bottom: number;
  readonly #cell: number;
  readonly #rows: number;
  /** Points of the cell c are `#points` from `#starts[c]` up to `#starts[c + 1]`. */
  readonly #starts: Int32Array;
  readonly #points: Int32Array;

  /** `places` are x and y by turns. */
  constructor(places: Float32Array) {
    const count = places.length / 2;
    let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
      const [x, y] = [places[2 * i] ?? 0, places[2 * i + 1] ?? 0];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    }
    const side = count === 0 ? 1 : Math.max(right - left, top - bottom, 1e-6);
    this.#places = places;
    this.#left = count === 0 ? 0 : left;
    this.#bottom = count === 0 ? 0 : bottom;
    this.#cell = side / Math.max(1, Math.floor(Math.sqrt(count / pointsPerCell)));
    this.#columns = count === 0 ? 1 : Math.floor((right - left) / this.#cell) + 1;
    this.#rows = count === 0 ? 1 : Math.floor((top - bottom) / this.#cell) + 1;
    this.#starts = new Int32Array(this.#columns * this.#rows + 1);
    this.#points = new Int32Array(count);
    this.#fill(count);
  }

  /** The point next to `at` within `radius`; of two that are equally near the later one. Null if there is none. */
  nearest(at: Point, radius: number, isAllowed: (point: number) => boolean = () => true): number | null {
    let found: number | null = null;
    let least = radius ** 2;
    const box = { left: at.x - radius, right: at.x + radius, bottom: at.y - radius, top: at.y + radius };
    this.forEachIn(box, (point, x, y) => {
      const squared = (x - at.x) ** 2 + (y - at.y) ** 2;
      if (squared <= least && isAllowed(point)) [found, least] = [point, squared];
    });
    return found;
  }

  /** Calls `visit` for each point in the box, in no order to rely on. */
  forEachIn(box: Box, visit: (point: number, x: number, y: number) => void): void {
    const fromColumn = Math.max(0, this.#columnAt(box.left));
    const toColumn = Math.min(this.#columns - 1, this.#columnAt(box.right));
    const fromRow = Math.max(0, this.#rowAt(box.bottom));
    const toRow = Math.min(this.#rows - 1, this.#rowAt(box.top));
    for (let row = fromRow; row <= toRow; row++) {
      const first = this.#starts[row * this.#columns + fromColumn] ?? 0;
      const end = this.#starts[row * this.#columns + toColumn + 1] ?? 0;
      for (let k = first; k < end; k++) {
        const point = this.#points[k] ?? 0;
        const [x, y] = [this.#places[2 * point] ?? 0, this.#places[2 * point + 1] ?? 0];
        if (x >= box.left && x <= box.right && y >= box.bottom && y <= box.top) visit(point, x, y);
      }
    }
  }

  #columnAt(x: number): number {
    return Math.floor((x - this.#left) / this.#cell);
  }

  #rowAt(y: number): number {
    return Math.floor((y - this.#bottom) / this.#cell);
  }

  #cellOf(point: number): number {
    return (
      this.#rowAt(this.#places[2 * point + 1] ?? 0) * this.#columns +
      this.#columnAt(this.#places[2 * point] ?? 0)
    );
  }

  /** Counting sort by cell. */
  #fill(count: number): void {
    for (let point = 0; point < count; point++) {
      const after = this.#cellOf(point) + 1;
      this.#starts[after] = (this.#starts[after] ?? 0) + 1;
    }
    for (let cell = 1; cell < this.#starts.length; cell++) {
      this.#starts[cell] = (this.#starts[cell] ?? 0) + (this.#starts[cell - 1] ?? 0);
    }
    const next = this.#starts.slice();
    for (let point = 0; point < count; point++) {
      const cell = this.#cellOf(point);
      const place = next[cell] ?? 0;
      this.#points[place] = point;
      next[cell] = place + 1;
    }
  }
}
