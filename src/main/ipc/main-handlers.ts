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
    'imports:pick': async ({ kind }) => ({ path: await pickArchive(options.window(), kind) }),
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

/** Asks for an archive; null where the person changed their mind. */
async function pickArchive(window: BrowserWindow | null, kind: 'file' | 'folder'): Promise<string | null> {
  const options: Electron.OpenDialogOptions =
    kind === 'file'
      ? {
          title: 'Choose an archive',
          properties: ['openFile'],
          filters: [
            { name: 'Zip archives', extensions: ['zip'] },
            { name: 'All files', extensions: ['*'] },
          ],
        }
      : { title: 'Choose the folder of an unpacked archive', properties: ['openDirectory'] };
  const answer = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}
