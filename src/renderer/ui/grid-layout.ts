// How many cards stand side by side, and where the arrow keys lead in a grid.

/** Columns of at least `least` pixels that fit into `width` with `gap` between them; one at least. */
export function columnsFor(width: number, { least, gap }: { least: number; gap: number }): number {
  return Math.max(1, Math.floor((width + gap) / (least + gap)));
}

/** The index that a key leads to from `index` in a grid of `count`; undefined if the key means nothing here. */
export function indexForKey(
  key: string,
  index: number,
  { count, columns }: { count: number; columns: number },
): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(count - 1, index + 1);
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowDown':
      return index + columns < count ? index + columns : index;
    case 'ArrowUp':
      return index - columns >= 0 ? index - columns : index;
    case 'PageDown':
      return Math.min(count - 1, index + columns * 3);
    case 'PageUp':
      return Math.max(0, index - columns * 3);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Numbers of the pages of `size` that hold the items from `from` to `to`, both included. */
export function pagesFor(from: number, to: number, size: number): readonly number[] {
  if (to < from) return [];
  const first = Math.floor(Math.max(0, from) / size);
  const last = Math.floor(to / size);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
