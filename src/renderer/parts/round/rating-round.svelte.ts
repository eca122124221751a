// The rating round: which movie is shown, what was said about it, what comes next, and how fast it goes.
import { z } from 'zod';
import { ask } from '../../state/api.ts';
import type { MovieId } from '../../../contract/ids.ts';
import { markKindSchema, type MarkKind } from '../../../contract/marks.ts';
import type { MovieSummary } from '../../../contract/movies.ts';
import type { Learned, Round } from '../../../contract/rounds.ts';
import { diary } from '../../state/diary.svelte.ts';
import { marks } from '../../state/marks.svelte.ts';
import { Kept } from '../../state/persisted.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { undo } from '../../state/undo.svelte.ts';
import { answeredFirst, renewRound, showNow } from './round-steps.ts';

/** As many as make the first recommendations good; more is welcome. */
export const roundTarget = 10;
/** How many stand ready behind the movie that is shown; they stay when the rest is chosen again. */
const ready = 2;
const batch = 8;
/** Movies in the grid; as many stand ready behind them. */
export const gridSize = 10;
/** Long enough to add a half, and to see one's stars, before the next movie comes. */
const pauseMs = 550;

export class RatingRound {
  readonly #offer = new Resource<Round>();
  readonly #isGrid = new Kept('round-grid', z.boolean(), false);
  #movies: readonly MovieSummary[] | null = $state.raw(null);
  #index = $state.raw(0);
  #ratedIds: readonly MovieId[] = $state.raw([]);
  /** The movie of each change, so that taking it back leads there. */
  #changedIds: readonly MovieId[] = $state.raw([]);
  #firstRatedAtMs: number | null = null;
  #pause: number | undefined;

  /** From the first stars of this round to the last. */
  elapsedMs = $state.raw(0);
  /** Stars were just given, and the next movie is about to come. */
  isPausing = $state.raw(false);

  readonly failure = $derived(this.#offer.failure);
  readonly index = $derived(this.#index);
  /** Null while loading, and after the last movie. */
  readonly current = $derived(this.#movies?.[this.#index] ?? null);
  readonly previous = $derived(this.#movies?.[this.#index - 1] ?? null);
  readonly next = $derived(this.#movies?.[this.#index + 1] ?? null);
  /** Not shown yet, but drawn, so that it is there at once. */
  readonly afterNext = $derived(this.#movies?.[this.#index + 2] ?? null);
  /** What the grid shows. */
  readonly page: readonly MovieSummary[] = $derived(
    this.#movies?.slice(this.#index, this.#index + gridSize) ?? [],
  );
  readonly isLoading = $derived(this.#offer.isLoading);
  readonly stars = $derived(this.current === null ? null : diary.starsOf(this.current.movieId));
  /** Movies of this round that carry the person's stars. */
  readonly ratedCount = $derived(this.#ratedIds.filter((movieId) => diary.starsOf(movieId) !== null).length);
  readonly canUndo = $derived(this.#changedIds.length > 0);
  readonly isEnough = $derived(this.ratedCount >= roundTarget);
  /** Every movie that is worth asking about was shown. */
  readonly isOver = $derived(this.#movies !== null && this.current === null && !this.#offer.isLoading);
  readonly learned: Learned | null = $derived(this.#offer.value?.learned ?? null);
  readonly basis = $derived(this.#offer.value?.basis ?? null);
  readonly chosenGroups = $derived(this.#offer.value?.chosenGroups ?? 0);

  /** Movies that are shown together. */
  get #span(): number {
    return this.isGrid ? gridSize : 1;
  }

  /** Movies from the first on that stay when the rest is chosen again. */
  get #kept(): number {
    return this.#index + (this.isGrid ? gridSize : 1 + ready);
  }

  /** Ten at once instead of one at a time; kept for the next round. */
  get isGrid(): boolean {
    return this.#isGrid.value;
  }

  /** The round goes on with what is not answered yet. */
  set isGrid(isGrid: boolean) {
    this.stop();
    this.#isGrid.value = isGrid;
    if (this.#movies !== null) {
      const { movies, index } = answeredFirst(
        this.#movies,
        this.#index,
        ({ movieId }) =>
          diary.starsOf(movieId) !== null || markKindSchema.options.some((kind) => marks.has(movieId, kind)),
      );
      this.#movies = movies;
      this.#index = index;
    }
    void this.load();
  }

  /** Asks for the movies after those that stand ready; what was said so far decides which they are. */
  async load(): Promise<void> {
    const passedIds = (this.#movies ?? []).slice(0, this.#kept).map(({ movieId }) => movieId);
    const limit = this.isGrid ? 2 * gridSize : batch;
    await diary.settled();
    await this.#offer.load(() => ask('rating-round:next', { passedIds, limit }));
    const offered = this.#offer.value?.movies;
    if (offered === undefined || this.#offer.failure !== null) return;
    this.#movies = renewRound(this.#movies ?? [], offered, this.#kept);
  }

  /** Shows a movie that somebody searched for; what was to come follows after it. */
  show(movie: MovieSummary): void {
    this.stop();
    this.#movies = showNow(this.#movies ?? [], movie, this.#index);
  }

  /** Gives the movie shown its stars, or takes them away; `goOn` shows the next one after a moment. */
  rate(stars: number | null, { goOn }: { goOn: boolean }): void {
    this.stop();
    const movie = this.current;
    if (movie === null) return;
    this.rateMovie(movie, stars);
    if (!goOn || stars === null) return;
    this.isPausing = true;
    this.#pause = window.setTimeout(() => this.forward(), pauseMs);
  }

  /** Gives any movie of the round its stars, or takes them away. */
  rateMovie(movie: MovieSummary, stars: number | null): void {
    if (diary.starsOf(movie.movieId) !== stars) this.#changedIds = [...this.#changedIds, movie.movieId];
    diary.rate(movie, stars, { quiet: true });
    if (!this.#ratedIds.includes(movie.movieId)) this.#ratedIds = [...this.#ratedIds, movie.movieId];
    this.#firstRatedAtMs ??= performance.now();
    this.elapsedMs = performance.now() - this.#firstRatedAtMs;
    void this.load();
  }

  /** Notes something else about the movie shown, or takes that back; what was noted is no movie to stay at. */
  mark(kind: MarkKind): void {
    if (this.current !== null && this.markMovie(this.current, kind)) this.forward();
  }

  /** Notes something else about any movie of the round, or takes that back; returns whether it is noted now. */
  markMovie(movie: MovieSummary, kind: MarkKind): boolean {
    const isSet = !marks.has(movie.movieId, kind);
    this.#changedIds = [...this.#changedIds, movie.movieId];
    marks.set(movie, kind, isSet, { quiet: true });
    return isSet;
  }

  /** On to the next; a movie without stars is noted as not seen, so that no round asks again. */
  pass(): void {
    const movie = this.current;
    if (movie === null) return;
    const isOpen = this.stars === null && !marks.has(movie.movieId, 'watchlist');
    if (isOpen && !marks.has(movie.movieId, 'unseen')) this.mark('unseen');
    else this.forward();
  }

  /** The next movie, or the next ten; nothing is noted about those that were shown. */
  forward(): void {
    this.stop();
    if (this.#movies === null || this.current === null) return;
    this.#index += this.#span;
    if (this.#kept + this.#span > this.#movies.length) void this.load();
  }

  back(): void {
    this.stop();
    this.#index = Math.max(0, this.#index - this.#span);
  }

  /** Takes the last change of this round back and shows its movie. */
  undo(): void {
    this.stop();
    const movieId = this.#changedIds.at(-1);
    if (movieId === undefined || !undo.last()) return;
    this.#changedIds = this.#changedIds.slice(0, -1);
    const at = this.#movies?.findIndex((movie) => movie.movieId === movieId) ?? -1;
    if (at < 0) return;
    const pages = Math.floor((at - this.#index) / this.#span);
    this.#index = Math.max(0, this.#index + pages * this.#span);
  }

  /** Ends the pause before the next movie, if there is one. */
  stop(): void {
    window.clearTimeout(this.#pause);
    this.isPausing = false;
  }
}
