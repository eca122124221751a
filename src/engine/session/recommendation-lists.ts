// Lists of what to watch: the model's where there is one and ratings to go by, or what most people liked.
import { allMovies, type CandidateSet } from '../../contract/candidate-sets.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import type { Reason, Recommendation, RecommendationList } from '../../contract/recommendations.ts';
import { candidateFilter } from '../recommending/candidate-filter.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { Person } from '../recommending/person.ts';
import type { RatingContribution } from '../recommending/recommender.ts';
import type { LoadedModel } from './active-model.ts';
import { moviesOfSet } from './candidate-set.ts';
import type { SessionContext } from './context.ts';

/**
 * As Home shows them untuned, with the popularity correction that the profile's Home has unless the caller decides.
 * Throws `no-library`, and what loading the model throws.
 */
export async function recommendToProfile(
  context: SessionContext,
  profileId: number,
  { limit, corrected: asked, from = allMovies }: { limit: number; corrected?: boolean; from?: CandidateSet },
): Promise<RecommendationList> {
  const { library, model } = context;
  const corrected = asked ?? library.diary.keptTuning(profileId).corrected;
  const ratings = library.diary.linkedRatings(profileId);
  const view = await model.viewOf(ratings, profileId);
  const loaded = await model.load();
  const catalogue = library.requireCatalogue();
  const unwanted = library.diary.unwantedMovieIds(profileId);
  const amongMovieIds = moviesOfSet(library, profileId, from);
  return view === null || loaded === null
    ? popularMovies(catalogue, [...ratings.map(({ movieId }) => movieId), ...unwanted], limit, amongMovieIds)
    : recommendByModel(catalogue, loaded, view.person, {
        limit,
        corrected,
        unwantedMovieIds: unwanted,
        amongMovieIds,
      });
}

/** The model's list for a person, with reasons; without what they do not want to see there. */
export function recommendByModel(
  catalogue: Catalogue,
  { recommender, runId }: LoadedModel,
  person: Person,
  {
    limit,
    corrected,
    unwantedMovieIds = [],
    amongMovieIds = null,
  }: {
    limit: number;
    corrected: boolean;
    unwantedMovieIds?: readonly number[];
    amongMovieIds?: ReadonlySet<number> | null;
  },
): RecommendationList {
  const ranked = recommender.recommend(person, {
    limit,
    corrected,
    excludeMovieIds: unwantedMovieIds,
    amongMovieIds,
  });
  const movieIds = ranked.map((movie) => movie.movieId);
  const contributions = recommender.reasons(person, movieIds);
  const summaries = byMovieId(catalogue.summaries(movieIds));
  const rated = byMovieId(catalogue.summaries(person.ratings.map((rating) => rating.movieId)));
  const recommendations = ranked.flatMap(({ movieId, score, predictedStars }): Recommendation[] => {
    const summary = summaries.get(movieId);
    if (summary === undefined) return [];
    const reasons = toReasons(contributions.get(movieId) ?? [], rated);
    const starsDeviation = recommender.starsDeviation(person, movieId);
    return [{ ...summary, predictedStars, starsDeviation, score, reasons }];
  });
  return {
    basis: 'model',
    runId,
    ratingsUsed: recommender.usedRatings(person).length,
    corrected,
    recommendations,
  };
}

function byMovieId(movies: readonly MovieSummary[]): Map<number, MovieSummary> {
  return new Map(movies.map((movie) => [movie.movieId, movie]));
}

function toReasons(
  contributions: readonly RatingContribution[],
  rated: ReadonlyMap<number, MovieSummary>,
): Reason[] {
  return contributions.flatMap(({ movieId, stars, contribution }) => {
    const movie = rated.get(movieId);
    return movie === undefined ? [] : [{ movieId: movie.movieId, title: movie.title, stars, contribution }];
  });
}

/**
 * Well-known movies of many kinds, best liked first. The wider list is chosen for variety; of that, the better liked
 * half is shown, so that being known alone is not enough. Of a set all are weighed.
 */
function popularMovies(
  catalogue: Catalogue,
  seenMovieIds: readonly number[],
  limit: number,
  amongMovieIds: ReadonlySet<number> | null,
): RecommendationList {
  const liked = catalogue.bayesianMeans();
  const isCandidate = candidateFilter({ excludeMovieIds: seenMovieIds, amongMovieIds });
  const known =
    amongMovieIds === null
      ? catalogue.roundCandidates(2 * limit, seenMovieIds)
      : catalogue.summaries([...amongMovieIds].filter(isCandidate));
  const recommendations = known
    .map((movie): Recommendation => {
      const score = liked.get(movie.movieId) ?? 0;
      return { ...movie, starsDeviation: null, score, reasons: [] };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
  return { basis: 'popularity', runId: null, ratingsUsed: 0, corrected: false, recommendations };
}
