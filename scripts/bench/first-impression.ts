// How long after an import the first model is there, how much memory it takes, and how good it is beside a trained one and the simple methods.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Preset } from '../../src/contract/presets.ts';
import { trainingOptionsSchema, type Run } from '../../src/contract/training.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { samplesOf, type Samples } from './measurement.ts';
import { watchJob } from './scale/watch-job.ts';

/** Imports an archive and makes a first impression and, if wanted, a trained model, each in a process of its own, as the app does. */
export async function measureFirstImpression(
  directory: string,
  archive: string,
  withTrained: boolean,
): Promise<Samples[]> {
  const library = await mkdtemp(join(directory, 'first-impression-'));
  // An engine that opens later would clean up what a process that has ended left in staging.
  const engine = openEngine({ libraryDirectory: library });
  try {
    const { result } = await watchJob({ kind: 'import', path: archive, libraryDirectory: library });
    if (result.kind !== 'import') throw new Error('not an import');
    await Promise.resolve(engine.adoptCatalogue(result.stagedFile));
  } finally {
    engine.close();
  }
  const impression = await measureTraining(library, 'first-impression');
  const { run } = impression;
  const { baselines } = run;
  return [
    ...impression.samples,
    ...(withTrained ? (await measureTraining(library, 'matinee')).samples : []),
    samplesOf('biases RMSE', 'stars', [baselines.bias.rmse]),
    samplesOf('popularity NDCG@10', 'share', [baselines.popularity.ndcgAt10]),
    samplesOf(`EASE NDCG@10${moviesOf(run)}`, 'share', [baselines.ease.ndcgAt10]),
  ];
}

function moviesOf({ baselines: { easeMovies } }: Run): string {
  return easeMovies === null ? '' : ` (${easeMovies} movies)`;
}

/** From the start of the process to the model on the disk; the figures are of the tenth of the ratings that is held out. */
async function measureTraining(library: string, preset: Preset): Promise<{ run: Run; samples: Samples[] }> {
  const options = trainingOptionsSchema.parse({ preset });
  const spec = { kind: 'training', libraryDirectory: library, options, runId: newRunId() } as const;
  const { result, elapsedMs, peakMb } = await watchJob(spec);
  if (result.kind !== 'training') throw new Error('not a training');
  const { quality } = result.run;
  return {
    run: result.run,
    samples: [
      samplesOf(preset, 'ms', [elapsedMs]),
      samplesOf(`${preset} memory`, 'MB', [peakMb]),
      samplesOf(`${preset} RMSE`, 'stars', [quality.rmse]),
      ...(quality.untimedRmse === null
        ? []
        : [samplesOf(`${preset} untimed RMSE`, 'stars', [quality.untimedRmse])]),
      samplesOf(`${preset} NDCG@10`, 'share', [quality.ndcgAt10]),
    ],
  };
}
