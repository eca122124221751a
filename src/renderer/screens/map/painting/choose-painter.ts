// The painter of the map's points: the graphics card where there is one, otherwise the processor.
import { createPixelPainter } from './pixel-painter.ts';
import type { PointPainter } from './point-painter.ts';
import { createWebglPainter } from './webgl-painter.ts';

export function createPainter(canvas: HTMLCanvasElement, onLost: () => void): PointPainter {
  return createWebglPainter(canvas, onLost) ?? createPixelPainter(canvas);
}
