// What a motif is: a picture in a box of given size, and the colours it ends with at its top and bottom.
import type { Ink } from './palettes.ts';
import type { Random } from './random.ts';
import type { Shape } from './shapes.ts';

/** Size of the box in the cover's units; a cover is 200 wide and 300 high. */
export type Box = { readonly width: number; readonly height: number };

export type Picture = {
  /** The colour behind everything; the title's block above continues it. */
  readonly sky: Ink;
  /** The colour along the bottom edge; the title's block below continues it. */
  readonly floor: Ink;
  readonly shapes: readonly Shape[];
};

export type Motif = (random: Random, box: Box) => Picture;
