// Makes a joint model ready to serve.
import { knownRatings, leaveOneOutStates, personState, type PersonState } from './person.ts';
import { starsOfLeftOut } from './leave-one-out.ts';
import { jointRecipe } from './joint-recipe.ts';
import { placeModel, releaseModel } from './model-in-memory.ts';
import { createScorer } from './scorer.ts';
import { sessionBias } from './session-bias.ts';
import type { IndexedRating, ServedModel } from '../kinds/served-model.ts';
import { starsWithin } from '../../ratings/stars-within.ts';
import type { TrainedModel } from './trained-model.ts';
import { indexById } from '../../ratings/training-set.ts';

/**
 * People are sums over their ratings (person.ts), also those that training saw: of these only the part of what it saw in
 * the movies' own biases is taken out. Scores are those of scorer.ts; a movie that the model does not know gets mu + b_u.
 */
export function serveJointModel(model: TrainedModel): ServedModel<PersonState> {
  const place = placeModel(model);
  const scorer = createScorer(place);
  const userIndex = indexById(model.userIds);
  return {
    starsWeight: jointRecipe.score.starsWeight,
    sessionBias,
    person(ratings, seen) {
      const user = seen === null ? undefined : userIndex.get(seen.userId);
      const trained =
        seen === null || user === undefined
          ? null
          : { offset: model.userOffsets[user] ?? 0, saw: (rating: IndexedRating) => seen.saw(rating) };
      return personState(place, knownRatings(model, ratings, trained));
    },
    withoutEach: ({ history }) => leaveOneOutStates(place, history),
    starsWithoutEach: ({ history }) =>
      Float32Array.from(leaveOneOutStates(place, history), (person) =>
        person.leftOut === null ? 0 : starsOfLeftOut(model, scorer, person, person.leftOut),
      ),
    score: (people, movies) => scorer.score(people, movies),
    starsOfUnknownMovie: ({ bias }) => starsWithin(model.meanStars + bias),
    dispose() {
      scorer.dispose();
      releaseModel(place);
    },
  };
}
