// Electron's main process: composes the window, the engine's process, the jobs and the router between them.
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { app, dialog, ipcMain, session, shell } from 'electron';
import type { CallName } from '../contract/calls.ts';
import { toErrorInfo } from '../contract/errors.ts';
import { settingsSchema, type Settings } from '../contract/diary.ts';
import { onlyAnswers } from '../contract/tensorflow.ts';
import { choosePlace, chosenPlace } from '../engine/library/place/library-place.ts';
import { getLocale } from '../messages/runtime.js';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { Ballots } from './ballots/ballots.ts';
import { createCovers } from './covers/electron-covers.ts';
import { sendEvent } from './ipc/events.ts';
import { createMainHandlers } from './ipc/main-handlers.ts';
import { registerRouter } from './ipc/router.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { createLog } from './log.ts';
import { findLibrary } from './library/find-library.ts';
import { chooseLibraryPlace, settledLibrary } from './library/library-mover.ts';
import { findPlaces, type Places } from './places.ts';
import { forkChild } from './processes/child.ts';
import { EngineProcess } from './processes/engine-process.ts';
import { guardApp } from './security/guard-app.ts';
import { refuseChangedArchive, refuseDebuggers } from './security/program-files.ts';
import { cutOffNetwork } from './security/session-guard.ts';
import { createCrashLog } from './survival/crash-log.ts';
import { Leaving } from './survival/leaving.ts';
import { recordFailures } from './survival/process-failures.ts';
import { UnfinishedJob } from './survival/unfinished-job.ts';
import { surviveFailures } from './survival/window-failures.ts';
import { createUpdates } from './updates/electron-updates.ts';
import { AppWindow } from './window/app-window.ts';
import { Asked, readArguments } from './window/asked-for.ts';
import { applyTheme } from './window/main-window.ts';
import { applyLanguage, restoreLanguage } from './window/language.ts';
import { JobSignals } from './window/job-signals.ts';
import { showNotification } from './window/notification.ts';
import { setApplicationMenu } from './window/menu.ts';
import { libraryDialog, pickPath } from './window/file-dialogs.ts';
import {
  askAfterCrash,
  askAfterError,
  askBeforeBallots,
  askBeforeLeaving,
  askForLibrary,
  askWhileHanging,
} from './window/questions.ts';
import { offerTasks } from './window/tasks.ts';
import { createTray } from './window/tray.ts';
import { readWindowState } from './window/window-state.ts';

refuseDebuggers();
registerAppScheme();
guardApp(app, (url) => void shell.openExternal(url));
const places = placesOrQuit();
const log = createLog(places.logs);
const recordCrash = createCrashLog(places.logs, app.getVersion());
const unfinished = new UnfinishedJob(places.unfinishedJob);

const engine = new EngineProcess({
  fork: () => forkChild('engine.js', 'Matinee engine', { [onlyAnswers]: '1' }),
  libraryDirectory: () => places.library,
  starterDirectory: places.starter,
  onRestarted: (reason) => {
    sendEvent(appWindow.current, 'engine:restarted', { reason });
    announceLibrary();
  },
  onWrittenElsewhere: announceLibrary,
  log,
});

const appWindow = new AppWindow(places.windowState, (window) => {
  window.on('close', (event) => {
    leaving.closing(event);
  });
  // Nobody could see the vote any more, or end it.
  window.on('closed', endBallots).on('hide', endBallots);
  surviveFailures(window.webContents, {
    record: recordCrash,
    askAfterCrash: () => askAfterCrash(window),
    askWhileHanging: (signal) => askWhileHanging(window, signal),
    quit: () => {
      app.quit();
    },
  });
});

const leaving = new Leaving({
  job: () => jobs.current(),
  isMoving: () => places.isMoving,
  ask: (what) => askBeforeLeaving(appWindow.current, what),
  goToBackground: () => {
    tray.show();
    appWindow.current?.hide();
  },
  quit: () => {
    app.quit();
  },
  endsWithWindow: process.platform !== 'darwin',
});

const tray = createTray({
  onOpen: comeBack,
  onStop: () => {
    leaving.stopAndQuit();
  },
});

const asked = new Asked(() => {
  sendEvent(appWindow.current, 'app:asked', {});
});

const signals = new JobSignals({
  window: () => appWindow.current,
  notify: (notice) => {
    showNotification({
      ...notice,
      onClick: () => {
        appWindow.focus();
        sendEvent(appWindow.current, 'menu:chosen', { command: notice.command });
      },
    });
  },
});

const updates = createUpdates({
  settingsFile: places.updateSettings,
  directory: places.updates,
  window: () => appWindow.current,
  log,
});

const ballots = new Ballots({
  moviesOf: (movieIds) => engine.ask('ballotMovies', [...movieIds]),
  mayOpen: (address) => askBeforeBallots(appWindow.current, address),
  interfaces: networkInterfaces,
  environment: process.env,
  onChanged: (evening) => {
    sendEvent(appWindow.current, 'ballots:changed', { evening });
  },
});

const jobs = new JobRunner({
  fork: () => forkChild('job.js', 'Matinee job'),
  engine,
  libraryDirectory: () => settledLibrary(places),
  onChanged: (job) => {
    sendEvent(appWindow.current, 'job:changed', job);
    signals.show(job);
    unfinished.follow(job);
    leaving.changed();
  },
  onAdopted: announceLibrary,
  onImported: trainWhereNeeded,
});

/** A library that no model fits gets one without being asked. */
function trainWhereNeeded(): void {
  engine.ask('library:overview', {}).then(
    ({ catalogue, activeRunId }) => {
      if (catalogue !== null && activeRunId === null) jobs.startFirstTrainings();
    },
    (error: unknown) => {
      log('No training could be begun after the import.', error);
    },
  );
}

/** Without knowing where the library is, nothing can be opened. */
function placesOrQuit(): Places {
  try {
    return findPlaces();
  } catch (error) {
    dialog.showErrorBox('Matinee', toErrorInfo(error).message);
    app.exit(1);
    throw error;
  }
}

/** Sends the window the library's new state, after which it reloads its lists. */
function announceLibrary(): void {
  engine.ask('library:overview', {}).then(
    (overview) => {
      applySettings(overview.settings);
      sendEvent(appWindow.current, 'library:changed', overview);
    },
    (error: unknown) => {
      log('The library’s state could not be read.', error);
    },
  );
}

/** Theme and language also apply to the native window and menu. */
function handleAnswered(name: CallName, data: unknown): void {
  if (name === 'settings:update') applySettings(settingsSchema.parse(data));
}

function applySettings({ theme, language }: Settings): void {
  const before = { ...readWindowState(places.windowState), locale: getLocale() };
  applyTheme(places.windowState, theme);
  applyLanguage(places.windowState, language, appWindow.current);
  if (before.theme !== theme || before.language !== language || before.locale !== getLocale()) setMenu();
}

/** In the current language, with the current theme ticked. */
function setMenu(): void {
  setApplicationMenu({
    settings: readWindowState(places.windowState),
    onChosen: (command) => {
      sendEvent(appWindow.current, 'menu:chosen', { command });
    },
    onGuide: () => void shell.openPath(places.guide),
    updates: updates && {
      isOn: updates.isOn,
      onTurned: (isOn) => {
        updates.turn(isOn);
      },
    },
  });
  offerTasks((command) => {
    comeBack();
    asked.add({ path: null, command });
  });
}

function comeBack(): void {
  leaving.comeBack();
  tray.remove();
  appWindow.focus();
}

/** What follows the program on a command line; the app's own folder is among it when it runs from a checkout. */
function askedOn(commandLine: readonly string[], directory: string): void {
  const isFile = (path: string): boolean => path !== app.getAppPath() && existsSync(path);
  asked.add(readArguments(commandLine.slice(1), directory, isFile));
}

function endBallots(): void {
  ballots.close();
}

let isClosed = false;

/** Quitting waits until the library is closed, and then goes on. */
function closeLibrary(event: Electron.Event): void {
  if (isClosed) return;
  event.preventDefault();
  ballots.close();
  unfinished.keep();
  jobs.stop();
  void engine.stop().finally(() => {
    isClosed = true;
    updates?.quitting();
    app.quit();
  });
}

/** After an error that nobody caught, main may be in any state. */
async function offerRestart(): Promise<void> {
  if ((await askAfterError(appWindow.current)) === 'continue') return;
  app.relaunch();
  app.quit();
}

/** A library whose place was chosen has to be there; asks for it otherwise, and quits where the person gives up. */
async function hasLibrary(): Promise<boolean> {
  if (chosenPlace(places.appFolder) === null || !places.mayMoveLibrary) return true;
  const found = await findLibrary(places.library, {
    ask: askForLibrary,
    pickFolder: () => pickPath(null, libraryDialog()),
  });
  if (found === null) app.quit();
  else if (found !== places.library) {
    choosePlace(places.appFolder, found);
    places.library = found;
  }
  return found !== null;
}

async function start(): Promise<void> {
  const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  restoreLanguage(places.windowState);
  setMenu();
  if (!(await hasLibrary())) return;
  // First, because its process takes longest to start, beside the window.
  engine.start();
  // While developing, the window's files and their changes come from Vite's server.
  if (developmentUrl === null) await cutOffNetwork(session.defaultSession);
  void refuseChangedArchive();
  const covers = createCovers(places.covers, (movieId) => engine.ask('tmdbId', movieId));
  serveApp({
    root: places.renderer,
    developmentUrl,
    coverOf: (movieId) => covers.coverOf(movieId),
  });
  // The system, or who started it, wants it to end: there is nobody to ask. After `ready`, when Electron has set its own.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      leaving.stopAndQuit();
    });
  }
  registerRouter(ipcMain, {
    isOurWindow: (id) => appWindow.current?.webContents.id === id,
    askEngine: (name, input) => engine.call(name, input),
    mainHandlers: createMainHandlers({
      engine,
      jobs,
      covers,
      ballots,
      places,
      unfinished,
      moveLibrary: () =>
        chooseLibraryPlace({
          ...{ engine, jobs, places },
          pickFolder: () => pickPath(appWindow.current, libraryDialog()),
        }).finally(() => {
          leaving.changed();
        }),
      asked,
      window: () => appWindow.current,
    }),
    onAnswered: handleAnswered,
    onListsChanged: announceLibrary,
  });
  appWindow.open();
  // It may have been turned on by the answer, which the menu shows.
  void updates?.started().then(setMenu);
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, commandLine, directory) => {
    comeBack();
    askedOn(commandLine, directory);
  });
  // A Mac doesn't name files on the command line.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (app.isReady()) comeBack();
    asked.add({ path, command: null });
  });
  askedOn(process.argv, process.cwd());
  app.on('activate', comeBack);
  app.on('before-quit', () => {
    leaving.startQuitting();
  });
  recordFailures({ app, process }, recordCrash, () => void offerRestart());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', closeLibrary);
  void app.whenReady().then(start);
} else {
  app.quit();
}
