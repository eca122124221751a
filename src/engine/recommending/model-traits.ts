// What the catalogue knows of the movies that a model knows, in the model's order.
import { memoize } from '../base/memoize.ts';
import type { MovieTraits, TraitStore } from '../library/catalogue/trait-store.ts';

/** By movie, as the model numbers them. What is unknown is NaN. */
export interface ModelTraits {
  readonly years: Float64Array;
  readonly ratingCounts: Int32Array;
  readonly meanStars: Float64Array;
  /** Most frequent first. */
  readonly genres: readonly { genre: string; has: Uint8Array }[];
  /** 1 for movies that have the tag. */
  readonly tag: (tag: string) => Uint8Array;
}

/** Kept as long as catalogue and model are. */
export function modelTraits(store: TraitStore, movieIds: Int32Array): ModelTraits {
  return alignedTo(store)(movieIds);
}

const alignedTo = memoize((store: TraitStore) =>
  memoize((movieIds: Int32Array) => align(store, store.traits(), movieIds)),
);

function align(store: TraitStore, traits: MovieTraits, movieIds: Int32Array): ModelTraits {
  const movieOf = new Map(Array.from(movieIds, (id, movie) => [id, movie]));
  const rowOf = new Map(Array.from(traits.movieIds, (id, row) => [id, row]));
  const rows = Int32Array.from(movieIds, (id) => rowOf.get(id) ?? -1);
  const mask = (ids: Iterable<number>): Uint8Array => {
    const has = new Uint8Array(movieIds.length);
    for (const id of ids) {
      const movie = movieOf.get(id);
      if (movie !== undefined) has[movie] = 1;
    }
    return has;
  };
  return {
    years: Float64Array.from(rows, (row) => traits.years[row] ?? Number.NaN),
    ratingCounts: Int32Array.from(rows, (row) => traits.ratingCounts[row] ?? 0),
    meanStars: Float64Array.from(rows, (row) => traits.meanStars[row] ?? Number.NaN),
    genres: traits.genres.map(({ genre, rows: having }) => ({
      genre,
      has: mask(Array.from(having, (row) => traits.movieIds[row] ?? -1)),
    })),
    tag: (tag) => mask(store.moviesWithTag(tag)),
  };
}
