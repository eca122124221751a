// The form of the next sweep and its validation errors.
import { m } from '../../../messages/messages.js';
import type { CallInput } from '../../../contract/calls.ts';
import { defaultPreset, presetTable, type OfferedPreset } from '../../../contract/presets.ts';
import {
  dimensionsAround,
  learningRatesAround,
  mostSweepTrainings,
  quickEpochs,
  sweepSizes,
} from '../../../contract/sweeps.ts';
import { isSeed, readNumber } from '../../ui/typed-numbers.ts';

export type SweepLength = 'quick' | 'full';

class SweepForm {
  preset: OfferedPreset = $state(defaultPreset);
  points: number = $state(sweepSizes[2]);
  /** How many of each are tried; 1 is what the preset trains with. */
  learningRates: number = $state(1);
  dimensions: number = $state(1);
  seeds: number = $state(1);
  length: SweepLength = $state('quick');
  seedText = $state('1');

  /** Of each training. */
  readonly epochs = $derived(
    this.length === 'quick' ? quickEpochs(this.preset) : presetTable[this.preset].epochs,
  );
  readonly seedProblem = $derived(isSeed(this.seedText) ? null : m.train_seed_range());
  readonly trainings = $derived(this.points * this.learningRates * this.dimensions * this.seeds);
  readonly sizeProblem = $derived(
    this.trainings < 2
      ? m.train_sweep_too_few()
      : this.trainings > mostSweepTrainings
        ? m.train_sweep_too_many({ most: mostSweepTrainings })
        : null,
  );
  /** Null while something is wrong. */
  readonly options: CallInput<'sweep:start'> | null = $derived(
    this.seedProblem === null && this.sizeProblem === null
      ? {
          preset: this.preset,
          points: this.points,
          learningRates: this.learningRates === 1 ? [] : learningRatesAround(this.preset, this.learningRates),
          dimensions: this.dimensions === 1 ? [] : dimensionsAround(this.preset, this.dimensions),
          seeds: this.seeds,
          epochs: this.epochs,
          seed: readNumber(this.seedText),
        }
      : null,
  );
}

/** One for the session, so that going elsewhere and back loses nothing. */
export const sweepForm = new SweepForm();
