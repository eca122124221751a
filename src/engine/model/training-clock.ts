// How long a training will still take, by what its parts have taken so far.
import type { AnswerTimes } from './answer-cases.ts';

export interface TrainingSize {
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** Cases whose stars and lists are measured in the end; 0 where nothing is held out. */
  readonly measured: { readonly stars: number; readonly lists: number };
}

/** The final stars also need those of everyone's history. */
const finalStarsFactor = 2;

/** Before so much of training has passed, an estimate would be a guess. */
const leastMs = 1000;

export class TrainingClock {
  readonly #size: TrainingSize;
  #steps = 0;
  #stepsMs = 0;
  #checks = 0;
  #checksMs = 0;
  #finalMs = 0;

  constructor(size: TrainingSize) {
    this.#size = size;
  }

  addStep(elapsedMs: number): void {
    this.#steps += 1;
    this.#stepsMs += elapsedMs;
  }

  /** A check after an epoch, as a whole and for each case. */
  addCheck(elapsedMs: number, { starsMs, listMs }: AnswerTimes): void {
    const { stars, lists } = this.#size.measured;
    this.#checks += 1;
    this.#checksMs += elapsedMs;
    this.#finalMs = finalStarsFactor * stars * starsMs + lists * listMs;
  }

  /** Share of all steps that is done. */
  get done(): number {
    return this.#steps / (this.#size.epochs * this.#size.stepsPerEpoch);
  }

  /** What the final measuring will take, as far as is known. */
  get finalMs(): number {
    return this.#finalMs;
  }

  /** All that is left; null until it can be estimated. */
  get remainingMs(): number | null {
    if (this.#steps === 0 || this.#stepsMs + this.#checksMs < leastMs) return null;
    const stepsLeft = this.#size.epochs * this.#size.stepsPerEpoch - this.#steps;
    const checksLeft = this.#checks === 0 ? 0 : this.#size.epochs - this.#checks;
    const checkMs = this.#checksMs / Math.max(1, this.#checks);
    return stepsLeft * (this.#stepsMs / this.#steps) + checksLeft * checkMs + this.#finalMs;
  }
}
