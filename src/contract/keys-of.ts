// The keys of a table, typed as what they are.

/** `Object.keys` of a table that has exactly the keys of its type. */
export function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[]; // a table from outside could have more; ours are constants
}
