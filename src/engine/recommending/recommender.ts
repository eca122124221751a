// Answers for one person: what to watch, what stars a movie would get, which movies are similar, and why.
import { kindOf, type AnyModel } from '../model/model-kinds.ts';
import type { TrainedProfile } from '../model/kinds/training-report.ts';
import { toStars } from '../../contract/stars.ts';
import type { SimilarityIndex, SimilarityParts } from '../model/kinds/similarity.ts';
import type { PersonEvidence, Scores, SeenUser } from '../model/kinds/served-model.ts';
import { errorInputs, starsDeviation } from '../model/kinds/prediction-uncertainty.ts';
import { calibratedList, owedShares } from '../model/calibrated-list.ts';
import { collectGarbageSoon } from '../base/collect-garbage.ts';
import { popularityGroups } from '../ratings/popularity-groups.ts';
import { topList } from '../base/top-k.ts';
import { indexById } from '../ratings/training-set.ts';
import { memoize } from '../base/memoize.ts';
import type { NumberById } from '../base/numbers.ts';
import { candidateFilter } from './candidate-filter.ts';
import { contributionsTo } from './contributions.ts';
import { movieVectorsOf, type MovieVectors } from './movie-vectors.ts';
import { nobody, type Person, type PersonRating, type Who } from './person.ts';
import { matchOf, ranksOf, type Ranks } from './percentile-rank.ts';

const reasonsPerMovie = 3;

export interface RankedMovie {
  readonly movieId: number;
  /** The list is sorted by it; each kind of model says what it is. */
  readonly score: number;
  readonly predictedStars: number;
}

export interface NeighbourMovie {
  readonly movieId: number;
  /** -1 to 1. */
  readonly similarity: number;
  /** What the similarity is the sum of. */
  readonly parts: SimilarityParts;
}

export interface RatingContribution {
  readonly movieId: number;
  readonly stars: number;
  /** How much the recommended movie's score falls without this rating. */
  readonly contribution: number;
}

/** Figures of every movie that the model knows, in its order; not to be changed. */
export interface EveryMovie {
  readonly movieIds: Int32Array;
  /** What lists are sorted by. */
  readonly scores: Float32Array;
  /** Predicted stars, 0.5 to 5. */
  readonly stars: Float32Array;
}

/** A movie's rank among those that the person has not rated. */
export interface Standing {
  /** 1 is the best. */
  readonly place: number;
  readonly of: number;
  /** 0 to 100, see `matchOf`. */
  readonly match: number;
}

export interface Recommender {
  /**
   * Folds the ratings in, without training. A movie rated twice counts with its last rating; movies that
   * the model does not know are left out. `who` says whose they are: what training saw of somebody is taken out of what
   * it learned of the movies.
   */
  foldIn(ratings: readonly PersonRating[], who?: Who): Person;
  /** How many of a profile's ratings training did not see as they are now. */
  unseenRatings(ratings: readonly PersonRating[], profileId: number): number;
  /** Best first; never what the person rated, never an excluded movie. `corrected`: as `correctedList` has it. */
  recommend(
    person: Person,
    options: {
      limit: number;
      excludeMovieIds?: Iterable<number> | undefined;
      /** Only these; null for all. */
      amongMovieIds?: ReadonlySet<number> | null | undefined;
      corrected?: boolean | undefined;
    },
  ): RankedMovie[];
  /**
   * Places in `everyMovie` of the best by `values`, corrected for popularity: less rated movies have places by the
   * person's share of them. `strength` 1 is all of the correction, 0 none.
   */
  correctedList(
    person: Person,
    values: Float32Array,
    options: { limit: number; isAllowed: (movie: number) => boolean; strength: number },
  ): Int32Array;
  /** Stars (0.5 to 5), or null for a movie that the model does not know. */
  predictStars(person: Person, movieId: number): number | null;
  /** Standard deviation of those stars; null if the model does not know the movie or was never measured. */
  starsDeviation(person: Person, movieId: number): number | null;
  /** The same of every movie, in the order of `everyMovie`; null if the model was never measured. */
  starsDeviations(person: Person): Float32Array | null;
  /** Stars of every movie that the model knows, by movie id. */
  predictAll(person: Person): NumberById;
  /** Scores and stars of every movie, also of those the person has rated. */
  everyMovie(person: Person): EveryMovie;
  /** Ranks of every movie, in the order of `everyMovie`, among those that the person has not rated. */
  ranks(person: Person): Ranks;
  /** The place and match of one movie; null for one that the model does not know. */
  standing(person: Person, movieId: number): Standing | null;
  /** The person's ratings that the model can use. */
  usedRatings(person: Person): readonly PersonRating[];
  /**
   * Scores and stars of the person without each of some of the `usedRatings` (given by their places there), one row
   * for each; `movies` are places in `everyMovie`, null for all.
   */
  scoresWithout(person: Person, ratings: readonly number[], movies: Int32Array | null): Scores;
  /** Stars of each of the `usedRatings` as they would be expected if it were not known. */
  starsWithoutEach(person: Person): Float32Array;
  /** The retrieval task's movie vectors; their cosines are the similarities by audience. */
  movieVectors(): MovieVectors;
  /** Most similar first; empty for a movie that the model does not know. */
  similar(movieId: number, limit: number): NeighbourMovie[];
  /** For each movie at most three of the person's ratings that speak for it, strongest first. */
  reasons(person: Person, movieIds: readonly number[]): Map<number, RatingContribution[]>;
  /** Frees the tensors, and the model's memory where nobody else has it; the recommender can't be used afterwards. */
  dispose(): void;
}

/** Makes a model ready to serve. */
export function createRecommender(model: AnyModel): Recommender {
  const kind = kindOf(model);
  const served = kind.serve(model);
  const movieIndex = indexById(model.movieIds);
  const idOf = (movie: number): number => model.movieIds[movie] ?? 0;
  let similarity: SimilarityIndex | null = null;
  let vectors: MovieVectors | null = null;
  let groups: Uint8Array | null = null;
  /** Lists, predictions and browsing ask for the same person in turn: the scores of all movies are made once. */
  const scoresByState = memoize((state: PersonEvidence) => served.score([state], null));
  const scoresOf = ({ state }: Person): Scores => scoresByState(state);
  const ranksByState = memoize((state: PersonEvidence) => {
    const rated = new Set(state.history.map(({ movie }) => movie));
    return ranksOf(scoresByState(state).scores, (movie) => !rated.has(movie));
  });
  const peopleWithoutEach = memoize((state: PersonEvidence) => served.withoutEach(state));

  const starsOfProfile = memoize((profile: TrainedProfile) => {
    const entries = profile.movieIds.map(
      (movieId, k) => [movieIndex.get(movieId), toStars(profile.halfStars[k] ?? 0)] as const,
    );
    return new Map(entries);
  });
  function seenUser(who: Who): SeenUser | null {
    if (who.kind === 'nobody') return null;
    if (who.kind === 'user') return { userId: who.userId, saw: () => true };
    const profile = model.report.profiles?.find(({ profileId }) => profileId === who.profileId);
    if (profile === undefined) return null;
    const starsOf = starsOfProfile(profile);
    return { userId: profile.userId, saw: ({ movie, stars }) => starsOf.get(movie) === stars };
  }

  function deviationOf(weights: readonly number[], { state }: Person, movie: number, stars: number): number {
    return starsDeviation(weights, errorInputs(model.ratingCounts[movie] ?? 0, state, stars));
  }

  const recommender: Recommender = {
    foldIn(ratings, who = nobody) {
      const byMovie = new Map<number, number>();
      for (const { movieId, stars } of ratings) {
        const movie = movieIndex.get(movieId);
        if (movie !== undefined) byMovie.set(movie, stars);
      }
      const known = Array.from(byMovie, ([movie, stars]) => ({ movie, stars }));
      return { who, ratings, state: served.person(known, seenUser(who)) };
    },

    unseenRatings(ratings, profileId) {
      const seen = seenUser({ kind: 'profile', profileId });
      return ratings.filter(({ movieId, stars }) => {
        const movie = movieIndex.get(movieId);
        return movie === undefined || seen?.saw({ movie, stars }) !== true;
      }).length;
    },

    starsWithoutEach: ({ state }) => served.starsWithoutEach(state),

    recommend(person, { limit, excludeMovieIds = [], amongMovieIds = null, corrected = false }) {
      const rated = person.ratings.map(({ movieId }) => movieId);
      const isCandidate = candidateFilter({
        excludeMovieIds: [...excludeMovieIds, ...rated],
        amongMovieIds,
      });
      const isAllowed = (movie: number): boolean => isCandidate(idOf(movie));
      const { scores, stars } = scoresOf(person);
      const best = corrected
        ? recommender.correctedList(person, scores, { limit, isAllowed, strength: 1 })
        : topList(scores, { from: 0, to: scores.length, limit, isAllowed });
      return Array.from(best, (movie) => ({
        movieId: idOf(movie),
        score: scores[movie] ?? 0,
        predictedStars: stars[movie] ?? 0,
      }));
    },

    correctedList({ state }, values, { strength, ...options }) {
      groups ??= popularityGroups(model.ratingCounts);
      const rated = state.history.map(({ movie }) => movie);
      const owed = owedShares(groups, rated).map((share) => strength * share);
      return calibratedList(values, { ...options, groups, owed });
    },

    predictStars(person, movieId) {
      const movie = movieIndex.get(movieId);
      return movie === undefined ? null : (scoresOf(person).stars[movie] ?? null);
    },

    starsDeviation(person, movieId) {
      const movie = movieIndex.get(movieId);
      if (movie === undefined || model.errorWeights === null) return null;
      return deviationOf(model.errorWeights, person, movie, scoresOf(person).stars[movie] ?? 0);
    },

    starsDeviations(person) {
      const { errorWeights } = model;
      if (errorWeights === null) return null;
      return scoresOf(person).stars.map((stars, movie) => deviationOf(errorWeights, person, movie, stars));
    },

    predictAll(person) {
      const { stars } = scoresOf(person);
      return {
        size: stars.length,
        get: (movieId) => {
          const movie = movieIndex.get(movieId);
          return movie === undefined ? undefined : stars[movie];
        },
      };
    },

    everyMovie(person) {
      const { scores, stars } = scoresOf(person);
      return { movieIds: model.movieIds, scores, stars };
    },

    movieVectors: () => (vectors ??= movieVectorsOf(model)),

    similar(movieId, limit) {
      const movie = movieIndex.get(movieId);
      if (movie === undefined) return [];
      similarity ??= kind.similarity(model);
      return similarity
        .nearest(movie, limit)
        .map(({ movie: near, ...likeness }) => ({ movieId: idOf(near), ...likeness }));
    },

    ranks: ({ state }) => ranksByState(state),

    standing(person, movieId) {
      const movie = movieIndex.get(movieId);
      if (movie === undefined) return null;
      const { placeOf, count } = ranksByState(person.state);
      const place = placeOf(movie);
      // A rated movie is not counted itself, so its rank may be one after the last.
      const of = Math.max(count, place);
      return { place, of, match: matchOf(place, of) };
    },

    usedRatings: ({ state }) => state.history.map(({ movie, stars }) => ({ movieId: idOf(movie), stars })),

    scoresWithout(person, ratings, movies) {
      const people = peopleWithoutEach(person.state);
      return served.score(
        ratings.flatMap((rating) => people[rating] ?? []),
        movies,
      );
    },

    reasons(person, movieIds) {
      const asked = movieIds.flatMap((movieId) => movieIndex.get(movieId) ?? []);
      const contributions = contributionsTo(recommender, person, asked);
      return new Map(
        asked.map((movie) => {
          const speaking = person.state.history
            .map((rating, k) => ({
              movieId: idOf(rating.movie),
              stars: rating.stars,
              contribution: contributions.get(movie)?.[k] ?? 0,
            }))
            .filter(({ contribution }) => contribution > 0)
            .sort((a, b) => b.contribution - a.contribution);
          return [idOf(movie), speaking.slice(0, reasonsPerMovie)];
        }),
      );
    },

    dispose: () => {
      served.dispose();
      collectGarbageSoon();
    },
  };
  return recommender;
}
