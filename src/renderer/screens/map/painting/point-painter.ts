// What a painter of the map's points is asked for, whichever it is.
import type { Camera, Size } from '../camera.ts';
import type { Rgba } from '../../../ui/token-colours.ts';
import type { PointLooks } from './point-looks.ts';

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
  show(looks: PointLooks): void;
  paint(scene: Scene): void;
  dispose(): void;
}

/** Width of a ring and of the gap between it and its point, in pixels. */
export const ringWidth = 1.75;
export const ringGap = 1.25;
