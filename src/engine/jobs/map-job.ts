// The map job: lays a model's movies out by their neighbours and keeps their places in the model's folder.
import type { MapProgress } from '../../contract/jobs.ts';
import { libraryPaths } from '../library/library-paths.ts';
import { saveMap } from '../mapping/map-files.ts';
import { layOutByNeighbours } from '../mapping/neighbour-layout.ts';
import { loadModel } from '../model/model-files.ts';
import { movieVectorsOf } from '../recommending/movie-vectors.ts';
import type { JobResult, MapSpec } from './job-protocol.ts';
import type { RunJobOptions } from './job-options.ts';

export async function runMapJob(
  { libraryDirectory, runId }: MapSpec,
  { signal, onProgress }: RunJobOptions,
): Promise<JobResult> {
  const { models } = libraryPaths(libraryDirectory);
  const report = createReporter((progress) => onProgress?.({ kind: 'map', progress }));
  report({ phase: 'loading', epoch: 0, epochs: 0 });
  const movies = movieVectorsOf(await loadModel(models, runId));
  const places = await layOutByNeighbours(movies, { signal, onProgress: report });
  await saveMap(models, runId, movies.movieIds, places);
  return { kind: 'map' };
}

/** Reports how far a layout is, with the time that its rest will take by that of the epochs so far. */
function createReporter(
  report: (progress: MapProgress) => void,
): (step: Pick<MapProgress, 'phase' | 'epoch' | 'epochs'>) => void {
  const startedAt = performance.now();
  let layoutFrom: number | null = null;
  return (step) => {
    const now = performance.now();
    if (step.phase === 'layout') layoutFrom ??= now;
    const perEpoch = step.epoch > 1 && layoutFrom !== null ? (now - layoutFrom) / (step.epoch - 1) : null;
    const remainingMs = perEpoch === null ? null : perEpoch * (step.epochs - step.epoch);
    report({ ...step, elapsedMs: now - startedAt, remainingMs });
  };
}
