// Something loaded for a screen: loading, failed or there; an answer that a later question overtook is dropped.
import { messageOf } from './api.ts';

export class Resource<T> {
  /** The last good value; stays while it is loaded again. */
  value: T | null = $state.raw(null);
  failure: string | null = $state.raw(null);
  isLoading = $state.raw(false);
  #latest = 0;
  #of: string | null = null;

  /**
   * Loads and keeps the value. A failure is kept as its sentence, never thrown. `of` names what the value belongs to, such as
   * a person: that of another is not shown any more while this one is loaded. Null says nothing about it.
   */
  async load(question: () => Promise<T>, of: string | null = null): Promise<void> {
    if (of !== null) {
      if (this.#of !== null && this.#of !== of) this.clear();
      this.#of = of;
    }
    const mine = ++this.#latest;
    this.isLoading = true;
    try {
      const value = await question();
      if (mine !== this.#latest) return;
      this.value = value;
      this.failure = null;
    } catch (error) {
      if (mine !== this.#latest) return;
      this.failure = messageOf(error);
    }
    this.isLoading = false;
  }

  /** Forgets the value and any answer under way. */
  clear(): void {
    this.#latest += 1;
    this.value = null;
    this.failure = null;
    this.isLoading = false;
  }
}
