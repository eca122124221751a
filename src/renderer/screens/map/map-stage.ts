// The picture on screen: keeps camera, points and overlay together and paints a frame whenever one of them changed.
import { between, fitCamera, fitZoom, toScreen, type Camera, type Point, type Size } from './camera.ts';
import { growth } from './colouring.ts';
import { createPainter } from './painting/choose-painter.ts';
import { chooseLabels, FadingLabels, type LabelSource, type ShownLabel } from './painting/labels.ts';
import { markMoment } from '../../ui/moments.ts';
import type { LabelBox } from './place-labels.ts';
import type { MapTheme } from './painting/map-theme.ts';
import { fontsOf, paintOverlay, type OverlayScene } from './painting/overlay.ts';
import { placeAt } from './points.ts';
import type { PointLooks } from './painting/point-looks.ts';
import type { PointPainter } from './painting/point-painter.ts';

const arrivalMs = 1400;
const flightMs = 900;
/** Device pixels beyond this many for each CSS pixel cost time and show nothing more. */
const mostPixelRatio = 2;
const looksParts = ['places', 'placesBefore', 'colours', 'radii', 'rings'] as const;

export type Marks = Pick<OverlayScene, 'trail' | 'youLabel' | 'lasso' | 'hasCrosshair'> & {
  readonly pointed: number | null;
  readonly chosen: number | null;
};

export type StageOptions = {
  readonly points: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  readonly camera: Camera | null;
  readonly isMotionWelcome: () => boolean;
  readonly onCamera: (camera: Camera) => void;
  /** The graphics card went away; the stage has to be rebuilt. */
  readonly onLost: () => void;
};

type Flight = { from: Camera; to: Camera; startedAt: number };

export class MapStage {
  readonly #options: StageOptions;
  readonly #painter: PointPainter;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #fading = new FadingLabels();
  readonly #widths = new Map<string, number>();
  #size: Size = { width: 1, height: 1 };
  #reachY = 1;
  #camera: Camera | null;
  #looks: PointLooks | null = null;
  #source: LabelSource | null = null;
  #theme: MapTheme | null = null;
  #marks: Marks = { trail: [], youLabel: '', lasso: [], hasCrosshair: false, pointed: null, chosen: null };
  #flight: Flight | null = null;
  #arrivedFrom: number | null = null;
  #covered: readonly LabelBox[] = [];
  #frame: number | null = null;
  #paintedAt = 0;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#camera = options.camera;
    this.#painter = createPainter(options.points, options.onLost);
    this.#context = options.overlay.getContext('2d');
  }

  get size(): Size {
    return this.#size;
  }

  get camera(): Camera {
    return this.#camera ?? fitCamera(this.#size);
  }

  /** Where a flight leads, so that steps pressed in quick succession add up; else where one is. */
  get heading(): Camera {
    return this.#flight?.to ?? this.camera;
  }

  /** How near one is: 1 where the whole map is in view. */
  get nearness(): number {
    return this.camera.zoom / fitZoom(this.#size);
  }

  resize(size: Size): void {
    this.#size = { ...size, reachY: this.#reachY };
    for (const canvas of [this.#options.points, this.#options.overlay]) {
      const width = Math.max(1, Math.round(size.width * this.#pixelRatio));
      const height = Math.max(1, Math.round(size.height * this.#pixelRatio));
      // Setting them empties a canvas even where they stay.
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
    }
    this.request();
  }

  /** New places are flown to from those before, where motion is welcome. */
  showPoints(looks: PointLooks, source: LabelSource): void {
    const isMove = looks.places !== looks.placesBefore && this.#options.isMotionWelcome();
    if (looks.places !== this.#looks?.places) {
      this.#arrivedFrom = isMove ? performance.now() : null;
      this.#reachY = reachOf(looks.places);
    }
    this.#size = { ...this.#size, reachY: this.#reachY };
    if (!isSame(looks, this.#looks)) this.#painter.show(looks);
    this.#looks = looks;
    this.#source = source;
    this.request();
  }

  showTheme(theme: MapTheme): void {
    this.#theme = theme;
    this.#widths.clear();
    this.request();
  }

  showMarks(marks: Marks): void {
    this.#marks = marks;
    this.request();
  }

  /** Words keep clear of these, in CSS pixels. */
  showCovered(boxes: readonly LabelBox[]): void {
    this.#covered = boxes;
    this.request();
  }

  /** Looks from there at once. */
  look(camera: Camera): void {
    this.#flight = null;
    this.#setCamera(camera);
  }

  flyTo(to: Camera): void {
    if (!this.#options.isMotionWelcome()) {
      this.look(to);
      return;
    }
    this.#flight = { from: this.camera, to, startedAt: performance.now() };
    this.request();
  }

  /** Radius of a point in CSS pixels as it is shown now. */
  radiusOf(point: number): number {
    return (this.#looks?.radii[point] ?? 1) * this.#growth;
  }

  /** Where a point is on screen. */
  screenOf(point: number): Point {
    return toScreen(this.camera, this.#size, this.#placeOf(point));
  }

  /** Paints with the next frame. */
  request(): void {
    this.#frame ??= requestAnimationFrame((time) => {
      this.#frame = null;
      this.#paint(time);
    });
  }

  dispose(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#painter.dispose();
  }

  /** In a small view points are smaller too. */
  get #growth(): number {
    const whole = fitZoom(this.#size);
    return growth(this.camera.zoom, whole) * Math.min(1.2, Math.max(0.65, whole / 420));
  }

  get #pixelRatio(): number {
    return Math.min(mostPixelRatio, window.devicePixelRatio);
  }

  #placeOf(point: number): Point {
    return placeAt(this.#looks?.places ?? new Float32Array(0), point);
  }

  #setCamera(camera: Camera): void {
    this.#camera = camera;
    this.#options.onCamera(camera);
    this.request();
  }

  #paint(time: number): void {
    const theme = this.#theme;
    if (theme === null || this.#looks === null) return;
    this.#fly(time);
    const camera = this.camera;
    const size = this.#size;
    const arrival = this.#arrival(time);
    const grown = this.#growth;
    const shared = { camera, size, pixelRatio: this.#pixelRatio };
    this.#painter.paint({ ...shared, growth: grown, arrival, ringColour: theme.you });
    // Words would run along with points that move.
    const wanted = arrival < 1 ? [] : this.#labels(grown);
    const elapsedMs = this.#options.isMotionWelcome() ? Math.min(50, time - this.#paintedAt) : Infinity;
    const { labels, isFading } = this.#fading.step(wanted, elapsedMs);
    this.#paintedAt = time;
    if (this.#context !== null) {
      const { pointed, chosen, ...marks } = this.#marks;
      paintOverlay(this.#context, {
        ...shared,
        ...marks,
        theme,
        labels,
        trail: arrival < 1 ? [] : marks.trail,
        pointed: this.#circleAt(pointed),
        chosen: this.#circleAt(chosen),
      });
    }
    markMoment('map');
    if (isFading || arrival < 1 || this.#flight !== null) this.request();
  }

  #circleAt(point: number | null): (Point & { radius: number }) | null {
    return point === null ? null : { ...this.#placeOf(point), radius: this.radiusOf(point) };
  }

  #fly(time: number): void {
    if (this.#flight === null) return;
    const { from, to, startedAt } = this.#flight;
    const share = Math.min(1, Math.max(0, (time - startedAt) / flightMs));
    if (share === 1) this.#flight = null;
    this.#setCamera(between(from, to, share));
  }

  #arrival(time: number): number {
    if (this.#arrivedFrom === null) return 1;
    const share = Math.min(1, Math.max(0, (time - this.#arrivedFrom) / arrivalMs));
    if (share === 1) this.#arrivedFrom = null;
    return 1 - (1 - share) ** 3;
  }

  #labels(grown: number): ShownLabel[] {
    if (this.#source === null) return [];
    const here = this.#marks.trail.at(-1);
    const covered = here === undefined ? this.#covered : [...this.#covered, this.#youBox(here)];
    const view = { camera: this.camera, size: this.#size, nearness: this.nearness, growth: grown, covered };
    return chooseLabels(this.#source, view, (text, kind) => this.#widthOf(text, kind));
  }

  /** The person's point and the word above it. */
  #youBox(here: Point): LabelBox {
    const { x, y } = toScreen(this.camera, this.#size, here);
    return { x: x - 24, y: y - 28, width: 48, height: 40 };
  }

  #widthOf(text: string, kind: ShownLabel['kind']): number {
    const key = `${kind} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined || this.#context === null || this.#theme === null) return known ?? 0;
    this.#context.font = fontsOf(this.#theme)[kind];
    const { width } = this.#context.measureText(text);
    this.#widths.set(key, width);
    return width;
  }
}

function isSame(looks: PointLooks, other: PointLooks | null): boolean {
  return other !== null && looksParts.every((part) => looks[part] === other[part]);
}

/** How far up and down nearly all points reach. */
function reachOf(places: Float32Array): number {
  const heights = Float32Array.from({ length: places.length / 2 }, (_, i) =>
    Math.abs(places[2 * i + 1] ?? 0),
  ).sort();
  return Math.min(1, Math.max(0.3, heights[Math.floor(0.995 * (heights.length - 1))] ?? 1));
}
