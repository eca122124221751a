// Paints the points on a plain canvas, for computers without WebGL: the same picture, slower.
import { toScreen } from '../camera.ts';
import { cssColour, type Rgba } from '../colour-scales.ts';
import { ringGap, ringWidth, type PointLooks, type PointPainter } from './painter.ts';

export function createCanvasPainter(canvas: HTMLCanvasElement): PointPainter {
  const context = canvas.getContext('2d');
  let looks: PointLooks | null = null;
  let fills: string[] = [];
  return {
    kind: 'canvas',
    show: (next) => {
      looks = next;
      fills = coloursAsText(next.colours);
    },
    paint: ({ camera, size, pixelRatio, growth, arrival, ringColour }) => {
      if (context === null || looks === null) return;
      const { places, placesBefore, radii, rings } = looks;
      context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      context.clearRect(0, 0, size.width, size.height);
      context.strokeStyle = cssColour(ringColour);
      context.lineWidth = ringWidth;
      for (let point = 0; point < radii.length; point++) {
        const mixed = (k: number): number => {
          const before = placesBefore[2 * point + k] ?? 0;
          return before + ((places[2 * point + k] ?? 0) - before) * arrival;
        };
        const at = toScreen(camera, size, { x: mixed(0), y: mixed(1) });
        const radius = (radii[point] ?? 1) * growth;
        if (at.x < -radius || at.y < -radius || at.x > size.width + radius || at.y > size.height + radius)
          continue;
        context.fillStyle = fills[point] ?? '';
        context.beginPath();
        context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
        context.fill();
        if (rings[point] !== 1) continue;
        context.beginPath();
        context.arc(at.x, at.y, radius + ringGap + ringWidth / 2, 0, 2 * Math.PI);
        context.stroke();
      }
    },
    dispose: () => {
      looks = null;
    },
  };
}

/** Most points share a few colours. */
function coloursAsText(colours: Uint8Array): string[] {
  const texts = new Map<number, string>();
  return Array.from({ length: colours.length / 4 }, (_, point) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = colours.subarray(4 * point, 4 * point + 4);
    const key = ((red << 24) | (green << 16) | (blue << 8) | alpha) >>> 0;
    const colour: Rgba = [red, green, blue, alpha];
    const text = texts.get(key) ?? cssColour(colour);
    texts.set(key, text);
    return text;
  });
}
