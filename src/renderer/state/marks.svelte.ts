// The person's marks on movies (watchlist, watched, liked, owned, not for me, not seen): changed at once on screen, saved behind, undone on request.
import { m } from '../../messages/messages.js';
import { ask } from './api.ts';
import type { MovieId } from '../../contract/ids.ts';
import { contradictedKinds, type Mark, type MarkKind } from '../../contract/marks.ts';
import { diary, type RatedMovie } from './diary.svelte.ts';
import { OptimisticWrites } from './optimistic-writes.svelte.ts';
import { Resource } from './resource.svelte.ts';
import { session } from './session.svelte.ts';
import { undo } from './undo.svelte.ts';

type Change = readonly [kind: MarkKind, isSet: boolean];

class Marks {
  readonly #list = new Resource<readonly Mark[]>();
  /** What was chosen and is not saved yet, by `key`. */
  readonly #writes = new OptimisticWrites<string, boolean>();
  /** Grows with every saved change, so that lists can be asked for again. */
  changes = $state.raw(0);

  /** Last marked first, as the engine last reported. */
  readonly all = $derived(this.#list.value ?? []);
  readonly isLoaded = $derived(this.#list.value !== null);
  readonly failure = $derived(this.#list.failure);

  readonly #times = $derived(
    new Map(
      this.all.flatMap((mark) =>
        mark.movieId === null ? [] : [[key(mark.movieId, mark.kind), mark.markedAtMs]],
      ),
    ),
  );

  /** As they are on screen now, also those that are not saved yet; those that wait for their movie too. */
  readonly present = $derived(
    this.all.filter((mark) => mark.movieId === null || this.has(mark.movieId, mark.kind)),
  );

  async load(): Promise<void> {
    await this.#list.load(() => ask('marks:list', {}), session.whose);
  }

  /** Resolves once everything that was chosen so far is saved, or has failed to be. */
  settled(): Promise<void> {
    return this.#writes.settled();
  }

  /** Whether the movie has the mark. The watchlist and `watched` give way to stars that were given later. */
  has(movieId: MovieId, kind: MarkKind): boolean {
    const unsaved = this.#writes.chosen(key(movieId, kind));
    if (unsaved !== undefined) return unsaved;
    const markedAtMs = this.#times.get(key(movieId, kind));
    if (markedAtMs === undefined) return false;
    if (kind !== 'watchlist' && kind !== 'watched' && kind !== 'unseen') return true;
    const notedAtMs = diary.lastNotedAtMs(movieId);
    if (kind === 'watchlist' && notedAtMs !== null && notedAtMs >= markedAtMs) return false;
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
    this.#write(mark.title, () => ask('marks:remove', { markId: mark.markId }));
    undo.note(
      wordsOf(mark.title, mark.kind, false),
      () => this.#write(mark.title, () => ask('marks:put-back', { markId: mark.markId })),
      { id: `mark-entry-${mark.markId}` },
    );
  }

  #put({ movieId, title }: RatedMovie, changes: readonly Change[]): void {
    this.#write(
      title,
      async () => {
        for (const [kind, isSet] of changes) await ask('marks:set', { movieId, kind, isSet });
      },
      changes.map(([kind, isSet]) => [key(movieId, kind), isSet] as const),
    );
  }

  #write(
    title: string,
    work: () => Promise<unknown>,
    choices: readonly (readonly [string, boolean])[] = [],
  ): void {
    this.#writes.add({
      choices,
      write: async () => {
        await work();
        await this.load();
        this.changes += 1;
      },
      failed: m.rating_mark_failed({ title }),
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
    case 'liked':
      return isSet ? m.rating_liked_set({ title }) : m.rating_liked_unset({ title });
    case 'owned':
      return isSet ? m.rating_owned_set({ title }) : m.rating_owned_unset({ title });
    case 'hidden':
      return isSet ? m.rating_hidden_set({ title }) : m.rating_hidden_unset({ title });
    case 'unseen':
      return isSet ? m.rating_unseen_set({ title }) : m.rating_unseen_unset({ title });
  }
}

export const marks = new Marks();
