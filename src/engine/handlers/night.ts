// Answers of Movie night: who is there, what none of them has seen, and what it gives and costs each.
import type { Handlers, ParsedInput } from '../../contract/calls.ts';
import { firstProfileName } from '../../contract/diary.ts';
import { MatineeError } from '../../contract/errors.ts';
import { movieSearchSchema } from '../../contract/movies.ts';
import type { Night, NightFilters, NightPerson, NightShare, NotedNight } from '../../contract/night-calls.ts';
import { bareViewing } from '../../contract/viewings.ts';
import { candidateFilter } from '../recommending/candidate-filter.ts';
import { chooseForNight, worthOf, type NightList } from '../recommending/night/movie-night.ts';
import { weightsOfMemory } from '../recommending/night/night-memory.ts';
import { nobody, type PersonRating, type Who } from '../recommending/person.ts';
import type { Recommender } from '../recommending/recommender.ts';
import { matchOf } from '../recommending/percentile-rank.ts';
import { moviesOfSet } from '../session/candidate-set.ts';
import type { SessionContext } from '../session/context.ts';
import { addViewing } from './viewings.ts';

export function nightAnswers(context: SessionContext) {
  return {
    'night:choose': (asked) => chooseNight(context, asked),
    'night:watched': (asked) => noteNight(context, asked),
    'night:put-back': (noted) => {
      putBackNight(context, noted);
      return {};
    },
  } satisfies Partial<Handlers<'engine'>>;
}

/** Viewings are known by their numbers, which are given once; another diary may have others under them. */
function putBackNight({ library }: SessionContext, { notedAtMs, movieId, viewings }: NotedNight): void {
  const { diary } = library;
  diary.atOnce(() => {
    for (const { profileId, viewingId } of viewings) {
      const isThere = diary
        .viewings(profileId)
        .some((viewing) => viewing.viewingId === viewingId && viewing.movieId === movieId);
      const viewingIds = isThere ? [viewingId] : [];
      diary.editDiary(profileId, { viewingIds, entryIds: [] }, { kind: 'remove' });
      diary.removeNight(profileId, notedAtMs);
    }
  });
}

/** Everyone's viewing, or nobody's. What the movie was worth is predicted from what was known before it. */
async function noteNight(
  context: SessionContext,
  { movieId, watchedAtMs, people, guests }: ParsedInput<'night:watched'>,
): Promise<NotedNight> {
  const { diary } = context.library;
  const { recommender } = await context.model.require();
  const movie = recommender.everyMovie(recommender.foldIn([])).movieIds.indexOf(movieId);
  const present = people.map(({ profileId, stars }) => {
    const guest = guestOf(diary, { kind: 'profile', profileId });
    const ranks = recommender.ranks(recommender.foldIn(guest.ratings, guest.who));
    return { profileId, stars, name: guest.name, worth: movie === -1 ? null : worthOf(ranks, movie) };
  });
  const notedAtMs = Date.now();
  const viewings = diary.atOnce(() =>
    present.map(({ profileId, stars, worth }) => {
      const others = present.filter((other) => other.profileId !== profileId).map(({ name }) => name);
      // Whoever has given no name yet is shown as "You", which in another's diary would be somebody else.
      const companions = [...others.filter((name) => name !== firstProfileName), ...guests].join(', ');
      const details = { ...bareViewing, watchedAtMs, stars, companions: companions.slice(0, 1000) };
      const { viewing } = addViewing(context, profileId, movieId, details).added;
      if (worth !== null) diary.addNight(profileId, { notedAtMs, worth });
      return { profileId, viewingId: viewing.viewingId };
    }),
  );
  return { notedAtMs, movieId, viewings };
}

type Member = NightList & { stars: Float32Array };

async function chooseNight(
  { library, model }: SessionContext,
  { people, strategy, filters, limit }: ParsedInput<'night:choose'>,
): Promise<Night> {
  const { runId, recommender } = await model.require();
  const catalogue = library.requireCatalogue();
  const guests = people.map((person) => guestOf(library.diary, person));
  const members = guests.map((guest) => memberOf(recommender, guest));
  const { movieIds } = recommender.everyMovie(recommender.foldIn([]));
  const seen = guests.flatMap((guest) => guest.seen);
  const amongMovieIds = moviesOfNight(library, people, filters.from);
  const isLeft = candidateFilter({ excludeMovieIds: seen, amongMovieIds });
  const fits = new Set(catalogue.fittingMovieIds(toSearch(filters)).filter(isLeft));
  const ofSet = [...(amongMovieIds ?? [])].filter((movieId) => catalogue.hasMovie(movieId));
  const candidates = [...movieIds.keys()].filter((movie) => fits.has(movieIds[movie] ?? -1));
  const alone = members.map((member) => firstOf(member, candidates));
  const { weights, nights } = weightsOfMemory(
    people.map((person) => (person.kind === 'profile' ? library.diary.nightsOf(person.profileId) : [])),
  );
  const chosen = new Map(
    chooseForNight(members, candidates, strategy, limit, weights).map((pick) => [
      movieIds[pick.movie] ?? -1,
      pick,
    ]),
  );
  const picks = catalogue.summaries([...chosen.keys()]).flatMap((summary) => {
    const pick = chosen.get(summary.movieId);
    if (pick === undefined) return [];
    const shares = members.map((member, person) => shareOf(member, pick.movie, alone[person] ?? pick.movie));
    return [{ ...summary, shares, turnOf: pick.turnOf }];
  });
  const set = amongMovieIds === null ? null : { movies: ofSet.length, left: ofSet.filter(isLeft).length };
  return { runId, candidates: candidates.length, set, memory: memoryOf(weights, nights), picks };
}

/** From here on it is said that somebody counts more. */
const noticed = 1.05;

function memoryOf(weights: readonly number[], nights: number): Night['memory'] {
  const most = Math.max(...weights);
  return most < noticed ? null : { person: weights.indexOf(most), nights };
}

/** Null for all movies. What somebody of the group has on their watchlist, or owns, is there for all. */
function moviesOfNight(
  library: SessionContext['library'],
  people: readonly NightPerson[],
  from: NightFilters['from'],
): ReadonlySet<number> | null {
  if (from.kind === 'all') return null;
  const active = library.activeProfile().profileId;
  if (from.kind === 'list') return moviesOfSet(library, active, from);
  const profiles = people.flatMap((person) => (person.kind === 'profile' ? [person.profileId] : []));
  return new Set(profiles.flatMap((profileId) => [...(moviesOfSet(library, profileId, from) ?? [])]));
}

/** Someone's ratings, and what they do not want to see (again). Throws `unknown-profile`. */
function guestOf(
  diary: SessionContext['library']['diary'],
  person: NightPerson,
): { name: string; who: Who; ratings: readonly PersonRating[]; seen: number[] } {
  if (person.kind === 'guest') {
    return { ...person, who: nobody, seen: person.ratings.map(({ movieId }) => movieId) };
  }
  const profile = diary.profiles().find(({ profileId }) => profileId === person.profileId);
  if (profile === undefined) {
    throw new MatineeError('unknown-profile', 'One of these profiles is no longer there. Choose again.');
  }
  const ratings = diary.linkedRatings(profile.profileId);
  const seen = [...ratings.map(({ movieId }) => movieId), ...diary.unwantedMovieIds(profile.profileId)];
  return { name: profile.name, who: { kind: 'profile', profileId: profile.profileId }, ratings, seen };
}

type Guest = ReturnType<typeof guestOf>;

function memberOf(recommender: Recommender, { name, who, ratings }: Guest): Member {
  const person = recommender.foldIn(ratings, who);
  if (person.state.count === 0) {
    throw new MatineeError(
      'invalid-input',
      `The model knows nothing about ${name} yet. Let ${name} rate a few movies first.`,
    );
  }
  return { ...recommender.ranks(person), stars: recommender.everyMovie(person).stars };
}

function toSearch({ genre, yearFrom, yearTo, mostMinutes }: NightFilters) {
  return movieSearchSchema.parse({
    genres: genre === null ? [] : [genre],
    yearFrom,
    yearTo,
    runtimeTo: mostMinutes,
  });
}

/** The candidate that is first in the person's own list. */
function firstOf({ placeOf }: Member, candidates: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const movie of candidates) {
    if (best === undefined || placeOf(movie) < placeOf(best)) best = movie;
  }
  return best;
}

function shareOf({ placeOf, count, stars }: Member, movie: number, alone: number): NightShare {
  const predictedStars = stars[movie] ?? 0;
  return {
    match: matchOf(placeOf(movie), count),
    predictedStars,
    givesUp: Math.max(0, (stars[alone] ?? 0) - predictedStars),
  };
}
