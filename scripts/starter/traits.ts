// What viewers can like about a movie: its traits, its era, its place in a space of styles, its quality and its fame.
import { tally } from '../../src/engine/base/counts.ts';
import { meanOf } from '../../src/engine/base/statistics.ts';
import { franchiseOf } from './clean.ts';
import type { StarterMovie } from './movies.ts';
import { createRandom, normals } from './random.ts';
import type { Recipe } from './recipe.ts';

export type Trait = {
  kind: 'genre' | 'kind' | 'director' | 'franchise';
  /** Its point in the space of styles. */
  style: Float64Array;
};

export type MovieTraits = {
  movieId: number;
  /** Indexes of `Traits.all`. */
  traits: readonly number[];
  /** What makes it different from all others of its traits. */
  style: Float64Array;
  year: number | null;
  /** Standardised over all movies. */
  quality: number;
  /** Relative chance to be seen by a viewer without preferences. */
  fame: number;
};

export type TraitBook = { all: readonly Trait[]; movies: readonly MovieTraits[] };

/** Traits of all movies; directors and franchises count from two movies on. */
export function describeMovies(movies: readonly StarterMovie[], recipe: Recipe): TraitBook {
  const keysByMovie = movies.map(traitKeys);
  const counts = tally(keysByMovie.flat());

  const indexes = new Map<string, number>();
  const all: Trait[] = [];
  const qualities = standardise(movies.map(verdict));
  const described = movies.map((movie, i) => {
    const traits: number[] = [];
    for (const key of keysByMovie[i] ?? []) {
      if ((counts.get(key) ?? 0) < 2) continue;
      let index = indexes.get(key);
      if (index === undefined) {
        index = all.push(describeTrait(key, recipe)) - 1;
        indexes.set(key, index);
      }
      traits.push(index);
    }
    return {
      movieId: movie.movieId,
      traits,
      style: stylePoint(`movie ${movie.movieId}`, recipe),
      year: movie.year,
      quality: qualities[i] ?? 0,
      fame: fameOf(movie, recipe),
    };
  });
  return { all, movies: described };
}

function traitKeys(movie: StarterMovie): string[] {
  const keys = movie.genres.map((genre) => `genre ${genre}`);
  if (movie.kind !== null) keys.push(`kind ${movie.kind}`);
  if (movie.director !== null) keys.push(`director ${movie.director}`);
  keys.push(`franchise ${franchiseOf(movie.title)}`);
  return keys;
}

function describeTrait(key: string, recipe: Recipe): Trait {
  const style = stylePoint(key, recipe);
  if (key.startsWith('genre ')) return { kind: 'genre', style };
  if (key.startsWith('kind ')) return { kind: 'kind', style };
  if (key.startsWith('director ')) return { kind: 'director', style };
  return { kind: 'franchise', style };
}

/** A point that depends on the name alone: another movie in the list moves none of the others. */
function stylePoint(name: string, recipe: Recipe): Float64Array {
  return normals(createRandom(recipe.seed, name), recipe.styleDimensions);
}

/** Critics' and voters' verdict on a scale of 1 to 10; few votes are drawn to the middle. Null where nobody judged. */
export function verdict(movie: Pick<StarterMovie, 'imdbRating' | 'imdbVotes' | 'tomatoes'>): number | null {
  const middle = 6.2;
  const doubt = 400;
  const votes = movie.imdbVotes ?? 0;
  const voters =
    movie.imdbRating === null ? null : (movie.imdbRating * votes + middle * doubt) / (votes + doubt);
  const critics = movie.tomatoes === null ? null : 4 + (movie.tomatoes / 100) * 4.5;
  if (voters === null) return critics;
  return critics === null ? voters : 0.7 * voters + 0.3 * critics;
}

/** Mean 0 and standard deviation 1 over what is known; the unknown is 0. */
export function standardise(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null);
  const mean = meanOf(known);
  const variance = meanOf(known.map((value) => (value - mean) ** 2));
  const deviation = Math.sqrt(variance) || 1;
  return values.map((value) => (value === null ? 0 : (value - mean) / deviation));
}

function fameOf(movie: StarterMovie, recipe: Recipe): number {
  const { votesPower, grossPower } = recipe.exposure;
  const votes = movie.imdbVotes ?? 500;
  const grossMillions = (movie.grossUsd ?? 0) / 1e6;
  return Math.exp(votesPower * Math.log(votes + 100) + grossPower * Math.log(grossMillions + 1));
}
