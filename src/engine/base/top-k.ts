// Top-k selection: the best few of many scores without sorting them all.

/**
 * Positions of the `limit` highest of `scores` among `from` up to `to` (relative to `from`), best first; equal scores
 * in order of position. A heap of `limit` entries with the worst on top: n log(limit) in the worst case.
 */
export function topList(
  scores: ArrayLike<number>,
  options: { from: number; to: number; limit: number; isAllowed: (position: number) => boolean },
): Int32Array {
  const { from, to, limit, isAllowed } = options;
  const heap: number[] = [];
  const scoreAt = (position: number): number => scores[from + position] ?? -Infinity;
  /** Whether a belongs below b in the list. */
  function isWorse(a: number, b: number): boolean {
    const difference = scoreAt(a) - scoreAt(b);
    return difference < 0 || (difference === 0 && a > b);
  }
  function siftDown(start: number): void {
    let parent = start;
    for (;;) {
      let worst = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && isWorse(heap[child] ?? 0, heap[worst] ?? 0)) worst = child;
      }
      if (worst === parent) return;
      const moved = heap[parent] ?? 0;
      heap[parent] = heap[worst] ?? 0;
      heap[worst] = moved;
      parent = worst;
    }
  }
  if (limit <= 0) return new Int32Array(0);
  // The score of the heap's top once it is full. Most positions end here; an equal score comes later and is worse.
  let least = Number.NaN;
  for (let position = 0; position < to - from; position++) {
    if (scoreAt(position) <= least || !isAllowed(position)) continue;
    if (heap.length < limit) {
      heap.push(position);
      if (heap.length < limit) continue;
      for (let i = (limit >> 1) - 1; i >= 0; i--) siftDown(i);
    } else {
      heap[0] = position;
      siftDown(0);
    }
    least = scoreAt(heap[0] ?? 0);
  }
  return Int32Array.from(heap.sort((a, b) => (isWorse(a, b) ? 1 : -1)));
}
