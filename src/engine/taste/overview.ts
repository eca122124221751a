// A person's taste in figures, from their diary and the catalogue.
import type { DiaryEntry } from '../../contract/diary.ts';
import { userIdSchema } from '../../contract/ids.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import { toHalfStars } from '../../contract/stars.ts';
import type { Agreement, ContraryRating, TasteOverview, TasteTwin } from '../../contract/taste-calls.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { KeptPrediction } from '../library/diary/prediction-store.ts';
import { contraryRatings, type Contrary } from './contrary.ts';
import { compareWithCrowd, type SimilarUser } from './crowd.ts';
import { groupByDecade, groupByGenre, histogramOf } from './groups.ts';
import { headlineOf } from './headline.ts';
import { judge } from './honesty.ts';
import { meanOf } from '../base/statistics.ts';
import { correlationOf, type OwnRating, type RatedMovie } from './rated-movie.ts';
import { timelineOf } from './timeline.ts';

const contraryShown = 6;
const twinsShown = 3;
const lovesShown = 3;
/** From these half-stars on a movie is shown as one that a twin loves. */
const lovedFromHalfStars = toHalfStars(4.5);

type TasteCatalogue = Pick<Catalogue, 'summaries' | 'histograms' | 'movieRatings' | 'userRatings'>;

export async function tasteOverview(
  catalogue: TasteCatalogue,
  entries: readonly DiaryEntry[],
  predictions: readonly KeptPrediction[],
  unwantedMovieIds: readonly number[] = [],
): Promise<TasteOverview> {
  const own = ownRatings(entries);
  const movies = withCrowd(catalogue, own);
  const seen = new Set([...own.map(({ movieId }) => movieId), ...unwantedMovieIds]);
  const genres = groupByGenre(movies);
  const decades = groupByDecade(movies);
  const agreement = await agreementOf(catalogue, movies, seen);
  const { kinder, harsher } = contraryRatings(movies, contraryShown);
  return {
    ratings: own.length,
    meanStars: own.length === 0 ? null : meanOf(own.map(({ stars }) => stars)),
    headline: headlineOf(movies, { genres, decades, agreement }),
    timeline: timelineOf(own),
    histogram: histogramOf(own, movies),
    genres,
    decades,
    agreement,
    kinder: withMovies(catalogue, kinder),
    harsher: withMovies(catalogue, harsher),
    honesty: judge(judgedPredictions(catalogue, predictions)),
  };
}

/** Those of movies that are here, as the diary counts them. */
function ownRatings(entries: readonly DiaryEntry[]): OwnRating[] {
  return entries.flatMap(({ movieId, stars, ratedAtMs }) =>
    movieId === null ? [] : [{ movieId, stars, ratedAtMs }],
  );
}

/** Those of movies that somebody else rated too. */
function withCrowd(catalogue: TasteCatalogue, ratings: readonly OwnRating[]): RatedMovie[] {
  const movieIds = ratings.map(({ movieId }) => movieId);
  const summaries = byMovieId(catalogue.summaries(movieIds));
  const histograms = catalogue.histograms(movieIds);
  return ratings.flatMap((rating) => {
    const summary = summaries.get(rating.movieId);
    const histogram = histograms.get(rating.movieId);
    if (summary === undefined || summary.meanStars === null || histogram === undefined) return [];
    const { year, genres, meanStars } = summary;
    return [{ ...rating, year, genres, meanStars, histogram }];
  });
}

function judgedPredictions(
  catalogue: TasteCatalogue,
  predictions: readonly KeptPrediction[],
): Parameters<typeof judge>[0] {
  const summaries = byMovieId(catalogue.summaries(predictions.flatMap(({ movieId }) => movieId ?? [])));
  return predictions.flatMap((prediction) => {
    const meanStars = summaries.get(prediction.movieId ?? -1)?.meanStars ?? null;
    return meanStars === null ? [] : [{ ...prediction, meanStars }];
  });
}

async function agreementOf(
  catalogue: TasteCatalogue,
  movies: readonly RatedMovie[],
  seen: ReadonlySet<number>,
): Promise<Agreement> {
  const { similarUsers, kinderThan } = await compareWithCrowd(movies, catalogue.movieRatings, twinsShown);
  return {
    correlation: correlationOf(movies.map(({ stars, meanStars }) => [stars, meanStars])),
    kindness: meanOf(movies.map(({ stars, meanStars }) => stars - meanStars)),
    kinderThan,
    twins: similarUsers.map((user) => toTwin(catalogue, user, seen)),
  };
}

function toTwin(catalogue: TasteCatalogue, user: SimilarUser, seen: ReadonlySet<number>): TasteTwin {
  const loved = catalogue
    .userRatings(user.userId)
    .filter(({ movieId, halfStars }) => halfStars >= lovedFromHalfStars && !seen.has(movieId));
  const halfStars = new Map(loved.map((rating) => [rating.movieId, rating.halfStars]));
  const best = catalogue
    .summaries([...halfStars.keys()])
    .sort(
      (a, b) =>
        (halfStars.get(b.movieId) ?? 0) - (halfStars.get(a.movieId) ?? 0) || b.ratingCount - a.ratingCount,
    );
  return { ...user, userId: userIdSchema.parse(user.userId), loves: best.slice(0, lovesShown) };
}

function withMovies(catalogue: TasteCatalogue, ratings: readonly Contrary[]): ContraryRating[] {
  const summaries = byMovieId(catalogue.summaries(ratings.map(({ movieId }) => movieId)));
  return ratings.flatMap(({ movieId, stars, distance }) => {
    const summary = summaries.get(movieId);
    return summary === undefined ? [] : [{ ...summary, stars, distance }];
  });
}

function byMovieId(movies: readonly MovieSummary[]): Map<number, MovieSummary> {
  return new Map(movies.map((movie) => [movie.movieId, movie]));
}
