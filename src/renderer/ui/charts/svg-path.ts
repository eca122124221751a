// Lines of small charts as SVG paths.

/** An SVG path of straight lines. */
export function pathThrough(spots: readonly { x: number; y: number }[]): string {
  return spots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
