// How the two classic presets train.
import type { PresetOf } from '../../../contract/presets.ts';

export interface ClassicRecipe {
  /** Whether the learning rate falls in a line to 0 at the end of the training. */
  readonly decays: boolean;
  /** The batches of the first epoch come again in each; otherwise every epoch draws its own. */
  readonly repeatsBatches: boolean;
  /** Whether a movie's frequency is taken out of the in-batch softmax (in-batch-softmax.ts). */
  readonly correctsFrequency: boolean;
  /** Weight of the squared length of each rating's user and movie vector in the retrieval loss (L2). */
  readonly vectorPenalty: number;
}

/**
 * `classic`: https://www.tensorflow.org/recommenders/examples/multitask, line by line; its batches are cached and come
 * again. `classic-tuned`: the same model; values chosen on a slice of the training part of MovieLens latest-small.
 */
export const classicRecipes: Readonly<Record<PresetOf<'classic'>, ClassicRecipe>> = {
  classic: {
    decays: false,
    repeatsBatches: true,
    correctsFrequency: false,
    vectorPenalty: 0,
  },
  'classic-tuned': {
    decays: true,
    repeatsBatches: false,
    correctsFrequency: true,
    vectorPenalty: 0.05,
  },
};

/** Units of the rating network's layers; all but the last are ReLU. */
export const layerUnits = [256, 128, 1] as const;
