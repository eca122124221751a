// What a kind of model is: everything that the trainer, the files, the evaluation and the recommender ask of it.
import type { z } from 'zod';
import type { ModelKindName } from '../../../contract/presets.ts';
import type { Run, TrainingOptions } from '../../../contract/training.ts';
import type { NamedArray } from '../../base/safetensors.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import type { EarlierPart } from './earlier-training.ts';
import type { Learner } from './learner.ts';
import type { ObservedError } from './prediction-uncertainty.ts';
import type { ServedModel } from './served-model.ts';
import type { SimilarityIndex } from './similarity.ts';
import type { TrainingReport } from './training-report.ts';

/** What every trained model has, whatever its kind. Arrays "by movie" are in the order of `movieIds`; row-major. */
export interface BaseModel {
  readonly kind: ModelKindName;
  readonly shape: {
    readonly movies: number;
    readonly users: number;
    /** Length of a movie's vector: d. */
    readonly dimensions: number;
  };
  /** Ascending. */
  readonly movieIds: Int32Array;
  /** Ascending: the users it was trained on. */
  readonly userIds: Int32Array;
  /** [M, d] q: what retrieval matches a person's vector with. */
  readonly movieVectors: Float32Array;
  /** [M] training ratings of the movie. */
  readonly ratingCounts: Int32Array;
  /** Of the log variance of a prediction's error; see prediction-uncertainty.ts. Null if too few ratings could say. */
  readonly errorWeights: readonly number[] | null;
  readonly report: TrainingReport;
}

/** model.json: everything of a model that is not a large array, and the run that it comes from. */
export interface ModelCard {
  /** Which kind of model reads it. */
  readonly format: string;
}

/**
 * One kind of model. Methods are compared loosely by the type checker, so that any kind passes for a
 * `ModelKind<BaseModel>`; `modelKinds` gives each its own models and cards alone.
 */
export interface ModelKind<Model extends BaseModel = BaseModel, Card extends ModelCard = ModelCard> {
  /**
   * A model that is ready for its first step; the preset of the options is one that names this kind. Yields the share
   * that is done. `earlier` is what it goes on from: only with parameters that a learner of this kind gave.
   */
  startLearner(
    train: TrainingSet,
    options: TrainingOptions,
    earlier: EarlierPart<Model> | null,
  ): Generator<number, Learner<Model>>;
  /** Uploads what the model needs to answer; dispose it afterwards. */
  serve(model: Model): ServedModel;
  /** Makes the model's movies comparable. */
  similarity(model: Model): SimilarityIndex;
  /** Errors on ratings of `train`, which the model was trained on, that it is made to forget; those of one user after another. */
  leaveOneOutErrors(model: Model, train: TrainingSet, seed: number): Iterable<ObservedError>;
  /** The `format` of its cards. */
  readonly format: Card['format'];
  readonly cardSchema: z.ZodType<Card>;
  toCard(model: Model, run: Run): Card;
  /** The model's arrays by their name in the file. */
  toArrays(model: Model): Map<string, NamedArray>;
  /** The saved model; throws MatineeError `model-damaged` where the arrays do not fit the card. */
  fromFiles(card: Card, arrays: ReadonlyMap<string, NamedArray>): Model;
}
