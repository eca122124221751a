// Runs inside the window for a test of the map: paints the same points with WebGL and on the processor, and compares the pictures.
import { createRandom } from '../../src/engine/base/random.ts';
import { createPixelPainter } from '../../src/renderer/screens/map/painting/pixel-painter.ts';
import type { PointPainter } from '../../src/renderer/screens/map/painting/point-painter.ts';
import { createWebglPainter } from '../../src/renderer/screens/map/painting/webgl-painter.ts';

const [width, height, points] = [300, 200, 400];

/** Share of pixels that are painted; how far the pictures are apart in the mean and where both are opaque, of 255. */
export function compare(arrival: number): { painted: number; difference: number; inside: number } {
  const one = pictureOf((canvas) => {
    const getContext = canvas.getContext.bind(canvas);
    // The test's computer has no graphics card either.
    canvas.getContext = ((kind: string, options: object) =>
      getContext(kind, { ...options, failIfMajorPerformanceCaveat: false })) as typeof canvas.getContext;
    const painter = createWebglPainter(canvas, () => undefined);
    if (painter === null) throw new Error('There is no WebGL2 at all.');
    return painter;
  }, arrival);
  const other = pictureOf(createPixelPainter, arrival);
  let [painted, difference, opaque, inside] = [0, 0, 0, 0];
  for (let at = 0; at < one.length; at += 4) {
    const [alphaOfOne, alphaOfOther] = [one[at + 3] ?? 0, other[at + 3] ?? 0];
    painted += alphaOfOne > 0 ? 1 : 0;
    for (let part = at; part < at + 4; part++) {
      const apart = Math.abs(multiplied(one, part, at) - multiplied(other, part, at));
      difference += apart;
      if (alphaOfOne === 255 && alphaOfOther === 255) inside += apart;
    }
    if (alphaOfOne === 255 && alphaOfOther === 255) opaque += 4;
  }
  return {
    painted: (4 * painted) / one.length,
    difference: difference / one.length,
    inside: inside / opaque,
  };
}

/** The colour of a nearly transparent pixel is seen as little as the pixel. */
function multiplied(data: Uint8ClampedArray, part: number, at: number): number {
  return part === at + 3 ? (data[part] ?? 0) : ((data[part] ?? 0) * (data[at + 3] ?? 0)) / 255;
}

function pictureOf(create: (canvas: HTMLCanvasElement) => PointPainter, arrival: number): Uint8ClampedArray {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const painter = create(canvas);
  const random = createRandom(1, 'painters');
  const places = Float32Array.from({ length: 2 * points }, () => 2.4 * random.uniform() - 1.2);
  painter.show({
    places,
    placesBefore: places.map((place) => place / 2),
    colours: Uint8Array.from({ length: 4 * points }, (_, i) =>
      i % 4 === 3 ? (random.uniform() < 0.7 ? 255 : 150) : random.integer(256),
    ),
    radii: Float32Array.from({ length: points }, () => 0.4 + 6 * random.uniform() ** 3),
    rings: Uint8Array.from({ length: points }, () => (random.uniform() < 0.1 ? 1 : 0)),
  });
  painter.paint({
    camera: { x: 0.1, y: -0.05, zoom: 130 },
    size: { width, height },
    pixelRatio: 1,
    growth: 1.1,
    arrival,
    ringColour: [255, 160, 80, 230],
  });
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [width, height];
  const context = copy.getContext('2d');
  if (context === null) throw new Error('There is no canvas.');
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  painter.dispose();
  return data;
}
