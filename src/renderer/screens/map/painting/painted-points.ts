// Which points are painted: seen from afar most of many lie under others, where nobody can distinguish them.
import { viewBox, type Camera, type Size } from '../camera.ts';
import type { PointLooks } from './point-looks.ts';

/** Where so few are, all are painted. */
const fewPoints = 20_000;
/** Of the points whose middles are in a square of this side, in pixels, so many are painted: the best known. */
const square = { side: 3, most: 2 };
/** Zooms within this factor share a choice, so that points do not flicker. */
const zoomStep = Math.SQRT2;
/** Nearer, where there would be more squares than this along a side, points are apart anyway. */
const mostSquares = 2048;
/** No point reaches further from its middle, in pixels. */
const reach = 40;
/** Points that a chosen genre leaves behind are fainter than this: they hide none of those that stand out. */
const faintAlpha = 128;

export class PaintedPoints {
  readonly #looks: PointLooks;
  /** The points to paint by step of zoom, in their order. */
  readonly #chosen = new Map<number, Uint32Array>();
  /** Room for those in view, used again for each frame. */
  #inView: Uint32Array | null = null;

  constructor(looks: PointLooks) {
    this.#looks = looks;
  }

  /** The numbers of the points to paint, in their order, until it is asked again; null for all. */
  shown(camera: Camera, size: Size): Uint32Array | null {
    const { places, radii } = this.#looks;
    if (radii.length <= fewPoints) return null;
    const step = Math.ceil(Math.log(camera.zoom) / Math.log(zoomStep));
    const chosen = this.#chosen.get(step) ?? bestOfSquares(this.#looks, square.side / zoomStep ** step);
    this.#chosen.set(step, chosen);
    const box = viewBox(camera, size);
    const beyond = reach / camera.zoom;
    const [left, right] = [box.left - beyond, box.right + beyond];
    const [bottom, top] = [box.bottom - beyond, box.top + beyond];
    const inView = (this.#inView ??= new Uint32Array(radii.length));
    let count = 0;
    for (let k = 0; k < chosen.length; k++) {
      const point = chosen[k] ?? 0;
      const x = places[2 * point] ?? 0;
      const y = places[2 * point + 1] ?? 0;
      if (x < left || x > right || y < bottom || y > top) continue;
      inView[count] = point;
      count += 1;
    }
    return inView.subarray(0, count);
  }
}

/** The last points of each square of the world, which are best known, and all with a ring. */
function bestOfSquares({ places, colours, rings }: PointLooks, side: number): Uint32Array {
  const count = rings.length;
  const farthest = places.reduce((most, place) => Math.max(most, Math.abs(place)), 0);
  const across = 2 * Math.ceil(farthest / side) + 1;
  if (across > mostSquares) return Uint32Array.from({ length: count }, (_, point) => point);
  const [strong, faint] = [new Uint8Array(across ** 2), new Uint8Array(across ** 2)];
  const chosen = new Uint32Array(count);
  let from = count;
  for (let point = count - 1; point >= 0; point--) {
    const column = Math.floor(((places[2 * point] ?? 0) + farthest) / side);
    const row = Math.floor(((places[2 * point + 1] ?? 0) + farthest) / side);
    const painted = (colours[4 * point + 3] ?? 0) < faintAlpha ? faint : strong;
    const at = row * across + column;
    const before = painted[at] ?? 0;
    if (before >= square.most && rings[point] !== 1) continue;
    painted[at] = before + 1;
    from -= 1;
    chosen[from] = point;
  }
  return chosen.slice(from);
}
