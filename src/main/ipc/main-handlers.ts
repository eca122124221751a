// Main's own answers: dialogs, jobs and the starter library.
import { dialog, type BrowserWindow } from 'electron';
import type { Handlers } from '../../contract/calls.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { EngineProcess } from '../processes/engine-process.ts';

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
    'history:pick': async () => ({ path: await pickPath(options.window(), historyDialog) }),
    'imports:pick': async ({ kind }) => ({ path: await pickPath(options.window(), archiveDialogs[kind]) }),
    'imports:start': ({ path }) => ({ jobId: jobs.startImport(path) }),
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

const allFiles = { name: 'All files', extensions: ['*'] };

const archiveDialogs: Record<'file' | 'folder', Electron.OpenDialogOptions> = {
  file: {
    title: 'Choose an archive',
    properties: ['openFile'],
    filters: [{ name: 'Zip archives', extensions: ['zip'] }, allFiles],
  },
  folder: { title: 'Choose the folder of an unpacked archive', properties: ['openDirectory'] },
};

const historyDialog: Electron.OpenDialogOptions = {
  title: 'Choose an export of your ratings',
  properties: ['openFile'],
  filters: [{ name: 'Exports', extensions: ['zip', 'csv', 'json', 'txt'] }, allFiles],
};

/** Asks for a file or folder; null where the person changed their mind. */
async function pickPath(
  window: BrowserWindow | null,
  options: Electron.OpenDialogOptions,
): Promise<string | null> {
  const answer = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}
