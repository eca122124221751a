// A long list of the engine, of which only the pages that were looked at are loaded.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { messageOf } from './api.ts';
import { pagesFor } from '../ui/grid-layout.ts';

type Page<T> = { readonly total: number; readonly items: readonly T[] };

type PagedListOptions<T> = {
  readonly pageSize: number;
  readonly read: (offset: number, limit: number) => Promise<Page<T>>;
  /** Reports items that were changed on screen and that the engine does not count to this list any more; they keep their place here. */
  readonly isGone?: (item: T) => boolean;
};

export class PagedList<T> {
  /** Null until the first page is there. */
  total: number | null = $state.raw(null);
  failure: string | null = $state.raw(null);
  /** Settles when the first page is there or has failed. */
  readonly ready: Promise<void>;
  readonly #pages = new SvelteMap<number, readonly T[]>();
  readonly #asked = new SvelteSet<number>();
  readonly #options: PagedListOptions<T>;

  constructor(options: PagedListOptions<T>) {
    this.#options = options;
    this.ready = this.#loadPage(0);
  }

  /** Null while it is not loaded. */
  itemAt(index: number): T | null {
    const { pageSize } = this.#options;
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
  }

  /** Loads what is missing between two places, both included. */
  ensure(from: number, to: number): void {
    for (const page of pagesFor(from, to, this.#options.pageSize)) void this.#loadPage(page);
  }

  /** Replaces the element that `isIt` matches with `item`. */
  replace(isIt: (item: T) => boolean, item: T): void {
    for (const [page, items] of this.#pages) {
      if (items.some(isIt))
        this.#pages.set(
          page,
          items.map((other) => (isIt(other) ? item : other)),
        );
    }
  }

  /** Loads the first page again after a failure. */
  retry(): void {
    this.failure = null;
    void this.#loadPage(0);
  }

  async #loadPage(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const { pageSize, read } = this.#options;
    try {
      const goneBefore = this.#countGone(page);
      const { total, items } = await read(page * pageSize - goneBefore, pageSize);
      this.#pages.set(page, items);
      // What was changed on screen stays in sight, though the engine has reported fewer.
      if (this.total === null) this.total = total;
      this.failure = null;
    } catch (error) {
      // Forgotten, so that it is asked for again when it comes back into sight.
      this.#asked.delete(page);
      this.failure = messageOf(error);
    }
  }

  #countGone(beforePage: number): number {
    const { isGone } = this.#options;
    if (isGone === undefined) return 0;
    let count = 0;
    for (const [page, items] of this.#pages) {
      if (page < beforePage) count += items.filter(isGone).length;
    }
    return count;
  }
}
