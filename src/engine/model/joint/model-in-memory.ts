// A trained joint model where the kernels can read it, with room for the one person that they work on.
import { growingFloats, growingIntegers } from '../../kernels/growing.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { TrainedModel } from './trained-model.ts';

const { movieEvidenceScale } = jointRecipe.ranking;

/** Each epoch of a training is measured by a model of its own: the memory of one serves the next, unless it is collected. */
let spare: WeakRef<KernelMemory> | null = null;

export type ModelInMemory = ReturnType<typeof placeModel>;

/** Copies what serving needs of a model; to be given back by `releaseModel`. */
export function placeModel(model: TrainedModel) {
  const memory = spare?.deref() ?? new KernelMemory();
  spare = null;
  const { dimensions, topics, hiddenUnits } = model.shape;
  const { network } = model;
  const sumsLength = 3 * dimensions + 2 * topics;
  return {
    model,
    memory,
    /** [M, d] */
    historyVectors: memory.floatsOf(model.historyVectors),
    movieVectors: memory.floatsOf(model.movieVectors),
    /** [M, T] */
    movieTopics: memory.floatsOf(model.movieTopics),
    /** [M] each */
    movieBiases: memory.floatsOf(model.movieBiases),
    movieEvidence: memory.floatsOf(Float32Array.from(model.ratingCounts, evidenceOf)),
    ratingCounts: memory.integersOf(model.ratingCounts),
    affinityWeights: memory.floatsOf(model.affinityWeights),
    network: {
      taste: memory.floatsOf(network.tasteWeights),
      movieTopic: memory.floatsOf(network.movieTopicWeights),
      match: memory.floatsOf(network.matchWeights),
      scalars: memory.floatsOf(network.scalarWeights),
      hiddenBias: memory.floatsOf(network.hiddenBias),
      output: memory.floatsOf(network.outputWeights),
    },
    /** Room for ratings, and for sums over a history and the same without a rating; see `addRatings`. */
    history: {
      movies: growingIntegers(memory),
      stars: growingFloats(memory),
      errors: growingFloats(memory),
      sums: memory.doubles(sumsLength),
      without: memory.doubles(sumsLength),
    },
    /** Room for the person whose stars are predicted; see `weighPerson`. */
    person: {
      residuals: memory.floats(topics),
      masses: memory.floats(topics),
      affinityInputs: memory.floats(2 * dimensions),
      topicWeights: memory.floats(topics * hiddenUnits),
      base: memory.floats(hiddenUnits),
      affinity: memory.floats(dimensions),
    },
    /** Room for the movies that are asked for, and their stars. */
    asked: { movies: growingIntegers(memory), stars: growingFloats(memory) },
  };
}

/** How much is known of a movie: log1p(n) / 3 - 1. */
function evidenceOf(ratings: number): number {
  return Math.log1p(ratings) / movieEvidenceScale - 1;
}

/** After this nothing in the model's memory may be read. */
export function releaseModel({ memory }: ModelInMemory): void {
  memory.freeAll();
  spare = new WeakRef(memory);
}
