// Where one looks at the map from: the world's point in the middle of the view, and how large the world is.

export type Point = { readonly x: number; readonly y: number };
export type Size = {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** How far the map reaches up and down from its middle, in the world; from left to right it is 1. */
  readonly reachY?: number;
};
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export type Camera = Point & {
  /** CSS pixels for a unit of the world; the map is about two units wide. */
  readonly zoom: number;
};

/** Of the view that `fitCamera` gives, one can go this far away and near. */
const farthest = 0.6;
const nearest = 60;
/** Free room beside the map where it is seen whole, and above and below it, where there are words and the legend. */
const marginX = 44;
const marginY = 92;

/** The panel with what is right of it, in pixels; in a narrow view it is below, over a share of the height (see MapScreen). */
const panelWidth = 396;
const panelShare = 0.55;
const panelBelowUntil = 640;

/** The world's y grows upwards, the screen's downwards. */
export function toScreen(camera: Camera, size: Size, { x, y }: Point): Point {
  return {
    x: size.width / 2 + (x - camera.x) * camera.zoom,
    y: size.height / 2 - (y - camera.y) * camera.zoom,
  };
}

export function toWorld(camera: Camera, size: Size, { x, y }: Point): Point {
  return {
    x: camera.x + (x - size.width / 2) / camera.zoom,
    y: camera.y - (y - size.height / 2) / camera.zoom,
  };
}

/** The part of the world that is in view; `top` is the larger y. */
export function viewBox(camera: Camera, size: Size): Box {
  const { x: left, y: top } = toWorld(camera, size, { x: 0, y: 0 });
  const { x: right, y: bottom } = toWorld(camera, size, { x: size.width, y: size.height });
  return { left, top, right, bottom };
}

/** Moves what is in the middle of the view to the middle of what the panel leaves free of it. */
export function besidePanel(camera: Camera, { width, height }: Size): Camera {
  return width <= panelBelowUntil
    ? panned(camera, 0, -panelShare * (height / 2))
    : panned(camera, -panelWidth / 2, 0);
}

/** The zoom at which the whole map is in view. */
export function fitZoom({ width, height, reachY = 1 }: Size): number {
  return Math.max(60, Math.min(width / 2 - marginX, (height / 2 - marginY) / reachY));
}

export function fitCamera(size: Size): Camera {
  return { x: 0, y: 0, zoom: fitZoom(size) };
}

export function panned(camera: Camera, byX: number, byY: number): Camera {
  return { ...camera, x: limited(camera.x - byX / camera.zoom), y: limited(camera.y + byY / camera.zoom) };
}

/** Zooms by a factor; what is at `at` (on screen) stays there. */
export function zoomedAt(camera: Camera, size: Size, at: Point, factor: number): Camera {
  const whole = fitZoom(size);
  const zoom = Math.min(nearest * whole, Math.max(farthest * whole, camera.zoom * factor));
  const held = toWorld(camera, size, at);
  const moved = toWorld({ ...camera, zoom }, size, at);
  return { zoom, x: limited(camera.x + held.x - moved.x), y: limited(camera.y + held.y - moved.y) };
}

/** Near enough to identify the point among its neighbours. */
export function closeUp(at: Point, size: Size): Camera {
  return { x: at.x, y: at.y, zoom: 9 * fitZoom(size) };
}

/** The part `share` (0 to 1) of a flight; zoom changes by factors, so that it looks even. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const eased = share * share * (3 - 2 * share);
  return {
    x: from.x + (to.x - from.x) * eased,
    y: from.y + (to.y - from.y) * eased,
    zoom: from.zoom * (to.zoom / from.zoom) ** eased,
  };
}

/** The map can't be lost from sight. */
function limited(value: number): number {
  return Math.min(1.5, Math.max(-1.5, value));
}
