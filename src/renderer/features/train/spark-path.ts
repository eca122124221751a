// The path of a curve that fills a small box.

/** An SVG path through the values, evenly spread from left to right, the largest on top; empty for fewer than two. */
export function sparkPath(values: readonly number[], width: number, height: number): string {
  const known = values.filter(Number.isFinite);
  if (known.length < 2) return '';
  const margin = 1.5;
  const low = Math.min(...known);
  const range = Math.max(...known) - low || 1;
  return known
    .map((value, index) => {
      const x = margin + (index / (known.length - 1)) * (width - 2 * margin);
      const y = height - margin - ((value - low) / range) * (height - 2 * margin);
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
