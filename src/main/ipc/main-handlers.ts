// Main's own answers: dialogs, jobs and the starter library.
import type { BrowserWindow } from 'electron';
import type { Handlers } from '../../contract/calls.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { EngineProcess } from '../processes/engine-process.ts';
import {
  archiveDialog,
  askWhereToSave,
  backupDialog,
  historyDialog,
  pickPath,
  saveDialog,
} from '../window/file-dialogs.ts';

export type MainHandlersOptions = {
  engine: Pick<EngineProcess, 'command'>;
  jobs: JobRunner;
  window: () => BrowserWindow | null;
  /** Told after the catalogue was replaced. */
  onLibraryChanged: () => void;
};

export function createMainHandlers(options: MainHandlersOptions): Handlers<'main'> {
  const { engine, jobs } = options;
  return {
    'training:start': (trainingOptions) => ({ jobId: jobs.startTraining(trainingOptions) }),
    'sweep:start': (sweepOptions) => ({ jobId: jobs.startSweep(sweepOptions) }),
    'map:start': ({ runId }) => ({ jobId: jobs.startMap(runId) }),
    'history:pick': async () => ({ path: await pickPath(options.window(), historyDialog()) }),
    'exports:ratings': async ({ layout }) => {
      const path = await askWhereToSave(options.window(), saveDialog(layout));
      return {
        exported: path === null ? null : await engine.command('engine:export-ratings', { layout, path }),
      };
    },
    'exports:recommendations': async ({ limit }) => {
      const path = await askWhereToSave(options.window(), saveDialog('recommendations'));
      return {
        exported:
          path === null ? null : await engine.command('engine:export-recommendations', { limit, path }),
      };
    },
    'backups:save': async () => {
      const path = await askWhereToSave(options.window(), saveDialog('backup'));
      return { saved: path === null ? null : await engine.command('engine:save-backup', { path }) };
    },
    'backups:pick': async () => ({ path: await pickPath(options.window(), backupDialog()) }),
    'imports:pick': async ({ kind }) => ({ path: await pickPath(options.window(), archiveDialog(kind)) }),
    'imports:start': ({ path }) => ({ jobId: jobs.startImport(path) }),
    'imports:download': ({ set }) => ({ jobId: jobs.startDownload(set) }),
    'library:use-starter': async () => {
      jobs.refuseWhileRunning();
      await engine.command('engine:install-starter', {});
      options.onLibraryChanged();
      return {};
    },
    'jobs:current': () => jobs.current(),
    'jobs:cancel': async ({ jobId }) => {
      await jobs.cancel(jobId);
      return {};
    },
  };
}
