// Numbers ids from 0 without an object for each: for ids that occur once in every rating.

/** Ids below this are looked up in a table, 16 MB at most; larger ones by binary search. */
const tableSize = 1 << 22;

/** Different ids, ascending. */
export function distinctIds(ids: Int32Array): Int32Array {
  let smallest = 0;
  let largest = -1;
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k] ?? 0;
    if (id > largest) largest = id;
    if (id < smallest) smallest = id;
  }
  if (largest >= tableSize || smallest < 0) {
    const sorted = ids.toSorted();
    return sorted.filter((id, k) => k === 0 || id !== sorted[k - 1]);
  }
  const isKnown = new Uint8Array(largest + 1);
  let count = 0;
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k] ?? 0;
    count += 1 - (isKnown[id] ?? 0);
    isKnown[id] = 1;
  }
  const distinct = new Int32Array(count);
  for (let id = 0, k = 0; k < count; id++) if (isKnown[id] === 1) distinct[k++] = id;
  return distinct;
}

/** The position of an id among some ascending ones, or -1. */
export function idIndex(ascending: Int32Array): (id: number) => number {
  const largest = ascending.at(-1) ?? -1;
  if (largest >= tableSize || (ascending[0] ?? 0) < 0) return (id) => positionOf(ascending, id);
  const table = new Int32Array(largest + 1).fill(-1);
  for (let index = 0; index < ascending.length; index++) table[ascending[index] ?? 0] = index;
  return (id) => table[id] ?? -1;
}

/** Where a number is in an ascending list, or -1; by binary search. */
export function positionOf(ascending: Int32Array, wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ascending[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
