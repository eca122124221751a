// The import job, with or without a download first.
import { factsOf, type DownloadSet } from '../../contract/downloads.ts';
import type { ImportJob } from '../../contract/jobs.ts';
import type { JobSpec } from '../../engine/jobs/job-protocol.ts';
import { createWork, newJob, unexpectedResult, type JobWork } from './job-work.ts';

export function importWork(path: string, libraryDirectory: string): JobWork {
  return workOn(path, null, { kind: 'import', path, libraryDirectory });
}

/** Downloads an archive and imports it, in one job. */
export function downloadWork(set: DownloadSet, libraryDirectory: string): JobWork {
  return workOn(factsOf(set).fileName, set, { kind: 'download', set, libraryDirectory });
}

function workOn(path: string, download: DownloadSet | null, spec: JobSpec): JobWork {
  const open = { progress: null, report: null, details: null, relinked: null };
  const job: ImportJob = { ...newJob(), kind: 'import', path, download, ...open };
  return createWork({
    job,
    specs: [spec],
    withProgress: (before, reported) =>
      reported.kind === 'import' ? { ...before, progress: reported.progress } : before,
    takeOver: async (before, result, _step, engine) => {
      if (result.kind !== 'import') throw unexpectedResult(before, result);
      const { stagedFile, report, details } = result;
      const relinked = await engine.ask('adoptCatalogue', stagedFile);
      return { ...before, report, details, relinked };
    },
  });
}
