// The calls that main answers itself: dialogs, jobs and the starter library.
import { readFile } from 'node:fs/promises';
import { arch, release, type } from 'node:os';
import { app, shell, type BrowserWindow } from 'electron';
import type { About } from '../../contract/app-calls.ts';
import type { Handlers } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import { licencesSchema } from '../../contract/licences.ts';
import { getLocale } from '../../messages/runtime.js';
import type { Ballots } from '../ballots/ballots.ts';
import type { Covers } from '../covers/covers.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { Places } from '../places.ts';
import type { EngineProcess } from '../processes/engine-process.ts';
import type { UnfinishedJob } from '../survival/unfinished-job.ts';
import type { Asked } from '../window/asked-for.ts';
import {
  archiveDialog,
  askWhereToSave,
  askWhereToSaveRuns,
  backupDialog,
  historyDialog,
  pickPath,
  saveDialog,
} from '../window/file-dialogs.ts';
import { showSubjectMenu } from '../window/subject-menu.ts';

export type MainHandlersOptions = {
  engine: Pick<EngineProcess, 'ask'>;
  jobs: JobRunner;
  covers: Covers;
  ballots: Pick<Ballots, 'state' | 'open' | 'count' | 'close'>;
  unfinished: Pick<UnfinishedJob, 'takeLost'>;
  places: Pick<Places, 'library' | 'mayMoveLibrary' | 'guide' | 'licences' | 'logs'>;
  moveLibrary: () => Promise<string | null>;
  asked: Pick<Asked, 'take'>;
  window: () => BrowserWindow | null;
};

export function createMainHandlers(options: MainHandlersOptions): Handlers<'main'> {
  const { engine, jobs, covers, ballots, places } = options;
  return {
    'training:start': (trainingOptions) => ({ jobId: jobs.startTraining(trainingOptions) }),
    'training:resume': ({ runId, options: trained }) => ({ jobId: jobs.resumeTraining(runId, trained) }),
    'training:stop': ({ jobId }) => {
      jobs.stopTraining(jobId);
      return {};
    },
    'sweep:start': (sweepOptions) => ({ jobId: jobs.startSweep(sweepOptions) }),
    'map:start': ({ runId }) => ({ jobId: jobs.startMap(runId) }),
    'history:pick': async () => ({ path: await pickPath(options.window(), historyDialog()) }),
    'exports:ratings': async ({ layout }) => {
      const path = await askWhereToSave(options.window(), saveDialog(layout));
      return {
        exported: path === null ? null : await engine.ask('exportRatings', { layout, path }),
      };
    },
    'exports:list': async ({ listId }) => {
      const path = await askWhereToSave(options.window(), saveDialog('list'));
      return { exported: path === null ? null : await engine.ask('exportList', { listId, path }) };
    },
    'exports:recommendations': async ({ limit }) => {
      const path = await askWhereToSave(options.window(), saveDialog('recommendations'));
      return {
        exported: path === null ? null : await engine.ask('exportRecommendations', { limit, path }),
      };
    },
    'exports:runs': async ({ runIds, form }) => {
      const path = await askWhereToSaveRuns(options.window(), form);
      const language = getLocale();
      return {
        exported: path === null ? null : await engine.ask('exportRuns', { runIds, form, path, language }),
      };
    },
    'backups:save': async () => {
      const path = await askWhereToSave(options.window(), saveDialog('backup'));
      return { saved: path === null ? null : await engine.ask('saveBackup', path) };
    },
    'backups:pick': async () => ({ path: await pickPath(options.window(), backupDialog()) }),
    'imports:pick': async ({ kind }) => ({ path: await pickPath(options.window(), archiveDialog(kind)) }),
    'imports:start': ({ path }) => ({ jobId: jobs.startImport(path) }),
    'imports:download': ({ set }) => ({ jobId: jobs.startDownload(set) }),
    'library:use-starter': async () => {
      jobs.refuseWhileRunning();
      await engine.ask('installStarter');
      return {};
    },
    'app:about': () => ({
      ...programVersions(),
      libraryDirectory: places.library,
      mayMoveLibrary: places.mayMoveLibrary,
    }),
    'app:move-library': async () => ({ libraryDirectory: await options.moveLibrary() }),
    'app:licences': async () => licencesSchema.parse(JSON.parse(await readFile(places.licences, 'utf8'))),
    'review:save-picture': async ({ png }) => {
      const path = await askWhereToSave(options.window(), saveDialog('picture'));
      if (path !== null) await engine.ask('savePicture', { path, png });
      return { path };
    },
    'app:save-diagnostics': async () => {
      const path = await askWhereToSave(options.window(), saveDialog('diagnostics'));
      if (path === null) return { saved: null };
      const versions = { ...programVersions(), system: `${type()} ${release()} ${arch()}` };
      return { saved: await engine.ask('saveDiagnostics', { path, versions, logs: places.logs }) };
    },
    'menus:show': async (menu) => ({ chosen: await showSubjectMenu(options.window(), menu) }),
    'app:asked-for': () => options.asked.take(),
    'app:lost-job': () => ({ kind: options.unfinished.takeLost() }),
    'app:show-library': async () => {
      await showPath(places.library);
      return {};
    },
    'app:show-guide': async () => {
      await showPath(places.guide);
      return {};
    },
    'covers:state': () => covers.state(),
    'covers:save-key': ({ key }) => covers.saveKey(key),
    'covers:remove-key': () => covers.removeKey(),
    'covers:check-key': async () => ({ verdict: await covers.checkKey() }),
    'covers:turn': ({ isOn }) => covers.turn(isOn),
    'covers:clear': () => covers.clear(),
    'ballots:state': () => ({ evening: ballots.state() }),
    'ballots:open': async (asked) => ({ evening: await ballots.open(asked) }),
    'ballots:count': () => ({ evening: ballots.count() }),
    'ballots:close': () => {
      ballots.close();
      return { evening: null };
    },
    'jobs:current': () => jobs.current(),
    'jobs:cancel': async ({ jobId }) => {
      await jobs.cancel(jobId);
      return {};
    },
  };
}

function programVersions(): Omit<About, 'libraryDirectory' | 'mayMoveLibrary'> {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
  };
}

/** Opens a folder or file with the system's default program. */
async function showPath(path: string): Promise<void> {
  const failure = await shell.openPath(path);
  if (failure !== '') throw new MatineeError('file-not-found', `${path} could not be opened: ${failure}`);
}
