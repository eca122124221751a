// What the window keeps over a restart: small values by name, checked when they are read; a damaged one is as if there were none.
import type { z } from 'zod';

const prefix = 'matinee.';

/** The kept value; `first` where there is none that the schema takes. */
export function readKept<T>(name: string, schema: z.ZodType<T>, first: T): T {
  try {
    const text = window.localStorage.getItem(prefix + name);
    return text === null ? first : schema.parse(JSON.parse(text));
  } catch {
    return first;
  }
}

/** Best effort: a full disk must not keep anyone from going on. */
export function writeKept(name: string, value: unknown): void {
  try {
    window.localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    return;
  }
}

/** A choice on a screen, such as its order or its tab, that is still there after a restart. */
export class Kept<T> {
  readonly #name: string;
  #value: T;

  constructor(name: string, schema: z.ZodType<T>, first: T) {
    this.#name = name;
    this.#value = $state.raw(readKept(name, schema, first));
  }

  get value(): T {
    return this.#value;
  }

  set value(value: T) {
    this.#value = value;
    writeKept(this.#name, value);
  }
}
