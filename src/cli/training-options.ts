// The training options of the commands that train.
import { Option, type Command } from 'commander';
import { offeredPresets, presets, presetTable, type PresetEntry } from '../contract/presets.ts';
import { trainingOptionsSchema, type TrainingOptions } from '../contract/training.ts';
import { numberBetween, parseDimensions, wholeNumberBetween } from './arguments.ts';

export type TypedTrainingOptions = Partial<TrainingOptions>;

const defaults = trainingOptionsSchema.parse({});

/** The default of each preset, as in `60, classic 3, classic-tuned 23`. */
function defaultsByPreset(show: (entry: PresetEntry) => string): string {
  return offeredPresets
    .map((preset) => `${preset === defaults.preset ? '' : `${preset} `}${show(presetTable[preset])}`)
    .join(', ');
}

export function addTrainingOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--preset <name>',
        `what to train: ${presets.map((preset) => `${preset}, ${presetTable[preset].meaning}`).join('; ')} (default: ${defaults.preset})`,
      ).choices(presets),
    )
    .option(
      '--rank-weight <weight>',
      `weight of the rating loss, 0 to 10 (default: ${defaults.rankWeight})`,
      numberBetween(0, 10),
    )
    .option(
      '--retrieval-weight <weight>',
      `weight of the retrieval loss, 0 to 10 (default: ${defaults.retrievalWeight})`,
      numberBetween(0, 10),
    )
    .option(
      '--epochs <count>',
      `epochs (default: ${defaultsByPreset(({ epochs }) => `${epochs}`)})`,
      wholeNumberBetween(1, 500),
    )
    .option(
      '--batch-size <count>',
      `people or ratings in a step (default: ${defaultsByPreset(({ batchSize, batchOf }) => `${batchSize} ${batchOf}`)})`,
      wholeNumberBetween(16, 65_536),
    )
    .option(
      '--learning-rate <rate>',
      `peak of the learning rate (default: ${defaultsByPreset(({ learningRate }) => `${learningRate}`)})`,
      numberBetween(1e-5, 1),
    )
    .option(
      '--dimensions <count>',
      `numbers in a movie’s vector, a multiple of 4 (default: ${defaultsByPreset(({ dimensions }) => `${dimensions}`)})`,
      parseDimensions,
    )
    .option('--seed <number>', `seed (default: ${defaults.seed})`, wholeNumberBetween(0, 2 ** 31 - 1));
}

/** The options with their defaults; a usage error if nothing would be learned. */
export function readTrainingOptions(typed: TypedTrainingOptions, command: Command): TrainingOptions {
  const { rankWeight, retrievalWeight } = { ...defaults, ...typed };
  if (rankWeight === 0 && retrievalWeight === 0) {
    command.error('error: --rank-weight and --retrieval-weight can’t both be 0');
  }
  const { preset, epochs, batchSize, seed, learningRate, dimensions } = typed;
  return trainingOptionsSchema.parse({
    ...{ preset, rankWeight, retrievalWeight, epochs, batchSize, seed, learningRate, dimensions },
  });
}
