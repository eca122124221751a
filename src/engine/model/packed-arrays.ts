// Plain objects with typed arrays in them as a tree for JSON and the arrays, and back.

/** What stands in the tree for an array: its place among the arrays. */
const arrayKey = '$array';

export type PackedArrays = { tree: unknown; arrays: (Float32Array | Int32Array)[] };

/** Takes the arrays out of an object, as they are. Numbers have to be finite, as JSON knows no others. */
export function packArrays(value: unknown): PackedArrays {
  const arrays: (Float32Array | Int32Array)[] = [];
  function pack(part: unknown): unknown {
    if (part instanceof Float32Array || part instanceof Int32Array) {
      return { [arrayKey]: arrays.push(part) - 1 };
    }
    if (Array.isArray(part)) return part.map(pack);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, pack(inner)]));
  }
  return { tree: pack(value), arrays };
}

/** The object again, with the arrays in their places. */
export function unpackArrays(tree: unknown, arrays: PackedArrays['arrays']): unknown {
  if (Array.isArray(tree)) return tree.map((part) => unpackArrays(part, arrays));
  if (typeof tree !== 'object' || tree === null) return tree;
  const entries = Object.entries(tree);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === arrayKey) return arrays[Number(first[1])];
  return Object.fromEntries(entries.map(([key, part]) => [key, unpackArrays(part, arrays)]));
}
