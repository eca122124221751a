// Paints what is over the points: words, the person's trail, the lasso, and what is pointed at.
import { toScreen, type Camera, type Point, type Size } from '../camera.ts';
import { cssColour, type Rgba } from '../../../ui/token-colours.ts';
import type { ShownLabel } from './labels.ts';
import type { MapTheme } from './map-theme.ts';

export type OverlayScene = {
  readonly camera: Camera;
  readonly size: Size;
  readonly pixelRatio: number;
  readonly theme: MapTheme;
  readonly labels: readonly (ShownLabel & { opacity: number })[];
  /** In the world, oldest first; the last is where the person stands. */
  readonly trail: readonly Point[];
  readonly youLabel: string;
  /** In the world. */
  readonly lasso: readonly Point[];
  /** What is pointed at or chosen, in the world, with its radius in pixels. */
  readonly pointed: (Point & { readonly radius: number }) | null;
  readonly chosen: (Point & { readonly radius: number }) | null;
  /** Shows where the keyboard points: the middle. */
  readonly hasCrosshair: boolean;
};

export function fontsOf(theme: MapTheme): { region: string; movie: string } {
  return { region: `600 17px ${theme.displayFamily}`, movie: `520 12px ${theme.fontFamily}` };
}

export function paintOverlay(context: CanvasRenderingContext2D, scene: OverlayScene): void {
  const { size, pixelRatio } = scene;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  paintLabels(context, scene);
  paintTrail(context, scene);
  paintLasso(context, scene);
  const { text, accent } = scene.theme;
  if (scene.chosen !== null) paintCircle(context, scene, scene.chosen, 6, accent);
  if (scene.pointed !== null) paintCircle(context, scene, scene.pointed, 3, text);
  if (scene.hasCrosshair) paintCrosshair(context, scene);
}

function faded([red, green, blue, alpha]: Rgba, opacity: number): string {
  return cssColour([red, green, blue, alpha * opacity]);
}

/** Words stand on a seam of the ground's colour, so that they can be read over any point. */
function paintLabels(context: CanvasRenderingContext2D, { labels, theme }: OverlayScene): void {
  const fonts = fontsOf(theme);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { x, y, height, text, kind, opacity } of labels) {
    context.font = fonts[kind];
    const isRegion = kind === 'region';
    context.lineWidth = isRegion ? 5 : 3.5;
    context.strokeStyle = faded(theme.ground, opacity * (isRegion ? 0.85 : 0.8));
    context.fillStyle = faded(isRegion ? theme.text : theme.muted, opacity);
    context.strokeText(text, x, y + height / 2);
    context.fillText(text, x, y + height / 2);
  }
}

/** Thin and faint where the person came from, strong where they are. */
function paintTrail(context: CanvasRenderingContext2D, scene: OverlayScene): void {
  const { camera, size, theme } = scene;
  const points = scene.trail.map((point) => toScreen(camera, size, point));
  const here = points.at(-1);
  if (here === undefined) return;
  for (const [index, point] of points.entries()) {
    const share = (index + 1) / points.length;
    const before = points[index - 1];
    if (before !== undefined) {
      context.beginPath();
      context.moveTo(before.x, before.y);
      context.lineTo(point.x, point.y);
      context.lineWidth = 1 + 2 * share;
      context.strokeStyle = faded(theme.you, 0.15 + 0.65 * share);
      context.stroke();
    }
    if (index === points.length - 1) continue;
    context.beginPath();
    context.arc(point.x, point.y, 1.5 + 1.5 * share, 0, 2 * Math.PI);
    context.fillStyle = faded(theme.you, 0.3 + 0.6 * share);
    context.fill();
  }
  paintYou(context, here, scene);
}

function paintYou(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  { theme, youLabel }: OverlayScene,
): void {
  const glow = context.createRadialGradient(x, y, 2, x, y, 34);
  glow.addColorStop(0, faded(theme.you, 0.5));
  glow.addColorStop(1, faded(theme.you, 0));
  context.fillStyle = glow;
  context.fillRect(x - 34, y - 34, 68, 68);
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = cssColour(theme.you);
  context.strokeStyle = cssColour(theme.ground);
  context.lineWidth = 3;
  context.stroke();
  context.fill();
  context.font = `700 13px ${theme.fontFamily}`;
  context.textAlign = 'center';
  context.lineWidth = 4;
  context.strokeText(youLabel, x, y - 19);
  context.fillText(youLabel, x, y - 19);
}

function paintLasso(context: CanvasRenderingContext2D, { camera, size, theme, lasso }: OverlayScene): void {
  const [first, ...rest] = lasso.map((point) => toScreen(camera, size, point));
  if (first === undefined) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const { x, y } of rest) context.lineTo(x, y);
  context.closePath();
  context.fillStyle = faded(theme.accent, 0.12);
  context.strokeStyle = cssColour(theme.accent);
  context.lineWidth = 1.5;
  context.setLineDash([6, 5]);
  context.fill();
  context.stroke();
  context.setLineDash([]);
}

function paintCircle(
  context: CanvasRenderingContext2D,
  { camera, size }: OverlayScene,
  point: Point & { readonly radius: number },
  room: number,
  colour: Rgba,
): void {
  const { x, y } = toScreen(camera, size, point);
  context.beginPath();
  context.arc(x, y, point.radius + room, 0, 2 * Math.PI);
  context.strokeStyle = cssColour(colour);
  context.lineWidth = 2;
  context.stroke();
}

function paintCrosshair(context: CanvasRenderingContext2D, { size, theme }: OverlayScene): void {
  const [x, y] = [size.width / 2, size.height / 2];
  context.strokeStyle = cssColour(theme.text);
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(x + 7 * dx, y + 7 * dy);
    context.lineTo(x + 14 * dx, y + 14 * dy);
  }
  context.stroke();
}
