// The path of a curve that fills a small box.
import { pathThrough } from '../../ui/charts/svg-path.ts';

/** An SVG path through the values, evenly spread from left to right, the largest on top; empty for fewer than two. */
export function sparkPath(values: readonly number[], width: number, height: number): string {
  const known = values.filter(Number.isFinite);
  if (known.length < 2) return '';
  const margin = 1.5;
  const low = Math.min(...known);
  const range = Math.max(...known) - low || 1;
  return pathThrough(
    known.map((value, index) => ({
      x: margin + (index / (known.length - 1)) * (width - 2 * margin),
      y: height - margin - ((value - low) / range) * (height - 2 * margin),
    })),
  );
}
