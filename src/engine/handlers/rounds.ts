// Answers about rating rounds: which movies to ask about, and the groups that a newcomer chooses from.
import type { Handlers } from '../../contract/calls.ts';
import { markKindSchema } from '../../contract/marks.ts';
import type { Learned } from '../../contract/rounds.ts';
import { keepKnownPlaces, type KnownPlaces } from '../session/placed-movies.ts';
import { learnedOf } from '../recommending/round/round-progress.ts';
import { chooseRound } from '../recommending/round/rating-round.ts';
import type { PersonRating } from '../recommending/person.ts';
import type { SessionContext } from '../session/context.ts';

export function roundAnswers({ library, model }: SessionContext) {
  const { diary } = library;
  const places = keepKnownPlaces(library, model);
  const profileId = (): number => library.activeProfile().profileId;

  /** Null without a model or ratings. */
  async function evidence({ loaded }: KnownPlaces, ratings: readonly PersonRating[]) {
    const view = loaded === null ? null : await model.viewOf(ratings, profileId());
    if (view === null) return null;
    const { movieIds, scores } = view.recommender.everyMovie(view.person);
    const fits = new Map(Array.from(movieIds, (movieId, at) => [movieId, scores[at] ?? 0]));
    return { view, fit: (movieId: number) => fits.get(movieId) ?? null };
  }

  return {
    'onboarding:groups': async () => {
      const { known, groups } = await places();
      const catalogue = library.requireCatalogue();
      const chosen = new Set(
        diary.chosenGroups(profileId(), library.fingerprint()).map(({ groupId }) => groupId),
      );
      return {
        basis: known.basis,
        groups: groups().map(({ groupId, genres, fromYear, toYear, memberIds, typicalIds }) => ({
          ...{ groupId, genres: [...genres], fromYear, toYear },
          movies: catalogue.summaries(typicalIds),
          size: memberIds.length,
          isChosen: chosen.has(groupId),
        })),
      };
    },
    'onboarding:choose-groups': async ({ groupIds }) => {
      // Loading the model takes a while, in which another profile may become the active one.
      const chooserId = profileId();
      const { groups } = await places();
      const chosen = groups()
        .filter(({ groupId }) => groupIds.includes(groupId))
        .map(({ groupId, memberIds }) => ({ groupId, movieIds: [...memberIds] }));
      diary.chooseGroups(chooserId, library.fingerprint(), chosen);
      return {};
    },
    'rating-round:next': async ({ passedIds, limit }) => {
      const present = await places();
      const ratings = diary.linkedRatings(profileId());
      const known = await evidence(present, ratings);
      const chosen = diary.chosenGroups(profileId(), library.fingerprint());
      const marked = markKindSchema.options.flatMap((kind) => diary.markedMovieIds(profileId(), kind));
      const movieIds = chooseRound(
        present.known,
        {
          ratedIds: ratings.map(({ movieId }) => movieId),
          passedIds: [...passedIds, ...marked],
          preferredIds: chosen.flatMap((group) => group.movieIds),
          fit: known?.fit ?? null,
        },
        limit,
      );
      const learned: Learned | null =
        known === null ? null : learnedOf(known.view.recommender, known.view.person, present);
      return {
        basis: present.known.basis,
        movies: library.requireCatalogue().summaries(movieIds, known?.view.predictedStars),
        chosenGroups: chosen.length,
        learned,
      };
    },
  } satisfies Partial<Handlers<'engine'>>;
}
