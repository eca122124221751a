// A trained joint model where the kernels can read it, with room for the one person that they work on.
import { growingFloats, growingIntegers } from '../../kernels/growing.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { jointRecipe } from './joint-recipe.ts';
import type { TrainedModel } from './trained-model.ts';

const { movieEvidenceScale } = jointRecipe.ranking;

/** Each epoch of a training is measured by a model of its own: the memory of one serves the next, unless it is collected. */
let spare: WeakRef<KernelMemory> | null = null;

export type ModelInMemory = ReturnType<typeof placeModel>;

/** Puts what serving needs of a model where a model from a file is, and copies it otherwise; to be given back by `releaseModel`. */
export function placeModel(model: TrainedModel) {
  const ofFile = KernelMemory.of(model.movieVectors);
  const memory = ofFile ?? takeSpare();
  const { dimensions, topics, hiddenUnits } = model.shape;
  const { network } = model;
  const sumsLength = 3 * dimensions + 2 * topics;
  return {
    model,
    memory,
    isOfFile: ofFile !== null,
    /** [M, d] */
    historyVectors: memory.floatsIn(model.historyVectors),
    movieVectors: memory.floatsIn(model.movieVectors),
    /** [M, T] */
    movieTopics: memory.floatsIn(model.movieTopics),
    /** [M] each */
    movieBiases: memory.floatsIn(model.movieBiases),
    movieEvidence: memory.floatsOf(Float32Array.from(model.ratingCounts, evidenceOf)),
    ratingCounts: memory.integersIn(model.ratingCounts),
    affinityWeights: memory.floatsIn(model.affinityWeights),
    network: {
      taste: memory.floatsIn(network.tasteWeights),
      movieTopic: memory.floatsIn(network.movieTopicWeights),
      match: memory.floatsIn(network.matchWeights),
      scalars: memory.floatsIn(network.scalarWeights),
      hiddenBias: memory.floatsIn(network.hiddenBias),
      output: memory.floatsIn(network.outputWeights),
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

function takeSpare(): KernelMemory {
  const memory = spare?.deref() ?? new KernelMemory();
  spare = null;
  return memory;
}

/** After this nothing in the model's memory may be read. That of a model from a file goes when the model does. */
export function releaseModel({ memory, isOfFile }: ModelInMemory): void {
  if (isOfFile) return;
  memory.freeAll();
  spare = new WeakRef(memory);
}
