// Browses a catalogue as a person does, some queries a second, for as long as something else goes on.
import { setTimeout } from 'node:timers/promises';
import { movieSearchSchema, type MovieSearch } from '../../../src/contract/movies.ts';
import type { Engine } from '../../../src/engine/engine.ts';

const pauseMs = 40;

const searches: readonly Partial<MovieSearch>[] = [
  { sort: 'popularity' },
  { sort: 'popularity', offset: 600 },
  { query: 'b' },
  { query: 'ba' },
  { query: 'bado sek' },
  { genres: ['Drama'], sort: 'rating' },
  { yearFrom: 1990, yearTo: 1999, sort: 'newest' },
  { minMeanStars: 4, sort: 'title' },
];

/** Times of single queries in milliseconds, until `other` is settled. */
export async function browseWhile(engine: Engine, other: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const state = { isOver: false };
  const over = other.finally(() => (state.isOver = true));
  for (let round = 0; !state.isOver; round += 1) {
    const search = movieSearchSchema.parse(searches[round % searches.length]);
    const { movies } = await timed(times, () => engine.handlers['movies:search'](search));
    const shown = movies[round % Math.max(1, movies.length)];
    if (shown !== undefined)
      await timed(times, () => engine.handlers['movies:get']({ movieId: shown.movieId }));
    await setTimeout(pauseMs);
  }
  await over;
  return times;
}

async function timed<T>(times: number[], work: () => T | Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  times.push(performance.now() - startedAt);
  return result;
}
