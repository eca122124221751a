// The person's marks on movies (watchlist, watched, not for me, not seen): changed at once on screen, saved behind, undone on request.
import { toast } from 'svelte-sonner';
import { m } from '../../messages/messages.js';
import { ask, messageOf } from './api.ts';
import type { MovieId } from '../../contract/ids.ts';
import { contradictedKinds, type Mark, type MarkKind } from '../../contract/marks.ts';
import { diary, type RatedMovie } from './diary.svelte.ts';
import { undo } from './undo.svelte.ts';

type Change = readonly [kind: MarkKind, isSet: boolean];

class Marks {
  /** Last marked first, as the engine last told. */
  all: readonly Mark[] = $state.raw([]);
  isLoaded = $state.raw(false);
  failure: string | null = $state.raw(null);
  /** Grows with every saved change, so that lists can be asked for again. */
  changes = $state.raw(0);

  /** What was chosen and is not saved yet, by `key`. */
  #unsaved: ReadonlyMap<string, boolean> = $state.raw(new Map());
  #queue: Promise<void> = Promise.resolve();

  readonly #times = $derived(
    new Map(
      this.all.flatMap((mark) =>
        mark.movieId === null ? [] : [[key(mark.movieId, mark.kind), mark.markedAtMs]],
      ),
    ),
  );

  async load(): Promise<void> {
    try {
      this.all = await ask('marks:list', {});
      this.failure = null;
      this.isLoaded = true;
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  /** Resolves once everything that was chosen so far is written. */
  settled(): Promise<void> {
    return this.#queue;
  }

  /** Whether the movie has the mark. The watchlist and `watched` give way to stars that were given later. */
  has(movieId: MovieId, kind: MarkKind): boolean {
    const unsaved = this.#unsaved.get(key(movieId, kind));
    if (unsaved !== undefined) return unsaved;
    const markedAtMs = this.#times.get(key(movieId, kind));
    if (markedAtMs === undefined) return false;
    if (kind === 'hidden') return true;
    const ratedAtMs = diary.ratedAtMs(movieId);
    return ratedAtMs === null || (kind === 'watchlist' && markedAtMs > ratedAtMs);
  }

  /** Sets a mark or takes it away; offers to undo it in a toast unless `quiet` (Ctrl+Z always can). */
  set(movie: RatedMovie, kind: MarkKind, isSet: boolean, { quiet = false } = {}): void {
    if (this.has(movie.movieId, kind) === isSet) return;
    const gone = isSet ? contradictedKinds(kind).filter((other) => this.has(movie.movieId, other)) : [];
    this.#put(movie, [[kind, isSet], ...gone.map((other): Change => [other, false])]);
    undo.note(
      wordsOf(movie.title, kind, isSet),
      () => this.#put(movie, [[kind, !isSet], ...gone.map((other): Change => [other, true])]),
      { id: `mark-${movie.movieId}`, quiet },
    );
  }

  /** Removes a mark, also one that waits for its movie. */
  remove(mark: Mark): void {
    if (mark.movieId !== null) {
      this.set({ movieId: mark.movieId, title: mark.title }, mark.kind, false);
      return;
    }
    this.#enqueue(mark.title, () => ask('marks:remove', { markId: mark.markId }));
    undo.note(
      wordsOf(mark.title, mark.kind, false),
      () => this.#enqueue(mark.title, () => ask('marks:put-back', { markId: mark.markId })),
      { id: `mark-entry-${mark.markId}` },
    );
  }

  #put(movie: RatedMovie, changes: readonly Change[]): void {
    const keys = changes.map(([kind, isSet]) => [key(movie.movieId, kind), isSet] as const);
    this.#unsaved = new Map([...this.#unsaved, ...keys]);
    this.#enqueue(
      movie.title,
      async () => {
        for (const [kind, isSet] of changes) await ask('marks:set', { movieId: movie.movieId, kind, isSet });
      },
      () => {
        // A later choice for the same mark is still under way and keeps its place.
        const settled = new Set(
          keys.filter(([name, isSet]) => this.#unsaved.get(name) === isSet).map(([name]) => name),
        );
        this.#unsaved = new Map([...this.#unsaved].filter(([name]) => !settled.has(name)));
      },
    );
  }

  /** One write after the other, so that the last choice is the one that stays. */
  #enqueue(title: string, work: () => Promise<unknown>, settle: () => void = () => undefined): void {
    this.#queue = this.#queue.then(async () => {
      try {
        await work();
        await this.load();
        this.changes += 1;
      } catch (error) {
        toast.error(m.rating_mark_failed({ title }), { description: messageOf(error) });
      } finally {
        settle();
      }
    });
  }
}

function key(movieId: MovieId, kind: MarkKind): string {
  return `${movieId} ${kind}`;
}

/** What the toast says. */
function wordsOf(title: string, kind: MarkKind, isSet: boolean): string {
  switch (kind) {
    case 'watchlist':
      return isSet ? m.rating_watchlist_set({ title }) : m.rating_watchlist_unset({ title });
    case 'watched':
      return isSet ? m.rating_watched_set({ title }) : m.rating_watched_unset({ title });
    case 'hidden':
      return isSet ? m.rating_hidden_set({ title }) : m.rating_hidden_unset({ title });
    case 'unseen':
      return isSet ? m.rating_unseen_set({ title }) : m.rating_unseen_unset({ title });
  }
}

export const marks = new Marks();
