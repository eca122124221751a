// Tables by key, typed as what they are.

/** `Object.keys` of a table that has exactly the keys of its type. */
export function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[]; // a table from outside could have more; ours are constants
}

/** A table with a value for each of the keys. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>; // fromEntries forgets the keys
}
