// The person's own stars: the one place every screen reads them from, changed at once on screen, saved behind, undone on request.
import { toast } from 'svelte-sonner';
import { m } from '../../messages/messages.js';
import { ask, messageOf } from './api.ts';
import type { DiaryEntry } from '../../contract/diary.ts';
import type { MovieId } from '../../contract/ids.ts';
import { formatStars } from '../ui/format.ts';
import { undo } from './undo.svelte.ts';

/** As much of a movie as rating it needs. */
export type RatedMovie = { readonly movieId: MovieId; readonly title: string };

class Diary {
  /** Newest first, as the engine last told. */
  entries: readonly DiaryEntry[] = $state.raw([]);
  isLoaded = $state.raw(false);
  failure: string | null = $state.raw(null);
  /** Grows with every saved change, so that predictions can be asked for again. */
  changes = $state.raw(0);

  /** What was chosen and is not saved yet; null is a rating taken away. */
  #unsaved: ReadonlyMap<MovieId, number | null> = $state.raw(new Map());
  #queue: Promise<void> = Promise.resolve();

  readonly #entryByMovie = $derived(
    new Map(
      this.entries.flatMap((entry) => (entry.movieId === null ? [] : [[entry.movieId, entry] as const])),
    ),
  );

  /** Entries whose movie the present catalogue holds: what is counted, and what recommendations go by. */
  readonly rated = $derived(this.entries.filter((entry) => entry.movieId !== null));

  /** Entries whose movie the present catalogue does not hold. */
  readonly waiting = $derived(this.entries.filter((entry) => entry.movieId === null));

  /** Reads all entries again. */
  async load(): Promise<void> {
    try {
      this.entries = await ask('ratings:list', {});
      this.failure = null;
      this.isLoaded = true;
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  /** Reads all entries again after more than single ratings changed: an import, an undo, a backup that was restored. */
  async refresh(): Promise<void> {
    await this.load();
    this.changes += 1;
  }

  /** Resolves once everything that was chosen so far is written. */
  settled(): Promise<void> {
    return this.#queue;
  }

  /** The person's stars for a movie, 0.5 to 5, or null. */
  starsOf(movieId: MovieId): number | null {
    const unsaved = this.#unsaved.get(movieId);
    return unsaved === undefined ? (this.#entryByMovie.get(movieId)?.stars ?? null) : unsaved;
  }

  /** When the movie got its stars, in Unix milliseconds; Infinity while they are being saved, null without any. */
  ratedAtMs(movieId: MovieId): number | null {
    if (this.starsOf(movieId) === null) return null;
    return this.#unsaved.has(movieId) ? Infinity : (this.#entryByMovie.get(movieId)?.ratedAtMs ?? null);
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

  /** Resolves once everything that was chosen so far is saved, or has failed to be. */
  saved(): Promise<void> {
    return this.#queue;
  }

  /** Removes an entry, also one that waits for its movie. */
  remove(entry: DiaryEntry): void {
    if (entry.movieId !== null) {
      this.rate({ movieId: entry.movieId, title: entry.title }, null);
      return;
    }
    this.#enqueue(
      async () => {
        await ask('ratings:remove', { entryId: entry.entryId });
        this.entries = this.entries.filter((other) => other.entryId !== entry.entryId);
        undo.note(m.rating_removed({ title: entry.title }), () => this.#putBack(entry), {
          id: `entry-${entry.entryId}`,
        });
      },
      m.rating_remove_failed({ title: entry.title }),
    );
  }

  #putBack(entry: DiaryEntry): void {
    this.#enqueue(
      async () => {
        const restored = await ask('ratings:put-back', { entryId: entry.entryId });
        this.entries = [restored, ...this.entries];
      },
      m.rating_save_failed({ title: entry.title }),
    );
  }

  /** `ratedAtMs` is the time of an earlier rating that is put back. */
  #put(movie: RatedMovie, stars: number | null, ratedAtMs?: number): void {
    this.#unsaved = new Map([...this.#unsaved, [movie.movieId, stars]]);
    this.#enqueue(
      async () => {
        try {
          await this.#save(movie.movieId, stars, ratedAtMs);
          this.changes += 1;
        } finally {
          // A later choice for the same movie is still under way and keeps its place.
          if (this.#unsaved.get(movie.movieId) === stars) {
            this.#unsaved = new Map([...this.#unsaved].filter(([movieId]) => movieId !== movie.movieId));
          }
        }
      },
      m.rating_save_failed({ title: movie.title }),
    );
  }

  async #save(movieId: MovieId, stars: number | null, ratedAtMs?: number): Promise<void> {
    const entry = this.#entryByMovie.get(movieId);
    const others = this.entries.filter((other) => other !== entry);
    const time = ratedAtMs === undefined || !Number.isFinite(ratedAtMs) ? {} : { ratedAtMs };
    if (stars !== null) {
      this.entries = [await ask('ratings:set', { movieId, stars, ...time }), ...others];
    } else if (entry !== undefined) {
      await ask('ratings:remove', { entryId: entry.entryId });
      this.entries = others;
    }
  }

  /** One write after the other, so that the last choice is the one that stays. */
  #enqueue(work: () => Promise<void>, failed: string): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      toast.error(failed, { description: messageOf(error) });
    });
  }
}

export const diary = new Diary();
