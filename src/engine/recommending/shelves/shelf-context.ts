// All that shelves are planned from: one person, what the model says of every movie to them, and what they turned.
import { meanOf } from '../../base/statistics.ts';
import { isUntuned, type Tuning } from '../../../contract/tuning.ts';
import { topList } from '../../base/top-k.ts';
import { candidateFilter } from '../candidate-filter.ts';
import { candidatesAmong, type Candidates } from '../candidates.ts';
import { diversified } from '../diversity.ts';
import type { ModelTraits } from '../model-traits.ts';
import type { Person, PersonRating } from '../person.ts';
import type { Recommender } from '../recommender.ts';
import type { Ranks } from '../percentile-rank.ts';
import { tuningShifts } from '../tuning.ts';
import { genresOfHabit, nearnessToCentroids, tasteCentroids } from '../taste-centroids.ts';

/** Size of the pool for diversification, as a multiple of the movies shown, and its maximum. */
const poolForDiversity = { times: 8, most: 240 };

export interface SceneInput {
  readonly recommender: Recommender;
  readonly person: Person;
  readonly traits: ModelTraits;
  readonly tuning: Tuning;
  /** Watched or not for this person: on no shelf. */
  readonly unwantedMovieIds: ReadonlySet<number>;
  /** Not for this person: not even to be watched again. */
  readonly hiddenMovieIds: ReadonlySet<number>;
  readonly ratedAtMs: ReadonlyMap<number, number>;
  /** Only these are on shelves; null for all. */
  readonly amongMovieIds: ReadonlySet<number> | null;
  /** Who directed each of some movies, where that is known. */
  readonly directorsOf: (movieIds: readonly number[]) => ReadonlyMap<number, readonly string[]>;
  /** The tags of each of some movies, in small letters. */
  readonly tagsOf: (movieIds: readonly number[]) => ReadonlyMap<number, readonly string[]>;
}

/** Movies are identified by their positions in `everyMovie`. */
export interface Scene extends SceneInput {
  readonly movieIds: Int32Array;
  readonly scores: Float32Array;
  readonly stars: Float32Array;
  readonly ranks: Ranks;
  /** The person's ratings that the model can use, and their movies. */
  readonly ratings: readonly PersonRating[];
  readonly rated: readonly number[];
  /** Mean of the person's stars. */
  readonly meanStars: number;
  /** Neither rated nor unwanted. */
  readonly candidates: Candidates;
  /** Cosine with the nearest taste centroid of the person. */
  readonly nearness: () => Float32Array;
  /** Stars less half their standard deviation: what is hardly known has to promise more. */
  readonly cautiousStars: () => Float32Array;
  readonly usualGenres: readonly string[];
  /**
   * The best movies by `key`, tuned: the shifts count in standard deviations of `unit` among the candidates; then
   * with places for less rated movies where `corrected` asks for it, and re-ranked for diversity.
   */
  best(options: {
    key: Float32Array;
    unit: Float32Array;
    limit: number;
    isAllowed: (movie: number) => boolean;
    corrected?: boolean;
  }): number[];
}

type Known = Pick<Scene, 'nearness' | 'cautiousStars' | 'usualGenres'>;
const knownOf = new WeakMap<Person['state'], Known>();

/** `candidates` are those of `candidatesOf`: scenes of a person that differ in their tuning alone share them. */
export function openScene(input: SceneInput, candidates: Candidates): Scene {
  const { recommender, person, tuning } = input;
  const { movieIds, scores, stars } = recommender.everyMovie(person);
  const ratings = recommender.usedRatings(person);
  const rated = person.state.history.map(({ movie }) => movie);
  const known = knownOf.get(person.state) ?? look(input, rated);
  knownOf.set(person.state, known);
  const shifts = isUntuned(tuning) ? null : tuningShifts(tuning, input.traits, known.nearness, candidates);

  return {
    ...input,
    ...known,
    movieIds,
    scores,
    stars,
    ranks: recommender.ranks(person),
    ratings,
    rated,
    meanStars: meanOf(ratings.map(({ stars }) => stars)),
    candidates,
    best({ key, unit, limit, isAllowed, corrected = false }) {
      const values = shifts === null ? key : shifted(key, shifts, candidates.spread(unit).deviation);
      const options = {
        limit: tuning.diversity > 0 ? poolSize(limit) : limit,
        isAllowed: (movie: number) => (values[movie] ?? -Infinity) > -Infinity && isAllowed(movie),
      };
      const pool = corrected
        ? recommender.correctedList(person, values, { ...options, strength: 1 + Math.min(0, tuning.novelty) })
        : topList(values, { from: 0, to: values.length, ...options });
      // Diversity weighs places by their scores: each place has the score that it would have uncorrected.
      const scoreOfPlace = Float32Array.from(pool, (movie) => values[movie] ?? 0)
        .sort()
        .reverse();
      const ranked = Array.from(pool, (movie, place) => ({ movie, score: scoreOfPlace[place] ?? 0 }));
      const vectors = (): ReturnType<Recommender['movieVectors']> => recommender.movieVectors();
      return diversified(ranked, { limit, strength: tuning.diversity, vectors });
    },
  };
}

export function candidatesOf({
  recommender,
  person,
  unwantedMovieIds,
  amongMovieIds,
}: SceneInput): Candidates {
  const { movieIds } = recommender.everyMovie(person);
  const rated = new Set(person.state.history.map(({ movie }) => movie));
  const isWanted = candidateFilter({ excludeMovieIds: unwantedMovieIds, amongMovieIds: null });
  const idOf = (movie: number): number => movieIds[movie] ?? 0;
  return candidatesAmong(
    movieIds.length,
    (movie) => !rated.has(movie) && isWanted(idOf(movie)),
    (movie) => amongMovieIds === null || amongMovieIds.has(idOf(movie)),
  );
}

function poolSize(limit: number): number {
  return Math.max(limit, Math.min(limit * poolForDiversity.times, poolForDiversity.most));
}

/** What stays while the person's ratings do, made when it is first asked for. */
function look({ recommender, person, traits }: SceneInput, rated: readonly number[]): Known {
  let nearness: Float32Array | null = null;
  let cautious: Float32Array | null = null;
  return {
    nearness: () => {
      const vectors = recommender.movieVectors();
      return (nearness ??= nearnessToCentroids(vectors, tasteCentroids(vectors, rated)));
    },
    cautiousStars: () => {
      if (cautious !== null) return cautious;
      const { stars } = recommender.everyMovie(person);
      const deviations = recommender.starsDeviations(person);
      return (cautious = stars.map((predicted, movie) => predicted - (deviations?.[movie] ?? 0) / 2));
    },
    usualGenres: genresOfHabit(traits, rated),
  };
}

function shifted(key: Float32Array, shifts: Float32Array, unit: number): Float32Array {
  return key.map((value, movie) => value + (shifts[movie] ?? 0) * (unit === 0 ? 1 : unit));
}
