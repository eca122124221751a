// What the person chose and the screen shows at once, while it is written behind: one write after the other, so that the last choice stays.
import { toastFailure } from './toasts.ts';
import { noChoices, withChoices, withoutChoices, type Choices } from './unsaved-choices.ts';

type Write<K, V> = {
  /** Shown from now until they are written; after a failure what was there before is shown again. */
  readonly choices?: Choices<K, V>;
  readonly write: () => Promise<void>;
  /** The title of the notice where it can't be written. */
  readonly failed: string;
};

export class OptimisticWrites<K, V> {
  #unsaved: ReadonlyMap<K, V> = $state.raw(noChoices());
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
    this.#unsaved = withChoices(this.#unsaved, choices);
    this.#queue = this.#queue
      .then(write)
      .catch((error: unknown) => toastFailure(failed, error))
      .finally(() => {
        this.#unsaved = withoutChoices(this.#unsaved, choices);
      });
  }
}
