// Counts of small whole numbers.

/** How often each number below `size` occurs. */
export function countBy(numbers: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  return counts;
}
