// What a painter of the map's points is given to paint.
import type { Camera, Size } from '../camera.ts';
import type { Rgba } from '../colour-scales.ts';

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
