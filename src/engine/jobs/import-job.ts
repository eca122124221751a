// The import job: builds a whole new catalogue in the staging folder.
import { randomUUID } from 'node:crypto';

import { importInto } from '../archives/import-archive.ts';
import { stagingPath } from '../session/cleanup.ts';
import { libraryPaths } from '../library/library-paths.ts';
import type { ImportSpec, JobResult } from './job-protocol.ts';
import type { RunJobOptions } from './job-options.ts';
import { makeFolder } from '../base/make-folder.ts';

export async function runImportJob(
  { path, libraryDirectory }: ImportSpec,
  { signal, onProgress }: RunJobOptions,
): Promise<JobResult> {
  const paths = libraryPaths(libraryDirectory);
  makeFolder(paths.staging);
  const stagedFile = stagingPath(paths, `${randomUUID()}.db`);
  const outcome = await importInto({
    path,
    targetFile: stagedFile,
    presentCatalogue: paths.catalogue,
    signal,
    onProgress: (progress) => {
      onProgress?.({ kind: 'import', progress });
    },
  });
  return { kind: 'import', stagedFile, ...outcome };
}
