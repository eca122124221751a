// A model's progress with a person after some ratings: the uncertainty of its predictions, and the person's preferences.
import { memoize } from '../../base/memoize.ts';
import { meanOf } from '../../base/statistics.ts';
import type { Learned } from '../../../contract/rounds.ts';
import type { KnownVectors } from './popular-movie-vectors.ts';
import type { MovieGroup } from './movie-groups.ts';
import type { Person } from '../person.ts';
import type { Recommender } from '../recommender.ts';

/** The movies whose predictions are looked at: what most people know. */
const askedMovies = 150;
/** Minimum difference in stars for a group to be named. */
const leastLead = 0.1;

/** A model's predictions for an unknown person; computed once per model. */
const strangerTo = memoize((recommender: Recommender) => {
  const person = recommender.foldIn([]);
  return { person, stars: recommender.predictAll(person) };
});

export function learnedOf(
  recommender: Recommender,
  person: Person,
  { known, groups }: { known: KnownVectors; groups: () => readonly MovieGroup[] },
): Learned {
  const movieIds = known.movies.slice(0, askedMovies).map(({ movieId }) => movieId);
  return {
    deviation: meanDeviation(recommender, person, movieIds),
    startDeviation: meanDeviation(recommender, strangerTo(recommender).person, movieIds),
    leaning: leaningOf(recommender, person, groups()),
  };
}

/** Null if the model was never measured. */
function meanDeviation(recommender: Recommender, person: Person, movieIds: readonly number[]): number | null {
  const deviations = movieIds.flatMap((movieId) => recommender.starsDeviation(person, movieId) ?? []);
  return deviations.length === 0 ? null : meanOf(deviations);
}

/** The group whose predictions rose most against those for a stranger, beyond what they rose for all groups. */
function leaningOf(
  recommender: Recommender,
  person: Person,
  groups: readonly MovieGroup[],
): Learned['leaning'] {
  const mine = recommender.predictAll(person);
  const { stars: theirs } = strangerTo(recommender);
  const leads = groups.map((group) => ({
    group,
    lead: meanOf(group.memberIds.map((movieId) => (mine.get(movieId) ?? 0) - (theirs.get(movieId) ?? 0))),
  }));
  const overall = meanOf(leads.map(({ lead }) => lead));
  const [best] = leads.sort((one, other) => other.lead - one.lead);
  if (best === undefined || best.lead - overall < leastLead) return null;
  const { genres, fromYear, toYear } = best.group;
  return { genres: [...genres], fromYear, toYear };
}
