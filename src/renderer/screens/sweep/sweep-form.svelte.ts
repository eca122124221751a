// The form of the next sweep and its validation errors.
import { m } from '../../../messages/messages.js';
import type { CallInput } from '../../../contract/calls.ts';
import { defaultPreset, presetTable, type OfferedPreset } from '../../../contract/presets.ts';
import { quickEpochs, sweepSizes } from '../../../contract/sweeps.ts';
import { isSeed, readNumber } from '../../ui/typed-numbers.ts';

export type SweepLength = 'quick' | 'full';

class SweepForm {
  preset: OfferedPreset = $state(defaultPreset);
  points: number = $state(sweepSizes[1]);
  length: SweepLength = $state('quick');
  seedText = $state('1');

  /** Of each training. */
  readonly epochs = $derived(
    this.length === 'quick' ? quickEpochs(this.preset) : presetTable[this.preset].epochs,
  );
  readonly seedProblem = $derived(isSeed(this.seedText) ? null : m.train_seed_range());
  /** Null while something is wrong. */
  readonly options: CallInput<'sweep:start'> | null = $derived(
    this.seedProblem === null
      ? {
          preset: this.preset,
          points: this.points,
          epochs: this.epochs,
          seed: readNumber(this.seedText),
        }
      : null,
  );
}

/** One for the session, so that going elsewhere and back loses nothing. */
export const sweepForm = new SweepForm();
