// `train`: trains a model on the library and makes the run the active one, unless it is worse than that.
import type { Command } from 'commander';
import { presetTable } from '../../contract/presets.ts';
import { MatineeError } from '../../contract/errors.ts';
import {
  optionsToContinue,
  type InterruptedTraining,
  type ListedRun,
  type Run,
  type TrainingOptions,
} from '../../contract/training.ts';
import { newRunId, type TrainingSpec } from '../../engine/jobs/job-protocol.ts';
import type { Trained } from '../library-jobs.ts';
import { describeKept, describeTraining, describeUntrainedTask } from '../output/training.ts';
import { renderQuality } from '../output/quality.ts';
import { renderFacts } from '../output/table.ts';
import { formatCount, formatCountOf, formatDuration } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { addTrainingOptions, readTrainingOptions, type TypedTrainingOptions } from '../training-options.ts';

type TypedTrainOptions = TypedTrainingOptions & { profiles?: string; resume?: true; continue?: true };

export function addTrainCommand(program: Command, run: Runner): void {
  const command = program
    .command('train')
    .description('train a model on the library; Ctrl+C keeps the best so far, a second one cancels');
  addTrainingOptions(command)
    .option(
      '--profiles <names>',
      'whose ratings of this computer are learned from: all, none, or names with commas between them (default: all)',
    )
    .option(
      '--continue',
      'go on from the active run for a few epochs, with the ratings that are new since (or from the last one, after the import of a newer archive)',
    )
    .option('--resume', 'go on with the training that was interrupted, with the options that it had');
  command.action(({ resume, continue: continues, ...typed }: TypedTrainOptions) => {
    if (resume === true && Object.keys(typed).length > 0) {
      command.error('error: --resume takes the options of the interrupted training, and no others');
    }
    const { profiles, epochs, ...others } = typed;
    if (continues === true && Object.keys(others).length > 0) {
      command.error(
        'error: --continue takes the options of the run that it continues, but for --profiles and --epochs',
      );
    }
    const usual = readTrainingOptions(typed, command);
    return run(async (context) => {
      const { findInterrupted, findRunToContinue, profileIdsOf, trainOnLibrary } =
        await import('../library-jobs.ts');
      const profileIds = await profileIdsOf(profiles ?? 'all', context);
      const options = continues === true ? toContinue(await findRunToContinue(context), epochs) : usual;
      const interrupted = await findInterrupted(context);
      const spec =
        resume === true ? resumed(interrupted) : { options: { ...options, profileIds }, runId: newRunId() };
      if (resume !== true && interrupted !== null) {
        context.terminal.err(
          `A training was interrupted after epoch ${interrupted.epoch} of ${interrupted.options.epochs}: train --resume goes on with it.\n`,
        );
      }
      const trained = await trainOnLibrary(spec, context, (progress) =>
        context.progress.show(`${progress.phase} ${progress.epoch}`, describeTraining(progress)),
      );
      context.print(toJson(trained), () => toText(trained));
    });
  });
}

function toContinue(before: ListedRun | null, epochs: number | undefined): TrainingOptions {
  if (before === null) {
    throw new MatineeError(
      'unknown-run',
      'There is no run that a training could continue: none of the default preset was trained on this library, or on one much like it. Train without --continue.',
    );
  }
  return { ...optionsToContinue(before), ...(epochs !== undefined && { epochs }) };
}

function resumed(
  interrupted: InterruptedTraining | null,
): Pick<TrainingSpec, 'runId' | 'options' | 'resumes'> {
  if (interrupted === null) {
    throw new MatineeError(
      'unknown-run',
      'There is no interrupted training that can go on with this library. Only one of more than a minute is kept, and only for the library that it learned from.',
    );
  }
  const { runId, options } = interrupted;
  return { runId, options, resumes: true };
}

function toJson({ run, kept }: Trained): object {
  const { runId, options, epochsDone, stoppedAtEpoch, elapsedMs, ratingsPerSecond } = run;
  const { peakRssMb, quality, baselines, profiles } = run;
  const { preset, batchSize, continues } = options;
  return {
    runId,
    isActive: kept === null,
    ...(kept !== null && { worse: kept.question.worse, activeRunId: kept.active.runId }),
    preset,
    continues,
    batchSize,
    profiles,
    epochs: epochsDone,
    stoppedAtEpoch,
    elapsedMs,
    ratingsPerSecond,
    peakRssMb,
    metrics: quality,
    baselines,
  };
}

function describeEpochs({ epochsDone, stoppedAtEpoch, options }: Run): string {
  const stopped =
    stoppedAtEpoch === undefined ? '' : ` (stopped at epoch ${stoppedAtEpoch} of ${options.epochs})`;
  return `${epochsDone}${stopped}`;
}

/** Whose ratings were learned from beside the archive's. */
function ownRatings({ profiles = [] }: Run): [string, string][] {
  return profiles.map(({ name, ratings, waiting }) => [
    'and on',
    `${formatCountOf(ratings, 'rating')} of ${name}${waiting === 0 ? '' : ` (${formatCount(waiting)} without a movie here)`}`,
  ]);
}

function continuedRun({ options: { continues } }: Run): [string, string][] {
  return continues === undefined ? [] : [['Continues', continues]];
}

function toText({ run, kept }: Trained): string {
  const facts = renderFacts([
    ['Run', `${run.runId} (${kept === null ? 'now the active one' : 'not in use, see below'})`],
    ['Trained on', `${run.catalogue.name}, ${formatCountOf(run.catalogue.ratings, 'rating')}`],
    ...ownRatings(run),
    ['Model', presetTable[run.options.preset].name],
    ...continuedRun(run),
    ['Epochs', describeEpochs(run)],
    [
      'Time',
      `${formatDuration(run.elapsedMs)}, ${formatCount(Math.round(run.ratingsPerSecond))} ratings a second`,
    ],
    ['Memory', `${formatCount(Math.round(run.peakRssMb))} MB at the most`],
  ]);
  const figures = renderQuality(run.quality, run.baselines);
  const notInUse = kept === null ? '' : describeKept(run, kept);
  return `${facts}\n${figures}${describeUntrainedTask(run.options)}${notInUse}`;
}
