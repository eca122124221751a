// What a training that continues another one keeps of it: parameters, each with its movie, user or feature, and item-item weights.
import { MatineeError } from '../../../contract/errors.ts';
import { keysOf } from '../../../contract/keys-of.ts';
import { meanOf } from '../../base/statistics.ts';
import type { RatingStatistics } from '../../ratings/biases.ts';
import type { EarlierPart, ModelWithUsers } from '../kinds/earlier-training.ts';
import { featureColumns, type FeatureSpace } from './features.ts';
import type { ItemWeights } from './item-weights.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { ParameterName, Parameters } from './parameters.ts';
import type { TrainedModel } from './trained-model.ts';

const { keptFrom } = jointRecipe.itemWeights;

/** What is carried over of a model; the rest is counted again. */
type Before = EarlierPart<
  ModelWithUsers & Pick<TrainedModel, 'userOffsets' | 'featureSpace' | 'itemWeights'>
>;

/** The least share of people and of movies that have to be in both libraries. */
const leastInBoth = 0.75;
/** The least correlation of the offsets of people who are in both: below, numbers stand for other people. */
const leastCorrelation = 0.9;

/**
 * Throws `model-mismatch` where the libraries have little in common, or number their people differently, as archives of
 * GroupLens do from release to release.
 */
export function checkAlike(
  { userOffsets }: Pick<RatingStatistics, 'userOffsets'>,
  { model, movies, users }: Before,
): void {
  const inBoth = Math.min(sharedShare(movies, model.movieIds), sharedShare(users, model.userIds));
  const pairs = Array.from(users, (place, user) => ({ place, now: userOffsets[user] ?? 0 }))
    .filter(({ place }) => place >= 0)
    .map(({ place, now }) => ({ now, then: model.userOffsets[place] ?? 0 }));
  if (inBoth >= leastInBoth && correlation(pairs) >= leastCorrelation) return;
  throw new MatineeError(
    'model-mismatch',
    'The library differs too much from the one that the model learned from, or numbers its people differently, so that no training can continue it. Train from the start.',
  );
}

/** What is in both, as a share of the larger. */
function sharedShare(places: Int32Array, before: Int32Array): number {
  const shared = places.reduce((sum, place) => sum + (place >= 0 ? 1 : 0), 0);
  return shared / Math.max(1, places.length, before.length);
}

/** Pearson's. */
function correlation(pairs: readonly { now: number; then: number }[]): number {
  const meanNow = meanOf(pairs.map(({ now }) => now));
  const meanThen = meanOf(pairs.map(({ then }) => then));
  let [both, ofNow, ofThen] = [0, 0, 0];
  for (const { now, then } of pairs) {
    both += (now - meanNow) * (then - meanThen);
    ofNow += (now - meanNow) ** 2;
    ofThen += (then - meanThen) ** 2;
  }
  return both / Math.max(Math.sqrt(ofNow * ofThen), Number.EPSILON);
}

/** Of which thing a parameter has a row each; the others belong to the model as a whole. */
const rowsOf: Partial<Record<ParameterName, 'movies' | 'users' | 'columns'>> = {
  movieEmbeddings: 'movies',
  historyVectors: 'movies',
  popularityLogits: 'movies',
  userEmbeddings: 'users',
  featureWeights: 'columns',
  featureBiases: 'columns',
};

/**
 * Puts an earlier training's parameters into those of a training that has made no step. What it did not know starts at
 * zero, but for popularity, which is counted. Throws `model-mismatch` where they are of other sizes.
 */
export function carryOver(
  parameters: Parameters,
  space: FeatureSpace,
  { model, parameters: earlier, movies, users }: Before,
): void {
  const before = new Map(featureColumns(model.featureSpace).map((column, index) => [column, index]));
  const columns = Int32Array.from(featureColumns(space), (column) => before.get(column) ?? -1);
  const places = { movies, users, columns };
  const counts = { movies: model.movieIds.length, users: model.userIds.length, columns: before.size };
  for (const name of keysOf(parameters)) {
    const [now, then] = [parameters[name], earlier[name]];
    const rows = rowsOf[name];
    if (rows === undefined) {
      if (then?.length !== now.length) throw otherSizes();
      now.set(then);
      continue;
    }
    const width = now.length / places[rows].length;
    if (then?.length !== width * counts[rows]) throw otherSizes();
    if (name !== 'popularityLogits') now.fill(0);
    places[rows].forEach((place, row) => {
      if (place >= 0) now.set(then.subarray(place * width, (place + 1) * width), row * width);
    });
  }
}

function otherSizes(): MatineeError {
  return new MatineeError(
    'model-mismatch',
    'The model was trained by another version of Matinee, so that no training can continue it. Train from the start.',
  );
}

/**
 * The earlier training's item-item weights for the same movies; null where one of them is not there any more, or where
 * much is new among the `ratings` and new weights are quickly made.
 */
export function carriedItemWeights({ model, movies }: Before, ratings: number): ItemWeights | null {
  const isMuchNew = Math.abs(ratings / model.report.trainRatings - 1) > keptFrom.newShare;
  if (isMuchNew && model.itemWeights.movies.length <= keptFrom.movies) return null;
  const nowOf = new Int32Array(model.movieIds.length).fill(-1);
  movies.forEach((place, movie) => {
    if (place >= 0) nowOf[place] = movie;
  });
  const weighted = model.itemWeights.movies.map((movie) => nowOf[movie] ?? -1);
  return weighted.includes(-1) ? null : { ...model.itemWeights, movies: weighted };
}
