// The rating round: which movie is shown, what was rated in it, and when to go on.
import { ask } from '../../api.ts';
import type { MovieId } from '../../../contract/ids.ts';
import type { MovieSummary } from '../../../contract/movies.ts';
import { diary } from '../../state/diary.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { mergeRound } from './round-steps.ts';

/** As many as make the first recommendations good; more is welcome. */
export const roundTarget = 10;
/** How many are asked for at a time, and how early the next are asked for. */
const batch = 30;
const reserve = 5;
/** Long enough to see one's stars, and to correct them, before the next movie comes. */
const pauseMs = 700;

export class RatingRound {
  readonly #list = new Resource<readonly MovieSummary[]>();
  #index = $state.raw(0);
  #touched: readonly MovieId[] = $state.raw([]);
  #isExhausted = $state.raw(false);
  #pause: number | undefined;

  readonly movies = $derived(this.#list.value);
  readonly failure = $derived(this.#list.failure);
  readonly index = $derived(this.#index);
  /** Null while loading, and after the last movie. */
  readonly current = $derived(this.movies?.[this.#index] ?? null);
  readonly previous = $derived(this.movies?.[this.#index - 1] ?? null);
  readonly next = $derived(this.movies?.[this.#index + 1] ?? null);
  readonly stars = $derived(this.current === null ? null : diary.starsOf(this.current.movieId));
  /** Movies of this round that carry the person's stars. */
  readonly ratedCount = $derived(this.#touched.filter((movieId) => diary.starsOf(movieId) !== null).length);
  readonly isEnough = $derived(this.ratedCount >= roundTarget);
  /** Every movie that the engine offers was shown. */
  readonly isOver = $derived(this.movies !== null && this.current === null);

  /** Loads the first movies, or more of them. */
  async load(): Promise<void> {
    const known = this.movies ?? [];
    await this.#list.load(async () => {
      const offered = await ask('movies:round', { limit: Math.min(500, known.length + batch) });
      const merged = mergeRound(known, offered);
      this.#isExhausted = merged.length === known.length;
      return merged;
    });
  }

  /** Gives the movie shown its stars, or takes them away; `goOn` shows the next one after a moment. */
  rate(stars: number | null, { goOn }: { goOn: boolean }): void {
    this.stop();
    const movie = this.current;
    if (movie === null) return;
    diary.rate(movie, stars, { quiet: true });
    if (!this.#touched.includes(movie.movieId)) this.#touched = [...this.#touched, movie.movieId];
    if (goOn && stars !== null) this.#pause = window.setTimeout(() => this.forward(), pauseMs);
  }

  /** The next movie: with stars given it is rated, without it is skipped. */
  forward(): void {
    this.stop();
    if (this.movies === null || this.current === null) return;
    this.#index += 1;
    if (!this.#isExhausted && this.#index >= this.movies.length - reserve) void this.load();
  }

  back(): void {
    this.stop();
    this.#index = Math.max(0, this.#index - 1);
  }

  /** Ends the pause before the next movie, if there is one. */
  stop(): void {
    window.clearTimeout(this.#pause);
  }
}
