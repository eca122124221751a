// Remembers the best epoch of a training, and knows when it is time to stop.
import { meanOf } from '../base/statistics.ts';
import type { EpochMetrics, TrainingOptions } from '../../contract/training.ts';

/**
 * Share by which a later epoch may be worse than the best one and is kept all the same: what it learned with a smaller
 * learning rate is the surer thing, and a hundred lists find more or less by chance, as docs/decisions/evaluation.md has it.
 */
const tolerance = 0.01;
/** With a learning rate that goes to zero most is gained at the end, so that waiting for it has to be long. */
const patience = { shareOfEpochs: 1 / 2, atLeast: 10 };
/** Whether anything becomes better is judged by the mean of so many measured epochs, since one may be lucky. */
const meanOfLast = 5;

type Metrics = Pick<EpochMetrics, 'validationRmse' | 'validationRecallAt10'>;

export interface BestEpochState<Model> {
  first: Metrics | null;
  /** Null before anything was measured. */
  lowest: number | null;
  /** Of the last measured epochs, the latest last. */
  latest: number[];
  /** The lowest mean of them so far. */
  lowestMean: number | null;
  /** The epoch that had it, and the last that was measured; 0 before there is one. */
  lowestEpoch: number;
  lastEpoch: number;
  kept: { epoch: number; model: Model } | null;
}

export class BestEpoch<Model> {
  readonly #weights: { readonly stars: number; readonly lists: number };
  readonly #patience: number;
  #first: Metrics | null = null;
  #lowest = Infinity;
  #latest: number[] = [];
  #lowestMean = Infinity;
  #lowestEpoch = 0;
  #lastEpoch = 0;
  #kept: { epoch: number; model: Model } | null = null;

  constructor({ epochs, rankWeight, retrievalWeight }: TrainingOptions) {
    // What was not trained does not count; otherwise stars and lists matter alike.
    this.#weights = { stars: rankWeight > 0 ? 1 : 0, lists: retrievalWeight > 0 ? 1 : 0 };
    this.#patience = Math.max(patience.atLeast, Math.ceil(patience.shareOfEpochs * epochs));
  }

  add(epoch: number, model: Model, metrics: Metrics): void {
    const { validationRmse, validationRecallAt10 } = metrics;
    this.#first ??= { validationRmse, validationRecallAt10 };
    const loss = this.#lossOf(metrics, this.#first);
    this.#lastEpoch = epoch;
    this.#lowest = Math.min(this.#lowest, loss);
    this.#latest = [...this.#latest, loss].slice(-meanOfLast);
    const mean = meanOf(this.#latest);
    if (mean < this.#lowestMean) {
      this.#lowestMean = mean;
      this.#lowestEpoch = epoch;
    }
    if (this.#kept === null || loss <= this.#lowest * (1 + tolerance)) this.#kept = { epoch, model };
  }

  /** To go on from later. */
  state(): BestEpochState<Model> {
    return {
      first: this.#first,
      lowest: this.#lowest === Infinity ? null : this.#lowest,
      latest: this.#latest,
      lowestMean: this.#lowestMean === Infinity ? null : this.#lowestMean,
      lowestEpoch: this.#lowestEpoch,
      lastEpoch: this.#lastEpoch,
      kept: this.#kept,
    };
  }

  resume({ first, lowest, latest, lowestMean, lowestEpoch, lastEpoch, kept }: BestEpochState<Model>): void {
    this.#first = first;
    this.#lowest = lowest ?? Infinity;
    this.#latest = latest;
    this.#lowestMean = lowestMean ?? Infinity;
    this.#lowestEpoch = lowestEpoch;
    this.#lastEpoch = lastEpoch;
    this.#kept = kept;
  }

  /** The epoch whose model is kept; null before the first. */
  get kept(): { readonly epoch: number; readonly model: Model } | null {
    return this.#kept;
  }

  /** Whether nothing has become better for so long that more epochs are not worth their time. */
  get isOver(): boolean {
    return this.#lastEpoch - this.#lowestEpoch >= this.#patience;
  }

  /** RMSE and what lists miss, each as a share of the first epoch's. */
  #lossOf(now: Metrics, first: Metrics): number {
    const { stars, lists } = this.#weights;
    const ofStars = now.validationRmse / Math.max(first.validationRmse, Number.EPSILON);
    const ofLists = (1 - now.validationRecallAt10) / Math.max(1 - first.validationRecallAt10, Number.EPSILON);
    return (stars * ofStars + lists * ofLists) / (stars + lists);
  }
}
