// The choices that are shown but not yet written, as immutable maps.

export type Choices<K, V> = readonly (readonly [key: K, value: V])[];

export function noChoices<K, V>(): ReadonlyMap<K, V> {
  return new Map();
}

/** `choices` added; a later choice for a key replaces the earlier one. */
export function withChoices<K, V>(unsaved: ReadonlyMap<K, V>, choices: Choices<K, V>): ReadonlyMap<K, V> {
  return new Map([...unsaved, ...choices]);
}

/** `choices` removed, except keys that have a later choice by now. */
export function withoutChoices<K, V>(unsaved: ReadonlyMap<K, V>, choices: Choices<K, V>): ReadonlyMap<K, V> {
  const written = new Set(choices.filter(([key, value]) => unsaved.get(key) === value).map(([key]) => key));
  return new Map([...unsaved].filter(([key]) => !written.has(key)));
}
