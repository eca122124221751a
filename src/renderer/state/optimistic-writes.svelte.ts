// What the person chose and the screen shows at once, while it is written behind: one write after the other, so that the last choice stays.
import { toastFailure } from './toasts.ts';

type Choices<K, V> = readonly (readonly [key: K, value: V])[];

type Write<K, V> = {
  /** Shown from now until they are written; after a failure what was there before is shown again. */
  readonly choices?: Choices<K, V>;
  readonly write: () => Promise<void>;
  /** The title of the notice where it can't be written. */
  readonly failed: string;
};

export class OptimisticWrites<K, V> {
  #unsaved: ReadonlyMap<K, V> = $state.raw(new Map());
  #queue: Promise<void> = Promise.resolve();

  /** What was chosen and is not written yet; undefined for anything else. */
  chosen(key: K): V | undefined {
    return this.#unsaved.get(key);
  }

  /** Resolves once everything that was chosen so far is written, or has failed to be. */
  settled(): Promise<void> {
    return this.#queue;
  }

  add({ choices = [], write, failed }: Write<K, V>): void {
    // A later choice for a key replaces the earlier one.
    this.#unsaved = new Map([...this.#unsaved, ...choices]);
    this.#queue = this.#queue
      .then(write)
      .catch((error: unknown) => toastFailure(failed, error))
      .finally(() => {
        this.#unsaved = withoutWritten(this.#unsaved, choices);
      });
  }
}

/** `choices` removed, except keys that have a later choice by now. */
function withoutWritten<K, V>(unsaved: ReadonlyMap<K, V>, choices: Choices<K, V>): ReadonlyMap<K, V> {
  const written = new Set(choices.filter(([key, value]) => unsaved.get(key) === value).map(([key]) => key));
  return new Map([...unsaved].filter(([key]) => !written.has(key)));
}
