// Main's own answers: dialogs, jobs and the starter library.
import { dialog, type BrowserWindow } from 'electron';
import type { Handlers } from '../../contract/calls.ts';
import type { RatingsLayout } from '../../contract/exports.ts';
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
    'sweep:start': (sweepOptions) => ({ jobId: jobs.startSweep(sweepOptions) }),
    'map:start': ({ runId }) => ({ jobId: jobs.startMap(runId) }),
    'history:pick': async () => ({ path: await pickPath(options.window(), historyDialog) }),
    'exports:ratings': async ({ layout }) => {
      const path = await askWhereToSave(options.window(), saveDialogs[layout]);
      return {
        exported: path === null ? null : await engine.command('engine:export-ratings', { layout, path }),
      };
    },
    'exports:recommendations': async ({ limit }) => {
      const path = await askWhereToSave(options.window(), saveDialogs.recommendations);
      return {
        exported:
          path === null ? null : await engine.command('engine:export-recommendations', { limit, path }),
      };
    },
    'backups:save': async () => {
      const path = await askWhereToSave(options.window(), saveDialogs.backup);
      return { saved: path === null ? null : await engine.command('engine:save-backup', { path }) };
    },
    'backups:pick': async () => ({ path: await pickPath(options.window(), backupDialog) }),
    'imports:pick': async ({ kind }) => ({ path: await pickPath(options.window(), archiveDialogs[kind]) }),
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

const allFiles = { name: 'All files', extensions: ['*'] };

const archiveDialogs: Record<'file' | 'folder', Electron.OpenDialogOptions> = {
  file: {
    title: 'Choose an archive or a table of movie details',
    properties: ['openFile'],
    filters: [{ name: 'Archives and movie details', extensions: ['zip', 'csv'] }, allFiles],
  },
  folder: { title: 'Choose the folder of an unpacked archive', properties: ['openDirectory'] },
};

const historyDialog: Electron.OpenDialogOptions = {
  title: 'Choose an export of your ratings',
  properties: ['openFile'],
  filters: [{ name: 'Exports', extensions: ['zip', 'csv', 'json', 'txt'] }, allFiles],
};

const backupDialog: Electron.OpenDialogOptions = {
  title: 'Choose a backup of your diary',
  properties: ['openFile'],
  filters: [{ name: 'Backups', extensions: ['matinee', 'db'] }, allFiles],
};

type SaveDialog = { title: string; name: string; kind: string; ending: string };

const saveDialogs: Record<RatingsLayout | 'recommendations' | 'backup', SaveDialog> = {
  movielens: { title: 'Save your ratings', name: 'matinee-ratings', kind: 'Tables', ending: 'csv' },
  letterboxd: {
    title: 'Save your ratings for Letterboxd',
    ...{ name: 'matinee-for-letterboxd', kind: 'Tables', ending: 'csv' },
  },
  recommendations: {
    title: 'Save your recommendations',
    ...{ name: 'matinee-recommendations', kind: 'Tables', ending: 'csv' },
  },
  backup: { title: 'Back up your diary', name: 'matinee-diary', kind: 'Backups', ending: 'matinee' },
};

/** Asks where to save, with today's date in the name it suggests; null where the person changed their mind. */
async function askWhereToSave(
  window: BrowserWindow | null,
  { title, name, kind, ending }: SaveDialog,
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title,
    defaultPath: `${name}-${new Date().toISOString().slice(0, 10)}.${ending}`,
    filters: [{ name: kind, extensions: [ending] }, allFiles],
  };
  const answer = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

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
