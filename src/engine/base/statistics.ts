// Sums, means and samples of plain numbers.

export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** 0 if there is none. */
export function meanOf(values: readonly number[]): number {
  return sumOf(values) / Math.max(1, values.length);
}

/** A mean that `prior` further values pull towards `priorMean`: few values say little. */
export function shrunkMean(sum: number, count: number, prior: number, priorMean = 0): number {
  return (sum + prior * priorMean) / (count + prior);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The step that picks at most this many of `count` things, evenly. */
export function strideFor(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / most));
}
