// Keeps what was computed from an object for as long as the object lives.

/** The function, called once for each object. */
export function memoize<Key extends object, Value extends object | number>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
