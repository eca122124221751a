// The form of the next training (model, balance, whose ratings, exact weights, epochs, batch size, seed) and its validation errors.
import { m } from '../../../messages/messages.js';
import { balanceOf, weightsAt } from '../../../contract/loss-balance.ts';
import { defaultPreset, isOffered, presetTable, type OfferedPreset } from '../../../contract/presets.ts';
import {
  dimensionsOf,
  dimensionsSchema,
  learningRateOf,
  learningRateSchema,
  trainingOptionsSchema,
  type TrainingOptions,
} from '../../../contract/training.ts';
import { formatLearningRate, formatWeight } from './figures.ts';
import { weightsProblem } from './loss-balance.ts';
import { profiles } from '../../state/profiles.svelte.ts';
import { isSeed, isWhole, readNumber } from '../../ui/typed-numbers.ts';

const defaults = trainingOptionsSchema.parse({});

class TrainForm {
  preset: OfferedPreset = $state(defaultPreset);
  rankText = $state(formatWeight(defaults.rankWeight));
  retrievalText = $state(formatWeight(defaults.retrievalWeight));
  epochsText = $state(String(defaults.epochs));
  batchText = $state(String(defaults.batchSize));
  seedText = $state(String(defaults.seed));
  /** Profiles whose ratings are not learned from. */
  leftOutProfiles: readonly number[] = $state.raw([]);

  rateText = $state(formatLearningRate(learningRateOf(defaults)));
  dimensionsText = $state(String(dimensionsOf(defaults)));

  readonly weights = $derived({
    rankWeight: readNumber(this.rankText),
    retrievalWeight: readNumber(this.retrievalText),
  });
  readonly weightsProblem = $derived(weightsProblem(this.weights));
  readonly balance = $derived(this.weightsProblem === null ? balanceOf(this.weights) : 0);
  readonly epochsProblem = $derived(isWhole(this.epochsText, 1, 500) ? null : m.train_epochs_range());
  readonly batchProblem = $derived(isWhole(this.batchText, 16, 65_536) ? null : m.train_batch_range());
  readonly rateProblem = $derived(
    learningRateSchema.safeParse(readNumber(this.rateText)).success ? null : m.train_rate_range(),
  );
  readonly dimensionsProblem = $derived(
    dimensionsSchema.safeParse(readNumber(this.dimensionsText)).success ? null : m.train_dimensions_range(),
  );
  readonly seedProblem = $derived(isSeed(this.seedText) ? null : m.train_seed_range());

  readonly profileIds: TrainingOptions['profileIds'] = $derived(
    this.leftOutProfiles.length === 0
      ? 'all'
      : profiles.list
          .map(({ profileId }) => profileId)
          .filter((profileId) => !this.leftOutProfiles.includes(profileId)),
  );

  /** What to train with, or null while something is wrong. */
  readonly options: TrainingOptions | null = $derived.by(() => {
    const problems = [
      ...[this.weightsProblem, this.epochsProblem, this.batchProblem, this.seedProblem],
      ...[this.rateProblem, this.dimensionsProblem],
    ];
    if (problems.some((problem) => problem !== null)) return null;
    return trainingOptionsSchema.parse({
      preset: this.preset,
      ...this.weights,
      epochs: readNumber(this.epochsText),
      batchSize: readNumber(this.batchText),
      seed: readNumber(this.seedText),
      ...unlessUsual(this.preset, readNumber(this.rateText), readNumber(this.dimensionsText)),
      profileIds: this.profileIds,
    });
  });

  /** Another model, with its own epochs and batch size; weights and seed stay. */
  choosePreset(preset: OfferedPreset): void {
    this.preset = preset;
    this.epochsText = String(presetTable[preset].epochs);
    this.batchText = String(presetTable[preset].batchSize);
    this.rateText = formatLearningRate(presetTable[preset].learningRate);
    this.dimensionsText = String(presetTable[preset].dimensions);
  }

  /** Puts the slider, and with it both weights, somewhere. */
  setBalance(balance: number): void {
    const { rankWeight, retrievalWeight } = weightsAt(balance);
    this.rankText = formatWeight(rankWeight);
    this.retrievalText = formatWeight(retrievalWeight);
  }

  /** Whether the next training learns from a profile's ratings. */
  setLearned(profileId: number, isLearned: boolean): void {
    const others = this.leftOutProfiles.filter((leftOut) => leftOut !== profileId);
    this.leftOutProfiles = isLearned ? others : [...others, profileId];
  }

  /** Takes over what another run was trained with, but for whose ratings that were. */
  copy(options: TrainingOptions): void {
    if (isOffered(options.preset)) this.preset = options.preset;
    this.rankText = formatWeight(options.rankWeight);
    this.retrievalText = formatWeight(options.retrievalWeight);
    this.epochsText = String(options.epochs);
    this.batchText = String(options.batchSize);
    this.seedText = String(options.seed);
    this.rateText = formatLearningRate(learningRateOf(options));
    this.dimensionsText = String(dimensionsOf(options));
  }

  reset(): void {
    this.leftOutProfiles = [];
    this.copy(defaults);
  }
}

/** What a preset trains with is not asked for: a run then says nothing of it. */
function unlessUsual(
  preset: OfferedPreset,
  learningRate: number,
  dimensions: number,
): Pick<TrainingOptions, 'learningRate' | 'dimensions'> {
  const usual = presetTable[preset];
  return {
    ...(learningRate === usual.learningRate ? {} : { learningRate }),
    ...(dimensions === usual.dimensions ? {} : { dimensions }),
  };
}

/** One for the session, so that going elsewhere and back loses nothing. */
export const trainForm = new TrainForm();
