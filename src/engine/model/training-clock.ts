// How long a training will still take, by what its parts have taken so far, and what they were expected to take until then.
import type { AnswerTimes } from './answer-cases.ts';
import type { TrainingParts } from './training-estimate.ts';

export interface TrainingClockSize {
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** How often it is measured on its way. */
  readonly checks: number;
  /** Cases whose stars and lists are measured in the end; 0 where nothing is held out. */
  readonly measured: { readonly stars: number; readonly lists: number };
}

export interface ClockState {
  steps: number;
  stepsMs: number;
  checks: number;
  checksMs: number;
  finalMs: number;
}

/** The final stars also need those of everyone's history. */
const finalStarsFactor = 2;

/** Before so much of training has passed, what it takes is rather expected than measured. */
const leastMs = 1000;

export class TrainingClock {
  readonly #size: TrainingClockSize;
  readonly #expected: TrainingParts | null;
  #steps = 0;
  /** Of `#timed` steps: all but the first of this process, which also makes everything ready. */
  #stepsMs = 0;
  #timed = 0;
  #firstMs: number | null = null;
  #checks = 0;
  #checksMs = 0;
  #finalMs = 0;

  /** `expected` is what the whole training should take; without it nothing is said before something was measured. */
  constructor(size: TrainingClockSize, expected: TrainingParts | null = null) {
    this.#size = size;
    this.#expected = expected;
  }

  addStep(elapsedMs: number): void {
    this.#steps += 1;
    if (this.#firstMs === null) {
      this.#firstMs = elapsedMs;
      return;
    }
    this.#timed += 1;
    this.#stepsMs += elapsedMs;
  }

  /** A check after an epoch, as a whole and for each case. */
  addCheck(elapsedMs: number, { starsMs, listMs }: AnswerTimes): void {
    const { stars, lists } = this.#size.measured;
    this.#checks += 1;
    this.#checksMs += elapsedMs;
    this.#finalMs = finalStarsFactor * stars * starsMs + lists * listMs;
  }

  /** To go on from later. */
  state(): ClockState {
    return {
      steps: this.#steps,
      stepsMs: this.#steps * this.#stepMs,
      checks: this.#checks,
      checksMs: this.#checksMs,
      finalMs: this.#finalMs,
    };
  }

  resume({ steps, stepsMs, checks, checksMs, finalMs }: ClockState): void {
    this.#steps = steps;
    this.#stepsMs = stepsMs;
    this.#timed = steps;
    this.#checks = checks;
    this.#checksMs = checksMs;
    this.#finalMs = finalMs;
  }

  /** Share of all steps that is done; a model that needs none has done them. */
  get done(): number {
    const steps = this.#size.epochs * this.#size.stepsPerEpoch;
    return steps === 0 ? 1 : this.#steps / steps;
  }

  /** What the final measuring will take, as far as is known. */
  get finalMs(): number {
    if (this.#checks > 0 || this.#expected === null) return this.#finalMs;
    return this.#expected.measuring * this.#pace;
  }

  /** All that is left; null until it can be estimated. */
  get remainingMs(): number | null {
    const { epochs, stepsPerEpoch, checks } = this.#size;
    const [steps, expected] = [epochs * stepsPerEpoch, this.#expected];
    const checksLeft = checks - this.#checks;
    if (!this.#isMeasured) {
      if (expected === null) return null;
      return (
        expected.steps * (1 - this.#steps / steps) + expected.checks * (checksLeft / checks) + this.finalMs
      );
    }
    return (steps - this.#steps) * this.#stepMs + checksLeft * this.#checkMs + this.finalMs;
  }

  /** Without an expectation the first step is better than nothing. */
  get #isMeasured(): boolean {
    const firstMs = this.#expected === null ? (this.#firstMs ?? 0) : 0;
    return this.#steps > 0 && firstMs + this.#stepsMs + this.#checksMs >= leastMs;
  }

  get #stepMs(): number {
    return this.#timed === 0 ? (this.#firstMs ?? 0) : this.#stepsMs / this.#timed;
  }

  get #checkMs(): number {
    if (this.#checks > 0) return this.#checksMs / this.#checks;
    return this.#expected === null ? 0 : (this.#expected.checks / this.#size.checks) * this.#pace;
  }

  /** How many times as long as expected the steps take: what is not measured yet will hardly be quicker. */
  get #pace(): number {
    const { epochs, stepsPerEpoch } = this.#size;
    if (this.#expected === null || !this.#isMeasured) return 1;
    return this.#stepMs * ((epochs * stepsPerEpoch) / this.#expected.steps);
  }
}
