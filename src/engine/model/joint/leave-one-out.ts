// How far off the stars of a joint model are for ratings that it is made to forget: errors like those on new ratings, with none held out.
import { strideFor } from '../../base/statistics.ts';
import { knownRatings, leaveOneOutStates, type KnownRating, type PersonState } from './person.ts';
import { createRandom, shuffledRange } from '../../base/random.ts';
import { jointRecipe } from './joint-recipe.ts';
import { placeModel, releaseModel } from './model-in-memory.ts';
import { createScorer, type Scorer } from './scorer.ts';
import { starsWithin } from '../../ratings/stars-within.ts';
import { errorInputs, type ObservedError } from '../kinds/prediction-uncertainty.ts';
import type { TrainedModel } from './trained-model.ts';
import { historyOf, type TrainingSet } from '../../ratings/training-set.ts';

const { leaveOneOut } = jointRecipe;

/** The stars of a rating by a person who is without it, and by a bias of its movie that is so too. */
export function starsOfLeftOut(
  model: TrainedModel,
  scorer: Scorer,
  person: PersonState,
  { movie, stars, error, others }: KnownRating,
): number {
  const biasByOthers = stars - model.meanStars - error;
  // A movie that nobody else rated is predicted by biases alone, as any that nobody rated.
  if (others === 0) return starsWithin(model.meanStars + person.bias + biasByOthers);
  const predicted = scorer.score([person], Int32Array.of(movie)).stars[0] ?? 0;
  return starsWithin(predicted + biasByOthers - (model.movieBiases[movie] ?? 0));
}

/** A training rating that its person and its movie's bias are without. */
export interface LeftOutRating {
  readonly person: PersonState;
  readonly rating: KnownRating;
  /** What the model expects of it, in stars. */
  readonly expected: number;
}

/** Training ratings, each left out in turn: a drawn sample, evenly over users. `train` is what the model was trained on. */
export function* leftOutRatings(
  model: TrainedModel,
  train: TrainingSet,
  seed: number,
  { users, ratingsOfUser }: { readonly users: number; readonly ratingsOfUser: number },
): Generator<LeftOutRating> {
  const random = createRandom(seed, 'left-out ratings');
  const stride = strideFor(train.userIds.length, users);
  const place = placeModel(model);
  const scorer = createScorer(place);
  try {
    for (let user = 0; user < train.userIds.length; user += stride) {
      const history = historyOf(train, user);
      const known = knownRatings(model, history, { offset: model.userOffsets[user] ?? 0, saw: () => true });
      const places = shuffledRange(history.length, random).subarray(0, ratingsOfUser);
      const asked = Array.from(places).flatMap((place) => known[place] ?? []);
      for (const person of leaveOneOutStates(place, known, asked)) {
        const rating = person.leftOut;
        if (rating === null) continue;
        yield { person, rating, expected: starsOfLeftOut(model, scorer, person, rating) };
      }
    }
  } finally {
    scorer.dispose();
    releaseModel(place);
  }
}

/**
 * Errors on training ratings that are left out. What the rating taught the vectors and the network stays in, which is
 * little: on latest-small intervals learned from these errors cover held-out ratings as they should
 * (docs/decisions/joint-model.md).
 */
export function* leaveOneOutErrors(
  model: TrainedModel,
  train: TrainingSet,
  seed: number,
): Generator<ObservedError> {
  for (const { person, rating, expected } of leftOutRatings(model, train, seed, leaveOneOut)) {
    const inputs = errorInputs(rating.others, person, expected);
    yield { inputs, squaredError: (rating.stars - expected) ** 2 };
  }
}
