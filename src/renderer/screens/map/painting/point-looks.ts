// How the points of the map look: what both the choice of points and their painting read.
/** By point; all arrays are of one length. */
export type PointLooks = {
  /** x and y by turns. */
  readonly places: Float32Array;
  /** The places that points come from, when a map is laid out again; otherwise the same. */
  readonly placesBefore: Float32Array;
  /** Four bytes each. */
  readonly colours: Uint8Array;
  /** In pixels, where the map is seen whole. */
  readonly radii: Float32Array;
  /** 1 for a ring around the point, else 0. */
  readonly rings: Uint8Array;
};
