// The shelves of Home as the window gets them: by the model if there is one and ratings to go by, otherwise by what everybody likes.
import type { CandidateSet } from '../../contract/candidate-sets.ts';
import type { CardReason, Home, HomeMovie, HomeShelf } from '../../contract/home.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import type { Tuning } from '../../contract/tuning.ts';
import type { PersonView } from '../session/active-model.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import { candidateFilter } from '../recommending/candidate-filter.ts';
import { modelTraits } from '../recommending/model-traits.ts';
import type { PersonRating } from '../recommending/person.ts';
import type { PlannedReason, PlannedShelf } from '../recommending/shelves/shelf-spec.ts';
import type { Scene } from '../recommending/shelves/shelf-context.ts';
import { planShelves, type UntunedPlace } from '../recommending/shelves/shelves.ts';
import { matchOf } from '../recommending/percentile-rank.ts';
import { moviesOfSet } from '../session/candidate-set.ts';
import type { SessionContext } from '../session/context.ts';
import { popularShelfOf, popularShelves } from './popular-shelves.ts';

/** Throws `no-library`, and what loading the model throws. */
export async function homeShelves(
  context: SessionContext,
  asked: Tuning | null,
  from: CandidateSet,
): Promise<Home> {
  const { library, model } = context;
  const { diary } = library;
  const { profileId } = library.activeProfile();
  const tuning = asked ?? diary.keptTuning(profileId);
  const ratings = diary.linkedRatings(profileId);
  const view = await model.viewOf(ratings, profileId);
  const catalogue = library.requireCatalogue();
  const unwantedMovieIds = new Set(diary.unwantedMovieIds(profileId));
  const amongMovieIds = moviesOfSet(library, profileId, from);
  const seen = new Set([...ratings.map(({ movieId }) => movieId), ...unwantedMovieIds]);
  const isLeft = candidateFilter({ excludeMovieIds: seen, amongMovieIds });
  const ofSet = [...(amongMovieIds ?? [])].filter((movieId) => catalogue.hasMovie(movieId));
  const run = model.run();
  const head = {
    tuning,
    from,
    set: amongMovieIds === null ? null : { movies: ofSet.length, left: ofSet.filter(isLeft).length },
    runId: run?.runId ?? null,
    ratingsSinceTraining: view?.recommender.unseenRatings(ratings, profileId) ?? 0,
  };
  if (view === null || view.recommender.usedRatings(view.person).length === 0) {
    const chosen = diary.chosenGroups(profileId, library.fingerprint()).map(({ movieIds }) => movieIds);
    const shelves =
      amongMovieIds === null
        ? popularShelves(catalogue, seen, chosen)
        : popularShelfOf(catalogue, ofSet.filter(isLeft));
    return { ...head, basis: 'popularity', ratingsUsed: 0, moviesRanked: 0, shelves };
  }
  const ratedAtMs = new Map(
    diary
      .entries(profileId)
      .flatMap((entry) => (entry.movieId === null ? [] : [[Number(entry.movieId), entry.ratedAtMs]])),
  );
  const { person, recommender } = view;
  const { scene, shelves, untunedPlace } = planShelves({
    recommender,
    person,
    traits: modelTraits(catalogue, recommender.everyMovie(person).movieIds),
    tuning,
    unwantedMovieIds,
    hiddenMovieIds: new Set(diary.markedMovieIds(profileId, 'hidden')),
    ratedAtMs,
    amongMovieIds,
    directorsOf: (movieIds) => catalogue.directorsOf(movieIds),
    tagsOf: (movieIds) => catalogue.tagsOf(movieIds),
  });
  return {
    ...head,
    basis: 'model',
    ratingsUsed: recommender.usedRatings(person).length,
    moviesRanked: scene.ranks.count,
    shelves: toShelves(catalogue, view, scene, shelves, untunedPlace),
  };
}

type Titles = ReadonlyMap<number, MovieSummary>;

function toShelves(
  catalogue: Catalogue,
  { person, recommender, predictedStars }: PersonView,
  scene: Scene,
  planned: readonly PlannedShelf[],
  untunedPlace: UntunedPlace,
): HomeShelf[] {
  const idOf = (movie: number): number => scene.movieIds[movie] ?? 0;
  const shown = planned.flatMap(({ cards }) => cards.map(({ movie }) => idOf(movie)));
  const subjects = planned.flatMap(({ cards }) => cards.flatMap(({ reason }) => ratingsOf(reason)));
  const movies: Titles = new Map(
    catalogue
      .summaries([...new Set([...shown, ...subjects])], predictedStars)
      .map((movie) => [movie.movieId, movie]),
  );
  const isRated = new Set(person.ratings.map(({ movieId }) => movieId));
  const { placeOf, count } = scene.ranks;

  function toCards({ id, cards }: PlannedShelf): HomeMovie[] {
    return cards.flatMap(({ movie, reason }): HomeMovie[] => {
      const summary = movies.get(idOf(movie));
      const shownReason = summary === undefined ? null : toReason(reason, summary, movies);
      if (summary === undefined || shownReason === null) return [];
      return [
        {
          ...summary,
          starsDeviation: isRated.has(summary.movieId)
            ? null
            : recommender.starsDeviation(person, summary.movieId),
          match: matchOf(placeOf(movie), count),
          reason: shownReason,
          untunedPlace: untunedPlace(id, movie),
        },
      ];
    });
  }

  return planned.flatMap((shelf): HomeShelf[] => {
    const cards = { id: shelf.id, movies: toCards(shelf) };
    switch (shelf.kind) {
      case 'because': {
        const subject = toRated(shelf.subject, movies);
        return subject === null ? [] : [{ ...cards, kind: shelf.kind, subject }];
      }
      case 'gems':
        return [{ ...cards, kind: shelf.kind, mostRatings: shelf.mostRatings }];
      case 'outside':
        return [{ ...cards, kind: shelf.kind, usual: [...shelf.usual] }];
      case 'for-you':
      case 'rewatch':
        return [{ ...cards, kind: shelf.kind }];
    }
  });
}

function ratingsOf(reason: PlannedReason): number[] {
  switch (reason.kind) {
    case 'because':
      return reason.also === null ? [reason.of.movieId] : [reason.of.movieId, reason.also.movieId];
    case 'audience':
    case 'director':
      return [reason.of.movieId];
    default:
      return [];
  }
}

function toReason(reason: PlannedReason, movie: MovieSummary, titles: Titles): CardReason | null {
  switch (reason.kind) {
    case 'because': {
      const of = toRated(reason.of, titles);
      const also = reason.also === null ? null : toRated(reason.also, titles);
      return of === null ? null : { kind: 'because', of, also };
    }
    case 'audience':
    case 'director': {
      const of = toRated(reason.of, titles);
      return of === null ? null : { ...reason, of };
    }
    case 'crowd':
      return { kind: 'crowd', ratingCount: movie.ratingCount, meanStars: movie.meanStars };
    case 'few-know':
      return { kind: 'few-know', ratingCount: movie.ratingCount, meanStars: movie.meanStars ?? 0 };
    case 'genre':
    case 'tag':
    case 'unusual':
    case 'rewatch':
      return reason;
  }
}

/** Null if the catalogue no longer has the movie. */
function toRated(
  { movieId, stars }: PersonRating,
  titles: Titles,
): Extract<CardReason, { kind: 'because' }>['of'] | null {
  const movie = titles.get(movieId);
  return movie === undefined ? null : { movieId: movie.movieId, title: movie.title, stars };
}
