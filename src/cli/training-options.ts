// The options that say how to train, for the commands that train.
import type { Command } from 'commander';
import { trainingOptionsSchema, type TrainingOptions } from '../contract/training.ts';
import { numberBetween, wholeNumberBetween } from './arguments.ts';

export type TypedTrainingOptions = Partial<TrainingOptions>;

const defaults = trainingOptionsSchema.parse({});

export function addTrainingOptions(command: Command): Command {
  return command
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
    .option('--epochs <count>', `epochs (default: ${defaults.epochs})`, wholeNumberBetween(1, 500))
    .option('--seed <number>', `seed (default: ${defaults.seed})`, wholeNumberBetween(0, 2 ** 31 - 1));
}

/** The options with their defaults; ends the command with a usage error where nothing would be learned. */
export function readTrainingOptions(typed: TypedTrainingOptions, command: Command): TrainingOptions {
  const { rankWeight, retrievalWeight } = { ...defaults, ...typed };
  if (rankWeight === 0 && retrievalWeight === 0) {
    command.error('error: --rank-weight and --retrieval-weight can’t both be 0');
  }
  const { epochs, seed } = typed;
  return trainingOptionsSchema.parse({ rankWeight, retrievalWeight, epochs, seed });
}
