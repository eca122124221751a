// A trained model as named arrays and back: what its safetensors file holds.
import { findArray } from '../kinds/named-arrays.ts';
import { perRowOf } from './item-weights.ts';
import { scalarInputs } from './parameters.ts';
import type { NamedArray } from '../../base/safetensors.ts';
import type { ModelShape, RatingNetwork, TrainedModel } from './trained-model.ts';

/** What of a model is arrays. */
export type ModelArrays = Pick<
  TrainedModel,
  | 'movieIds'
  | 'userIds'
  | 'movieVectors'
  | 'historyVectors'
  | 'popularityLogits'
  | 'movieTopics'
  | 'movieBiases'
  | 'ratingCounts'
  | 'userOffsets'
  | 'movieGenres'
  | 'affinityWeights'
  | 'itemWeights'
> & { readonly network: Omit<RatingNetwork, 'outputBias'> };

/** Sizes that are not in the model's shape. */
export interface ArraySizes {
  readonly genres: number;
  /** Movies with item-item weights. */
  readonly weightedMovies: number;
  /** How many each of them has: as many as there are such movies, or the strongest with their columns. */
  readonly weightsOfMovie: number;
}

/** Shape of each array by its name in the file. */
function shapes(
  { movies, users, dimensions, topics, hiddenUnits }: ModelShape,
  { genres, weightedMovies, weightsOfMovie }: ArraySizes,
) {
  const areAllKept = weightsOfMovie === weightedMovies;
  return {
    movieIds: [movies],
    userIds: [users],
    movieVectors: [movies, dimensions],
    historyVectors: [movies, dimensions],
    popularityLogits: [movies],
    movieTopics: [movies, topics],
    movieBiases: [movies],
    ratingCounts: [movies],
    userOffsets: [users],
    movieGenres: [movies, genres],
    affinityWeights: [2 * dimensions, dimensions],
    'itemWeights.movies': [weightedMovies],
    'itemWeights.columns': [weightedMovies, areAllKept ? 0 : weightsOfMovie],
    'itemWeights.values': [weightedMovies, weightsOfMovie],
    'network.tasteWeights': [topics, hiddenUnits],
    'network.movieTopicWeights': [topics, hiddenUnits],
    'network.matchWeights': [topics, hiddenUnits],
    'network.scalarWeights': [scalarInputs, hiddenUnits],
    'network.hiddenBias': [hiddenUnits],
    'network.outputWeights': [hiddenUnits, 1],
  } as const satisfies Record<string, readonly number[]>;
}

/** The model's arrays by their name in the file. */
export function toNamedArrays(model: TrainedModel): Map<string, NamedArray> {
  const { network, itemWeights } = model;
  const byName = shapes(model.shape, {
    genres: model.featureSpace.genres.length,
    weightedMovies: itemWeights.movies.length,
    weightsOfMovie: perRowOf(itemWeights),
  });
  const values: Record<keyof typeof byName, Float32Array | Int32Array> = {
    movieIds: model.movieIds,
    userIds: model.userIds,
    movieVectors: model.movieVectors,
    historyVectors: model.historyVectors,
    popularityLogits: model.popularityLogits,
    movieTopics: model.movieTopics,
    movieBiases: model.movieBiases,
    ratingCounts: model.ratingCounts,
    userOffsets: model.userOffsets,
    movieGenres: model.movieGenres,
    affinityWeights: model.affinityWeights,
    'itemWeights.movies': itemWeights.movies,
    'itemWeights.columns': itemWeights.columns ?? new Int32Array(0),
    'itemWeights.values': itemWeights.values,
    'network.tasteWeights': network.tasteWeights,
    'network.movieTopicWeights': network.movieTopicWeights,
    'network.matchWeights': network.matchWeights,
    'network.scalarWeights': network.scalarWeights,
    'network.hiddenBias': network.hiddenBias,
    'network.outputWeights': network.outputWeights,
  };
  const arrays = new Map<string, NamedArray>();
  for (const [name, array] of Object.entries(values)) {
    arrays.set(name, { shape: byName[name as keyof typeof byName], values: array }); // Object.entries forgets the keys
  }
  return arrays;
}

/** The arrays again, each checked against the model's shape; no copies, so that they stay where the file was read to. */
export function fromNamedArrays(
  arrays: ReadonlyMap<string, NamedArray>,
  shape: ModelShape,
  sizes: ArraySizes,
): ModelArrays {
  const byName = shapes(shape, sizes);
  const find = (name: keyof typeof byName) => findArray(arrays, name, byName[name]);
  const floats = (name: keyof typeof byName): Float32Array => {
    const found = find(name);
    return found instanceof Float32Array ? found : Float32Array.from(found);
  };
  const integers = (name: keyof typeof byName): Int32Array => {
    const found = find(name);
    return found instanceof Int32Array ? found : Int32Array.from(found);
  };
  return {
    movieIds: integers('movieIds'),
    userIds: integers('userIds'),
    movieVectors: floats('movieVectors'),
    historyVectors: floats('historyVectors'),
    popularityLogits: floats('popularityLogits'),
    movieTopics: floats('movieTopics'),
    movieBiases: floats('movieBiases'),
    ratingCounts: integers('ratingCounts'),
    userOffsets: floats('userOffsets'),
    movieGenres: floats('movieGenres'),
    affinityWeights: floats('affinityWeights'),
    itemWeights: {
      movies: integers('itemWeights.movies'),
      columns: sizes.weightsOfMovie === sizes.weightedMovies ? null : integers('itemWeights.columns'),
      values: floats('itemWeights.values'),
    },
    network: {
      tasteWeights: floats('network.tasteWeights'),
      movieTopicWeights: floats('network.movieTopicWeights'),
      matchWeights: floats('network.matchWeights'),
      scalarWeights: floats('network.scalarWeights'),
      hiddenBias: floats('network.hiddenBias'),
      outputWeights: floats('network.outputWeights'),
    },
  };
}
