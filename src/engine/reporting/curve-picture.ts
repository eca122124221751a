// A curve over epochs as an SVG that needs no script and takes its colours from the page, so that it can be dark and be printed.
import { html, type Html } from './html.ts';

export type Curve = {
  /** Says what is drawn, to those who can't see it too. */
  title: string;
  points: readonly { x: number; y: number }[];
  /** A level to beat. */
  baseline: { name: string; value: number } | null;
  format: (value: number) => string;
};

const [width, height] = [440, 190];
const inside = { left: 54, right: width - 10, top: 10, bottom: height - 24 };

export function curvePicture({ title, points, baseline, format }: Curve): Html {
  const shown = points.filter(({ y }) => Number.isFinite(y));
  const [low, high] = rangeOf([...shown.map(({ y }) => y), ...(baseline === null ? [] : [baseline.value])]);
  const [first, last] = [shown[0]?.x ?? 1, shown.at(-1)?.x ?? 1];
  const x = (value: number): string =>
    scaled(value, [first, Math.max(last, first + 1)], [inside.left, inside.right]);
  const y = (value: number): string => scaled(value, [low, high], [inside.bottom, inside.top]);
  const ticks = ticksIn(low, high);
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
    ${ticks.map(
      (tick) =>
        html`<path class="grid" d="M${inside.left} ${y(tick)}H${inside.right}" />
          <text x="${inside.left - 8}" y="${y(tick)}" dy="0.32em" text-anchor="end">${format(tick)}</text> `,
    )}
    <text x="${inside.left}" y="${height - 6}">${first}</text>
    <text x="${inside.right}" y="${height - 6}" text-anchor="end">${last}</text>
    ${
      baseline === null
        ? null
        : html`<path class="baseline" d="M${inside.left} ${y(baseline.value)}H${inside.right}" />
            <text x="${inside.right}" y="${y(baseline.value)}" dy="-0.4em" text-anchor="end"
              >${baseline.name}</text
            > `
    }
    <polyline class="curve" points="${shown.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')}" />
  </svg>`;
}

/** With some room on both sides, also around a level line. */
function rangeOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * 0.1 : Math.max(Math.abs(high) * 0.05, 0.01);
  return [low - room, high + room];
}

/** Three to six round numbers. */
function ticksIn(low: number, high: number): number[] {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.floor(high / step) - Math.ceil(low / step) + 1;
  return Array.from({ length: count }, (_, index) => (Math.ceil(low / step) + index) * step);
}

function scaled(value: number, [from, to]: [number, number], [start, end]: [number, number]): string {
  return (start + ((value - from) / (to - from)) * (end - start)).toFixed(1);
}
