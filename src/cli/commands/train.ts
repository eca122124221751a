// `train`: trains a model on the library and makes the run the active one.
import type { Command } from 'commander';
import { presetTable } from '../../contract/presets.ts';
import type { Run } from '../../contract/training.ts';
import { describeTraining, describeUntrainedTask } from '../output/training.ts';
import { renderQuality } from '../output/quality.ts';
import { renderFacts } from '../output/table.ts';
import { formatCount, formatDuration } from '../output/words.ts';
import type { Runner } from '../runner.ts';
import { addTrainingOptions, readTrainingOptions, type TypedTrainingOptions } from '../training-options.ts';

export function addTrainCommand(program: Command, run: Runner): void {
  const command = program
    .command('train')
    .description('train a model on the library; Ctrl+C keeps the best so far, a second one cancels');
  addTrainingOptions(command).action((typed: TypedTrainingOptions) => {
    const options = readTrainingOptions(typed, command);
    return run(async (context) => {
      const { trainOnLibrary } = await import('../library-jobs.ts');
      const trained = await trainOnLibrary(options, context, (progress) =>
        context.progress.show(`${progress.phase} ${progress.epoch}`, describeTraining(progress)),
      );
      context.print(toJson(trained), () => toText(trained));
    });
  });
}

function toJson(run: Run): object {
  const { runId, options, epochsDone, stoppedAtEpoch, elapsedMs, ratingsPerSecond } = run;
  const { peakRssMb, quality, baselines } = run;
  const { preset, batchSize } = options;
  return {
    runId,
    preset,
    batchSize,
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

function toText(run: Run): string {
  const facts = renderFacts([
    ['Run', `${run.runId} (now the active one)`],
    ['Trained on', `${run.catalogue.name}, ${formatCount(run.catalogue.ratings)} ratings`],
    ['Model', presetTable[run.options.preset].name],
    ['Epochs', describeEpochs(run)],
    [
      'Time',
      `${formatDuration(run.elapsedMs)}, ${formatCount(Math.round(run.ratingsPerSecond))} ratings a second`,
    ],
    ['Memory', `${formatCount(Math.round(run.peakRssMb))} MB at the most`],
  ]);
  return `${facts}\n${renderQuality(run.quality, run.baselines)}${describeUntrainedTask(run.options)}`;
}
