// The words on the map: regions while it is seen whole, well-known movies the more the nearer one comes; they fade in and out.
import { toScreen, viewBox, type Camera, type Size } from '../camera.ts';
import { placeAt } from '../points.ts';
import { placeLabels, type LabelBox } from '../place-labels.ts';

export type RegionLabel = { readonly x: number; readonly y: number; readonly text: string };

export type LabelSource = {
  readonly places: Float32Array;
  readonly radii: Float32Array;
  readonly titles: readonly string[];
  readonly regions: readonly RegionLabel[];
};

export type ShownLabel = LabelBox & {
  /** `region 3` or `movie 17`: by it the label is the same from one picture to the next. */
  readonly key: string;
  readonly text: string;
  readonly kind: 'region' | 'movie';
};

/** Pixels between words and the window's edge. */
const edge = 8;
const longestTitle = 30;
const lineHeight = { region: 22, movie: 15 } as const;
/** Zoom, in views of the whole map, at which regions have faded for movies to speak. */
const regionsUntil = 3.2;
/** Looked at for labels, best known first; what lies further down the list has no room anyway. */
const mostCandidates = 160;

export function shortened(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`;
}

/** The more room and the nearer, the more words. */
export function labelLimit(size: Size, nearness: number): number {
  const room = (size.width * size.height) / 30_000;
  return Math.round(Math.min(70, room * Math.min(1.6, 0.35 + 0.3 * Math.log2(Math.max(1, nearness)))));
}

export function chooseLabels(
  source: LabelSource,
  view: {
    camera: Camera;
    size: Size;
    nearness: number;
    growth: number;
    /** Where something else lies. */
    covered?: readonly LabelBox[];
  },
  widthOf: (text: string, kind: ShownLabel['kind']) => number,
): ShownLabel[] {
  const { camera, size, nearness, covered = [] } = view;
  const regions =
    nearness > regionsUntil
      ? []
      : placeLabels(regionBoxes(source, camera, size, widthOf), { most: 14, taken: covered });
  const movies = placeLabels(movieBoxes(source, view, widthOf), {
    most: labelLimit(size, nearness),
    taken: [...covered, ...regions],
  });
  return [...regions, ...movies];
}

function regionBoxes(
  { regions }: LabelSource,
  camera: Camera,
  size: Size,
  widthOf: (text: string, kind: ShownLabel['kind']) => number,
): ShownLabel[] {
  return regions.map(({ x, y, text }, index) => {
    const at = toScreen(camera, size, { x, y });
    const width = widthOf(text, 'region');
    const box = {
      x: withinWindow(at.x, width, size.width),
      y: at.y - lineHeight.region / 2,
      width,
      height: lineHeight.region,
    };
    return { ...box, key: `region ${index}`, text, kind: 'region' };
  });
}

/** Where words centred at `x` begin; moved aside where they would be cut at an edge while their middle is in sight. */
function withinWindow(x: number, width: number, windowWidth: number): number {
  const start = x - width / 2;
  if (x < 0 || x > windowWidth) return start;
  return Math.max(edge, Math.min(start, windowWidth - width - edge));
}

/** Best known first, lazily: most are never looked at. Points are numbered by how well they are known. */
function* movieBoxes(
  { places, radii, titles }: LabelSource,
  { camera, size, growth }: { camera: Camera; size: Size; growth: number },
  widthOf: (text: string, kind: ShownLabel['kind']) => number,
): Generator<ShownLabel> {
  const box = viewBox(camera, size);
  let candidates = 0;
  for (let point = titles.length - 1; point >= 0 && candidates < mostCandidates; point--) {
    const { x, y } = placeAt(places, point);
    if (x < box.left || x > box.right || y < box.bottom || y > box.top) continue;
    candidates += 1;
    const text = shortened(titles[point] ?? '');
    const at = toScreen(camera, size, { x, y });
    const width = widthOf(text, 'movie');
    const left = at.x + (radii[point] ?? 1) * growth + 4;
    const label = { x: left, y: at.y - lineHeight.movie / 2, width, height: lineHeight.movie };
    if (left + width < size.width) yield { ...label, key: `movie ${point}`, text, kind: 'movie' };
  }
}

const fadeMs = 220;

/** Remembers how far each label has faded in, so that words neither flicker nor jump. */
export class FadingLabels {
  readonly #shown = new Map<string, { label: ShownLabel; opacity: number; isWanted: boolean }>();

  /** The labels to draw after `elapsedMs`, those that go among them, and whether any is still fading. */
  step(
    wanted: readonly ShownLabel[],
    elapsedMs: number,
  ): { labels: (ShownLabel & { opacity: number })[]; isFading: boolean } {
    for (const entry of this.#shown.values()) entry.isWanted = false;
    for (const label of wanted) {
      const opacity = this.#shown.get(label.key)?.opacity ?? 0;
      this.#shown.set(label.key, { label, opacity, isWanted: true });
    }
    let isFading = false;
    for (const [key, entry] of this.#shown) {
      const target = entry.isWanted ? 1 : 0;
      const change = elapsedMs / fadeMs;
      entry.opacity =
        target === 1 ? Math.min(1, entry.opacity + change) : Math.max(0, entry.opacity - change);
      if (entry.opacity !== target) isFading = true;
      if (!entry.isWanted && entry.opacity === 0) this.#shown.delete(key);
    }
    return {
      labels: [...this.#shown.values()].map(({ label, opacity }) => ({ ...label, opacity })),
      isFading,
    };
  }
}
