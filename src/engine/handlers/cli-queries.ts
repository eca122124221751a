// What the command line asks beyond the window's calls: about users of the catalogue, titles, and profiles by name.
import type { DiaryEntry, Profile } from '../../contract/diary.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import type { RecommendationList, SimilarMovie } from '../../contract/recommendations.ts';
import { toStars } from '../../contract/stars.ts';
import type { AnswerContext } from './context.ts';
import { similarMovies } from './movies.ts';
import { setRating } from './ratings.ts';
import { recommendByModel, recommendToProfile } from './recommendations.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import { rememberPrediction } from '../session/prediction-log.ts';
import type { PersonRating } from '../recommending/recommender.ts';

export type PredictedStars = {
  predictedStars: number;
  /** Standard deviation, in stars; null where the model can't tell. */
  starsDeviation: number | null;
};

export type Questions = {
  /** A number is taken for a movie's id where there is one, else for a title. Throws `unknown-movie`. */
  findMovie: (movieIdOrTitle: number | string) => MovieSummary;
  /** Whether the diary has a profile of that name, which `rate` would otherwise make. */
  hasProfile: (name: string) => boolean;
  /** The profile of that name, made where there is none yet; the active one without a name. */
  profileFor: (name?: string) => Profile;
  /** For a user of the catalogue, from their ratings there. Throws `unknown-user` and `no-model`. */
  recommendToUser: (userId: number, limit: number) => Promise<RecommendationList>;
  /** For a profile of the diary; by popularity while it has no ratings. Throws `unknown-profile` and `no-model`. */
  recommendToProfile: (name: string, limit: number) => Promise<RecommendationList>;
  /** A number is taken for a movie's id where there is one, else for a title. Throws `unknown-movie` and `no-model`. */
  similar: (
    movieIdOrTitle: number | string,
    limit: number,
  ) => Promise<{ movie: MovieSummary; similar: SimilarMovie[] }>;
  /** Throws `unknown-user`, `unknown-movie` and `no-model`. */
  predict: (userId: number, movieId: number) => Promise<PredictedStars>;
  /** A profile that is new is made. With what the model would have said, as in the window. Throws `unknown-movie` and `invalid-input`. */
  rate: (profileName: string, movieId: number, stars: number) => Promise<DiaryEntry>;
};

export function createQuestions(context: AnswerContext): Questions {
  const { library, model } = context;
  return {
    findMovie: (movieIdOrTitle) => findMovie(library.requireCatalogue(), String(movieIdOrTitle).trim()),
    hasProfile: (name) => findProfile(context, name) !== null,
    profileFor: (name) => (name === undefined ? library.activeProfile() : findOrCreateProfile(context, name)),
    recommendToUser: async (userId, limit) => {
      userRatings(library.requireCatalogue(), userId);
      const loaded = await model.require();
      const catalogue = library.requireCatalogue();
      const person = loaded.recommender.foldIn(userRatings(catalogue, userId), { userId });
      return recommendByModel(catalogue, loaded, person, limit);
    },
    recommendToProfile: async (name, limit) => {
      const { profileId } = library.diary.profile(name);
      await model.require();
      return recommendToProfile(context, profileId, limit);
    },
    similar: async (movieIdOrTitle, limit) => {
      const movie = findMovie(library.requireCatalogue(), String(movieIdOrTitle).trim());
      return { movie, similar: await similarMovies(context, movie.movieId, limit) };
    },
    predict: async (userId, movieId) => {
      const catalogue = library.requireCatalogue();
      const ratings = userRatings(catalogue, userId);
      catalogue.identity(movieId);
      const { recommender } = await model.require();
      const person = recommender.foldIn(ratings, { userId });
      return {
        predictedStars: recommender.predictStars(person, movieId) ?? catalogue.info().meanStars,
        starsDeviation: recommender.starsDeviation(person, movieId),
      };
    },
    rate: async (profileName, movieId, stars) => {
      library.requireCatalogue().identity(movieId);
      const { profileId } = findOrCreateProfile(context, profileName);
      const before = library.diary.linkedRatings(profileId);
      const entry = setRating(library, profileId, movieId, stars);
      await rememberPrediction(context, before, entry, false);
      return entry;
    },
  };
}

function userRatings(catalogue: Catalogue, userId: number): PersonRating[] {
  if (!catalogue.hasUser(userId)) {
    const nearest = catalogue.nearestUserIds(userId).sort((a, b) => a - b);
    throw new MatineeError(
      'unknown-user',
      `The library has no user ${userId}. Users with numbers near it: ${nearest.join(', ')}.`,
      { details: { userId, nearest: nearest.map(String) } },
    );
  }
  return catalogue
    .userRatings(userId)
    .map(({ movieId, halfStars }) => ({ movieId, stars: toStars(halfStars) }));
}

function findMovie(catalogue: Catalogue, text: string): MovieSummary {
  const byId = /^\d{1,9}$/.test(text) ? catalogue.summaries([Number(text)]) : [];
  const [movie] = byId.length > 0 ? byId : catalogue.findMovies(text, 1);
  if (movie !== undefined) return movie;
  const suggestions = catalogue.suggestMovies(text, 3).map(nameOf);
  const hint =
    suggestions.length > 0
      ? `Did you mean ${suggestions.join(', or ')}?`
      : 'Try fewer words of its title, or its number.';
  throw new MatineeError('unknown-movie', `The library has no movie "${text}". ${hint}`, {
    details: { asked: text, suggestions },
  });
}

function nameOf({ title, year }: MovieSummary): string {
  return year === null ? `"${title}"` : `"${title}" (${year})`;
}

function findOrCreateProfile(context: AnswerContext, name: string): Profile {
  return findProfile(context, name) ?? context.library.diary.createProfile(name);
}

function findProfile({ library: { diary } }: AnswerContext, name: string): Profile | null {
  try {
    return diary.profile(name);
  } catch (error) {
    if (error instanceof MatineeError && error.code === 'unknown-profile') return null;
    throw error;
  }
}
