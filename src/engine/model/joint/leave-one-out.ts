// How far off the stars of a joint model are for ratings that it is made to forget: errors like those on new ratings, with none held out.
import { strideFor } from '../../base/statistics.ts';
import { knownRatings, leaveOneOutStates, type KnownRating, type PersonState } from './person.ts';
import { createRandom, shuffledRange } from '../../base/random.ts';
import { jointRecipe } from './joint-recipe.ts';
import { placeModel, releaseModel } from './model-in-memory.ts';
import { createScorer, type Scorer } from './scorer.ts';
import { starsWithin } from '../../ratings/stars-range.ts';
import { errorInputs, type ObservedError } from '../kinds/prediction-uncertainty.ts';
import type { TrainedModel } from './trained-model.ts';
import { historyOf, type TrainingSet } from '../../ratings/training-set.ts';

const sample = jointRecipe.leaveOneOut;

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

/**
 * Errors on training ratings, each taken out of its person's history and of its movie's bias: a drawn sample, evenly
 * over users. What the rating taught the vectors and the network stays in, which is little: on latest-small intervals
 * learned from these errors cover held-out ratings as they should (docs/decisions/joint-model.md). `train` is what the
 * model was trained on.
 */
export function* leaveOneOutErrors(
  model: TrainedModel,
  train: TrainingSet,
  seed: number,
): Generator<ObservedError> {
  const random = createRandom(seed, 'left-out ratings');
  const stride = strideFor(train.userIds.length, sample.users);
  const place = placeModel(model);
  const scorer = createScorer(place);
  try {
    for (let user = 0; user < train.userIds.length; user += stride) {
      const history = historyOf(train, user);
      const known = knownRatings(model, history, { offset: model.userOffsets[user] ?? 0, saw: () => true });
      const places = shuffledRange(history.length, random).subarray(0, sample.ratingsOfUser);
      const asked = Array.from(places).flatMap((place) => known[place] ?? []);
      const people = leaveOneOutStates(place, known, asked);
      for (const person of people) {
        if (person.leftOut === null) continue;
        const { stars, others } = person.leftOut;
        const expected = starsOfLeftOut(model, scorer, person, person.leftOut);
        yield { inputs: errorInputs(others, person, expected), squaredError: (stars - expected) ** 2 };
      }
    }
  } finally {
    scorer.dispose();
    releaseModel(place);
  }
}
