// A model's progress with a person after some ratings: the uncertainty of its predictions, and the person's preferences.
import type { Learned } from '../../../contract/rounds.ts';
import type { KnownVectors } from './popular-movie-vectors.ts';
import type { MovieGroup } from './movie-groups.ts';
import type { Person, Recommender } from '../recommender.ts';

/** The movies whose predictions are looked at: what most people know. */
const askedMovies = 150;
/** Minimum difference in stars for a group to be named. */
const leastLead = 0.1;

/** A model's predictions for an unknown person; computed once per model. */
type Stranger = { stars: ReadonlyMap<number, number>; person: Person };
const strangers = new WeakMap<Recommender, Stranger>();

function strangerTo(recommender: Recommender): Stranger {
  const known = strangers.get(recommender);
  if (known !== undefined) return known;
  const person = recommender.foldIn([]);
  const stranger = { person, stars: recommender.predictAll(person) };
  strangers.set(recommender, stranger);
  return stranger;
}

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
  return deviations.length === 0 ? null : mean(deviations);
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
    lead: mean(group.memberIds.map((movieId) => (mine.get(movieId) ?? 0) - (theirs.get(movieId) ?? 0))),
  }));
  const overall = mean(leads.map(({ lead }) => lead));
  const [best] = leads.sort((one, other) => other.lead - one.lead);
  if (best === undefined || best.lead - overall < leastLead) return null;
  const { genres, fromYear, toYear } = best.group;
  return { genres: [...genres], fromYear, toYear };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
