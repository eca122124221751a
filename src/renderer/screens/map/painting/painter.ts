// What paints the map's points: WebGL where there is any, a plain canvas where not.
import type { Camera, Size } from '../camera.ts';
import type { Rgba } from '../colour-scales.ts';
import { createCanvasPainter } from './canvas-painter.ts';
import { createWebglPainter } from './webgl-painter.ts';

/** By point; all arrays are of one length. */
export type PointLooks = {
  /** x and y by turns. */
  readonly places: Float32Array;
  /** The places that points come from, when a map is laid out anew; else the same. */
  readonly placesBefore: Float32Array;
  /** Four bytes each. */
  readonly colours: Uint8Array;
  /** In pixels, where the map is seen whole. */
  readonly radii: Float32Array;
  /** 1 for a ring around the point, else 0. */
  readonly rings: Uint8Array;
};

export type Scene = {
  readonly camera: Camera;
  readonly size: Size;
  readonly pixelRatio: number;
  /** What radii are multiplied by. */
  readonly growth: number;
  /** From the places before (0) to the present ones (1). */
  readonly arrival: number;
  readonly ringColour: Rgba;
};

export interface PointPainter {
  readonly kind: 'webgl' | 'canvas';
  show(looks: PointLooks): void;
  paint(scene: Scene): void;
  dispose(): void;
}

/** Width of a ring and of the gap between it and its point, in pixels. */
export const ringWidth = 1.75;
export const ringGap = 1.25;

/** A canvas that gave one kind of context never gives the other: without WebGL it is left as it was. */
export function createPainter(canvas: HTMLCanvasElement, onLost: () => void): PointPainter {
  return createWebglPainter(canvas, onLost) ?? createCanvasPainter(canvas);
}
