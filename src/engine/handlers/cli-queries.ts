// What the command line asks beyond the window's calls: about users of the catalogue, titles, and profiles by name.
import type { CallOutput } from '../../contract/calls.ts';
import { diaryLines, type DiaryLine } from '../../contract/diary-lines.ts';
import type { DiaryEntry, Profile } from '../../contract/diary.ts';
import type { CandidateSet } from '../../contract/candidate-sets.ts';
import { MatineeError } from '../../contract/errors.ts';
import { listIdSchema } from '../../contract/ids.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import type { RecommendationList, SimilarMovie } from '../../contract/recommendations.ts';
import { toStars } from '../../contract/stars.ts';
import type { Viewing, ViewingDetails } from '../../contract/viewings.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { PersonRating } from '../recommending/person.ts';
import type { SessionContext } from '../session/context.ts';
import { rememberPrediction } from '../session/prediction-log.ts';
import { recommendByModel, recommendToProfile } from '../session/recommendation-lists.ts';
import { linkWaiting, listWaiting } from '../session/unmatched-ratings.ts';
import { listQueries } from './list-queries.ts';
import { similarMovies } from './movies.ts';
import { setRating } from './ratings.ts';
import { addViewing } from './viewings.ts';

export type PredictedStars = {
  predictedStars: number;
  /** Standard deviation, in stars; null where the model has no estimate. */
  starsDeviation: number | null;
};

export type CliQueries = ReturnType<typeof cliQueries>;

export function cliQueries(context: SessionContext) {
  const { library, model } = context;

  /** A number is taken for a movie's id if there is one, otherwise for a title. Throws `unknown-movie`. */
  function findMovie(movieIdOrTitle: number | string): MovieSummary {
    return movieOf(library.requireCatalogue(), String(movieIdOrTitle).trim());
  }

  return {
    findMovie,

    /** Whether the diary has a profile of that name, which `rate` would otherwise make. */
    hasProfile: (name: string): boolean => library.diary.findProfile(name) !== null,

    /** Throws `unknown-profile`. */
    profileNamed: (name: string): Profile => library.diary.profile(name),

    /** The profile of that name, or the active one without a name. Throws `unknown-profile`. */
    profileFor: (name?: string): Profile =>
      name === undefined ? library.activeProfile() : library.diary.profile(name),

    /** For a user of the catalogue, from their ratings there. Throws `unknown-user` and `no-model`. */
    recommendToUser: async (userId: number, limit: number, corrected = true): Promise<RecommendationList> => {
      userRatings(library.requireCatalogue(), userId);
      const loaded = await model.require();
      const catalogue = library.requireCatalogue();
      const person = loaded.recommender.foldIn(userRatings(catalogue, userId), { kind: 'user', userId });
      return recommendByModel(catalogue, loaded, person, { limit, corrected });
    },

    /**
     * By popularity while the profile has no ratings; `from` is a set as `candidateSetNamed` reads it. Throws `unknown-profile`,
     * `unknown-list`, `invalid-input` and `no-model`.
     */
    recommendToProfile: async (
      name: string,
      limit: number,
      { corrected = true, from = 'all' }: { corrected?: boolean; from?: string } = {},
    ): Promise<RecommendationList> => {
      const { profileId } = library.diary.profile(name);
      const set = candidateSetNamed(library, profileId, from);
      await model.require();
      return recommendToProfile(context, profileId, { limit, corrected, from: set });
    },

    /** Of a movie as `findMovie` finds it. Throws `unknown-movie` and `no-model`. */
    similar: async (
      movieIdOrTitle: number | string,
      limit: number,
    ): Promise<{ movie: MovieSummary; similar: SimilarMovie[] }> => {
      const movie = findMovie(movieIdOrTitle);
      return { movie, similar: await similarMovies(context, movie.movieId, limit) };
    },

    /** Throws `unknown-user`, `unknown-movie` and `no-model`. */
    predict: async (userId: number, movieId: number): Promise<PredictedStars> => {
      const catalogue = library.requireCatalogue();
      const ratings = userRatings(catalogue, userId);
      catalogue.identity(movieId);
      const { recommender } = await model.require();
      const person = recommender.foldIn(ratings, { kind: 'user', userId });
      return {
        predictedStars: recommender.predictStars(person, movieId) ?? catalogue.info().meanStars,
        starsDeviation: recommender.starsDeviation(person, movieId),
      };
    },

    /** A profile that is new is made. The prediction is kept, as in the window. Throws `unknown-movie` and `invalid-input`. */
    rate: async (profileName: string, movieId: number, stars: number): Promise<DiaryEntry> => {
      library.requireCatalogue().identity(movieId);
      // A profile is made only together with its first rating.
      const { profileId, before, entry } = library.diary.atOnce(() => {
        const { profileId } = library.diary.profileOrNew(profileName);
        const before = library.diary.linkedRatings(profileId);
        return { profileId, before, entry: setRating(library, profileId, movieId, stars) };
      });
      await rememberPrediction(context, { profileId, before }, entry, false);
      return entry;
    },

    /** The prediction is kept, as in the window. Throws `unknown-movie`. */
    watch: async (profileId: number, movieId: number, details: ViewingDetails): Promise<Viewing> => {
      const { added, remembered } = addViewing(context, profileId, movieId, details);
      await remembered;
      return added.viewing;
    },

    diaryOf: (profileId: number): DiaryLine[] =>
      diaryLines(library.diary.viewings(profileId), library.diary.entries(profileId)),

    /** `change` says what is different. Throws `unknown-entry`. */
    changeViewing: (profileId: number, viewingId: number, change: Partial<ViewingDetails>): Viewing => {
      const { diary } = library;
      const { watchedAtMs, stars, note, tags, isRewatch, companions } = viewingOf(
        context,
        profileId,
        viewingId,
      );
      const details = { watchedAtMs, stars, note, tags, isRewatch, companions };
      diary.changeViewing(profileId, viewingId, { ...details, ...change });
      return viewingOf(context, profileId, viewingId);
    },

    /** Throws `unknown-entry`. */
    removeViewing: (profileId: number, viewingId: number): Viewing => {
      const viewing = viewingOf(context, profileId, viewingId);
      library.diary.editDiary(profileId, { viewingIds: [viewingId], entryIds: [] }, { kind: 'remove' });
      return viewing;
    },

    ...listQueries(context, findMovie),

    /** Ratings that wait for a movie, last rated first, with movies they may mean. */
    waitingRatings: (profileId: number, limit: number): CallOutput<'waiting:list'> =>
      listWaiting(library, profileId, 0, limit),

    linkWaiting: (profileId: number, entryId: number, movieId: number): DiaryEntry =>
      linkWaiting(library, profileId, entryId, movieId),
  };
}

/** `all`, `watchlist`, `owned` or `list:NAME`. Throws `unknown-list`, and `invalid-input` for anything else. */
function candidateSetNamed(
  { diary }: SessionContext['library'],
  profileId: number,
  text: string,
): CandidateSet {
  if (text === 'all' || text === 'watchlist' || text === 'owned') return { kind: text };
  const name = /^list:(.+)$/su.exec(text)?.[1];
  if (name === undefined) {
    throw new MatineeError(
      'invalid-input',
      `Movies can be chosen from the watchlist, from what is owned or from a list: watchlist, owned or list:NAME, and not ${text}.`,
    );
  }
  return { kind: 'list', listId: listIdSchema.parse(diary.listNamed(profileId, name).listId) };
}

function viewingOf({ library }: SessionContext, profileId: number, viewingId: number): Viewing {
  const found = library.diary.viewings(profileId).find((viewing) => viewing.viewingId === viewingId);
  if (found !== undefined) return found;
  throw new MatineeError(
    'unknown-entry',
    `The diary has no viewing ${viewingId}; \`diary\` lists those that it has, with their numbers.`,
    { details: { viewingId } },
  );
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

function movieOf(catalogue: Catalogue, text: string): MovieSummary {
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
