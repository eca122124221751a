// Where things stand in the sweep's chart: the ranges of both axes, their ticks, and labels that keep out of each other's way.
import type { Outcome } from './pareto.ts';

export type Range = { min: number; max: number };
export type Box = { width: number; height: number };
export type Spot = { x: number; y: number };

/** The range of the values with some room at both sides. */
export function roomyRange(values: readonly number[]): Range {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = high > low ? (high - low) * 0.1 : Math.max(Math.abs(high) * 0.02, 0.005);
  return { min: low - room, max: high + room };
}

/** About `count` round numbers inside the range. */
export function ticksIn({ min, max }: Range, count: number): number[] {
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const ticks: number[] = [];
  for (let index = Math.ceil(min / step); index * step <= max; index++) ticks.push(index * step);
  return ticks;
}

/** From figures to pixels: errors to the right, shares upwards. */
export function toSpot(outcome: Outcome, x: Range, y: Range, box: Box): Spot {
  return {
    x: ((outcome.rmse - x.min) / (x.max - x.min)) * box.width,
    y: (1 - (outcome.recallAt10 - y.min) / (y.max - y.min)) * box.height,
  };
}

/**
 * Places for round labels of one size, near their spots but apart from each other and from all spots: they begin up
 * and to the right, and push each other away.
 */
export function spreadLabels(spots: readonly Spot[], size: number, box: Box): Spot[] {
  const rounds = 80;
  const labels = spots.map(({ x, y }, index) => ({ x: x + size * 0.8, y: y - size * 0.8 - index * 0.01 }));
  for (let round = 0; round < rounds; round++) {
    labels.forEach((label, index) => {
      for (const [other, distance] of [
        ...labels.filter((_, otherIndex) => otherIndex !== index).map((near) => [near, size + 2] as const),
        ...spots.map((near) => [near, size * 0.5 + 6] as const),
      ]) {
        pushApart(label, other, distance, index);
      }
      label.x = Math.min(box.width - size / 2, Math.max(size / 2, label.x));
      label.y = Math.min(box.height - size / 2, Math.max(size / 2, label.y));
    });
  }
  return labels;
}

/** Moves the label half of what is missing to the distance; of two in one place each goes a way of its own. */
function pushApart(label: Spot, other: Spot, distance: number, index: number): void {
  const [dx, dy] = [label.x - other.x, label.y - other.y];
  const apart = Math.hypot(dx, dy);
  if (apart >= distance) return;
  const [ux, uy] = apart < 0.01 ? [Math.cos(index * 2.4), Math.sin(index * 2.4)] : [dx / apart, dy / apart];
  const push = (distance - apart) / 2;
  label.x += ux * push;
  label.y += uy * push;
}
