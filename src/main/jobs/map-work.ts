// The map job: one layout, stored in its model's folder.
import type { RunId } from '../../contract/ids.ts';
import type { MapJob } from '../../contract/jobs.ts';
import { createWork, newJob, unexpectedResult, type JobWork } from './job-work.ts';

export function mapWork(runId: RunId, libraryDirectory: string): JobWork {
  const job: MapJob = { ...newJob(), kind: 'map', runId, progress: null };
  return createWork({
    job,
    specs: [{ kind: 'map', libraryDirectory, runId }],
    withProgress: (before, reported) =>
      reported.kind === 'map' ? { ...before, progress: reported.progress } : before,
    takeOver: (before, result) =>
      result.kind === 'map' ? Promise.resolve(before) : Promise.reject(unexpectedResult(before, result)),
  });
}
