// The download job: fetches an archive, then imports it like any other; the zip is not kept once its catalogue is built.
import { rm } from 'node:fs/promises';
import { factsOf } from '../../contract/downloads.ts';
import type { ImportProgress } from '../../contract/importing.ts';
import { downloadAddress } from '../archives/download/download-address.ts';
import { downloadArchive } from '../archives/download/download-archive.ts';
import { libraryPaths } from '../library/library-paths.ts';
import { runImportJob } from './import-job.ts';
import type { DownloadSpec, JobResult } from './job-protocol.ts';
import type { RunJobOptions } from './job-options.ts';

export async function runDownloadJob(
  { set, libraryDirectory }: DownloadSpec,
  options: RunJobOptions,
): Promise<JobResult> {
  const { signal, onProgress, fetch } = options;
  const path = await downloadArchive({
    set,
    address: downloadAddress(process.env),
    directory: libraryPaths(libraryDirectory).downloads,
    network: fetch === undefined ? undefined : { fetch },
    signal,
    onProgress: createReporter((progress) => onProgress?.({ kind: 'import', progress }), factsOf(set).bytes),
  });
  const result = await runImportJob({ kind: 'import', path, libraryDirectory }, options);
  await rm(path, { force: true });
  return result;
}

/** Reports how far a download is, with the time that the rest will take. */
function createReporter(
  report: (progress: ImportProgress) => void,
  usualBytes: number,
): (progress: { bytesDone: number; bytesTotal: number }) => void {
  const startedAt = performance.now();
  let firstBytes: number | null = null;
  return ({ bytesDone, bytesTotal }) => {
    firstBytes ??= bytesDone;
    const elapsedMs = performance.now() - startedAt;
    const total = Math.max(bytesDone, bytesTotal === 0 ? usualBytes : bytesTotal);
    // What an earlier try has brought took no time of this one.
    const fresh = bytesDone - firstBytes;
    const remainingMs = fresh === 0 ? null : (elapsedMs * (total - bytesDone)) / fresh;
    report({
      phase: 'downloading',
      bytesRead: bytesDone,
      bytesTotal: total,
      rowsRead: 0,
      elapsedMs,
      remainingMs,
    });
  };
}
