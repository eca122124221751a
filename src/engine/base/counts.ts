// How often things occur.

/** How often each number below `size` occurs. */
export function countBy(numbers: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  // By index: these can be all ratings, and an iterator over them takes several times as long.
  for (let k = 0; k < numbers.length; k++) {
    const number = numbers[k] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}

/** How often each item occurs, in order of first occurrence. */
export function tally<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
