// The person's own stars: the one place every screen reads them from, changed at once on screen, saved behind, undone on request.
import { m } from '../../messages/messages.js';
import { ask } from './api.ts';
import type { DiaryEntry } from '../../contract/diary.ts';
import type { Viewing } from '../../contract/viewings.ts';
import type { MovieId } from '../../contract/ids.ts';
import { formatStars } from '../ui/format.ts';
import { OptimisticWrites } from './optimistic-writes.svelte.ts';
import { Resource } from './resource.svelte.ts';
import { session } from './session.svelte.ts';
import { undo } from './undo.svelte.ts';
import { viewingsByMovie } from './viewings-by-movie.ts';

/** As much of a movie as rating it needs. */
export type RatedMovie = { readonly movieId: MovieId; readonly title: string };

class Diary {
  readonly #list = new Resource<readonly DiaryEntry[]>();
  readonly #viewings = new Resource<readonly Viewing[]>();
  /** What was chosen and is not saved yet; null is a rating taken away. */
  readonly #writes = new OptimisticWrites<MovieId, number | null>();
  /** Grows with every saved change, so that predictions can be asked for again. */
  changes = $state.raw(0);

  /** Newest first, as the engine last reported. */
  readonly entries = $derived(this.#list.value ?? []);
  /** The last watched first, those of an unknown day at the end. */
  readonly viewings = $derived(this.#viewings.value ?? []);
  readonly isLoaded = $derived(this.#list.value !== null && this.#viewings.value !== null);
  readonly failure = $derived(this.#list.failure ?? this.#viewings.failure);

  readonly #viewingsByMovie = $derived(viewingsByMovie(this.viewings));

  readonly #entryByMovie = $derived(
    new Map(
      this.entries.flatMap((entry) => (entry.movieId === null ? [] : [[entry.movieId, entry] as const])),
    ),
  );

  /** Entries whose movie the present catalogue holds: what is counted, and what recommendations go by. */
  readonly rated = $derived(this.entries.filter((entry) => entry.movieId !== null));

  /** Entries whose movie the present catalogue does not hold. */
  readonly waiting = $derived(this.entries.filter((entry) => entry.movieId === null));

  /** Reads all entries and viewings again. */
  async load(): Promise<void> {
    await Promise.all([
      this.#list.load(() => ask('ratings:list', {}), session.whose),
      this.#viewings.load(() => ask('viewings:list', {}), session.whose),
    ]);
  }

  /** Reads them again after more than single ratings changed: an import, an undo, a backup that was restored. */
  async refresh(): Promise<void> {
    await this.load();
    this.changes += 1;
  }

  /** Resolves once everything that was chosen so far is saved, or has failed to be. */
  settled(): Promise<void> {
    return this.#writes.settled();
  }

  /** The person's stars for a movie, 0.5 to 5, or null. */
  starsOf(movieId: MovieId): number | null {
    const unsaved = this.#writes.chosen(movieId);
    return unsaved === undefined ? (this.#entryByMovie.get(movieId)?.stars ?? null) : unsaved;
  }

  /** The last watched first. */
  viewingsOf(movieId: MovieId): readonly Viewing[] {
    return this.#viewingsByMovie.get(movieId) ?? [];
  }

  /** When the last viewing of the movie was noted; null where there is none. */
  lastNotedAtMs(movieId: MovieId): number | null {
    const viewings = this.viewingsOf(movieId);
    return viewings.length === 0 ? null : Math.max(...viewings.map(({ notedAtMs }) => notedAtMs));
  }

  /** When the movie got its stars, in Unix milliseconds; Infinity while they are being saved, null without any. */
  ratedAtMs(movieId: MovieId): number | null {
    if (this.starsOf(movieId) === null) return null;
    return this.#writes.chosen(movieId) !== undefined
      ? Infinity
      : (this.#entryByMovie.get(movieId)?.ratedAtMs ?? null);
  }

  /** Gives a movie stars, or takes them away with null; offers to undo it in a toast unless `quiet` (Ctrl+Z always can). */
  rate(movie: RatedMovie, stars: number | null, { quiet = false } = {}): void {
    const before = this.starsOf(movie.movieId);
    if (before === stars) return;
    const { title } = movie;
    const said =
      stars === null ? m.rating_removed({ title }) : m.rating_given({ title, stars: formatStars(stars) });
    const ratedAtMs = this.ratedAtMs(movie.movieId) ?? undefined;
    this.#put(movie, stars);
    undo.note(said, () => this.#put(movie, before, ratedAtMs), { id: `rating-${movie.movieId}`, quiet });
  }

  /** Removes an entry, also one that waits for its movie. */
  remove(entry: DiaryEntry): void {
    if (entry.movieId !== null) {
      this.rate({ movieId: entry.movieId, title: entry.title }, null);
      return;
    }
    this.#writes.add({
      write: async () => {
        await ask('ratings:remove', { entryId: entry.entryId });
        this.#list.value = this.entries.filter((other) => other.entryId !== entry.entryId);
        undo.note(m.rating_removed({ title: entry.title }), () => this.#putBack(entry), {
          id: `entry-${entry.entryId}`,
        });
      },
      failed: m.rating_remove_failed({ title: entry.title }),
    });
  }

  #putBack(entry: DiaryEntry): void {
    this.#writes.add({
      write: async () => {
        const restored = await ask('ratings:put-back', { entryId: entry.entryId });
        this.#list.value = [restored, ...this.entries];
      },
      failed: m.rating_save_failed({ title: entry.title }),
    });
  }

  /** `ratedAtMs` is the time of an earlier rating that is put back. */
  #put({ movieId, title }: RatedMovie, stars: number | null, ratedAtMs?: number): void {
    this.#writes.add({
      choices: [[movieId, stars]],
      write: async () => {
        await this.#save(movieId, stars, ratedAtMs);
        // Stars of viewings go and come back with those of their movie.
        if (this.viewingsOf(movieId).length > 0) await this.load();
        this.changes += 1;
      },
      failed: m.rating_save_failed({ title }),
    });
  }

  async #save(movieId: MovieId, stars: number | null, ratedAtMs?: number): Promise<void> {
    const entry = this.#entryByMovie.get(movieId);
    const others = this.entries.filter((other) => other !== entry);
    const time = ratedAtMs === undefined || !Number.isFinite(ratedAtMs) ? {} : { ratedAtMs };
    if (stars !== null) {
      this.#list.value = [await ask('ratings:set', { movieId, stars, ...time }), ...others];
    } else if (entry !== undefined) {
      await ask('ratings:remove', { entryId: entry.entryId });
      this.#list.value = others;
    }
  }
}

export const diary = new Diary();
