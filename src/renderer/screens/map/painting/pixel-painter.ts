// Paints the points of the map on the processor: without a graphics card that is several times as quick as WebGL.
import { paintDisc, paintRing, wordOf, type Pixels } from './discs.ts';
import { PaintedPoints } from './painted-points.ts';
import type { PointLooks } from './point-looks.ts';
import { ringGap, ringWidth, type PointPainter, type Scene } from './point-painter.ts';

/** @throws Error where a canvas has no context at all */
export function createPixelPainter(canvas: HTMLCanvasElement): PointPainter {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('There is no canvas to paint on.');
  let image = context.createImageData(1, 1);
  let looks: PointLooks | null = null;
  let apart: PaintedPoints | null = null;
  return {
    show: (shown) => {
      looks = shown;
      apart = new PaintedPoints(shown);
    },
    paint: (scene) => {
      if (image.width !== canvas.width || image.height !== canvas.height) {
        image = context.createImageData(canvas.width, canvas.height);
      }
      const pixels = { width: image.width, height: image.height, words: new Uint32Array(image.data.buffer) };
      pixels.words.fill(0);
      if (looks !== null) {
        const shown = scene.arrival < 1 ? null : (apart?.shown(scene.camera, scene.size) ?? null);
        paintPoints(pixels, looks, shown, scene);
      }
      context.putImageData(image, 0, 0);
    },
    dispose: () => {
      looks = null;
      apart = null;
    },
  };
}

/** Those `shown`, or all, in their order, so that the best known are on top. */
export function paintPoints(
  pixels: Pixels,
  looks: PointLooks,
  shown: Uint32Array | null,
  { camera, size, pixelRatio, growth, arrival, ringColour }: Scene,
): void {
  const { places, placesBefore, colours, radii, rings } = looks;
  const scale = camera.zoom * pixelRatio;
  const left = camera.x - size.width / 2 / camera.zoom;
  const top = camera.y + size.height / 2 / camera.zoom;
  const [ringRed, ringGreen, ringBlue, ringAlpha] = ringColour;
  const ringWord = wordOf(ringRed, ringGreen, ringBlue);
  const count = shown?.length ?? radii.length;
  for (let k = 0; k < count; k++) {
    const point = shown === null ? k : (shown[k] ?? 0);
    let x = places[2 * point] ?? 0;
    let y = places[2 * point + 1] ?? 0;
    if (arrival < 1) {
      const xBefore = placesBefore[2 * point] ?? 0;
      const yBefore = placesBefore[2 * point + 1] ?? 0;
      x = xBefore + (x - xBefore) * arrival;
      y = yBefore + (y - yBefore) * arrival;
    }
    x = (x - left) * scale;
    y = (top - y) * scale;
    const radius = (radii[point] ?? 0) * growth * pixelRatio;
    const at = 4 * point;
    const colour = wordOf(colours[at] ?? 0, colours[at + 1] ?? 0, colours[at + 2] ?? 0);
    paintDisc(pixels, x, y, radius, colour, colours[at + 3] ?? 0);
    if (rings[point] === 1) {
      const inner = radius + ringGap * pixelRatio;
      paintRing(pixels, x, y, { inner, outer: inner + ringWidth * pixelRatio }, ringWord, ringAlpha);
    }
  }
}
