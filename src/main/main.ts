// Electron's main process: composes the window, the engine's process, the jobs and the router between them.
import { app, ipcMain, session, shell, type BrowserWindow } from 'electron';
import type { CallName } from '../contract/calls.ts';
import { settingsSchema, type Settings } from '../contract/diary.ts';
import { getLocale } from '../messages/runtime.js';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { createCovers } from './covers/electron-covers.ts';
import { sendEvent } from './ipc/events.ts';
import { createMainHandlers } from './ipc/main-handlers.ts';
import { registerRouter } from './ipc/router.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { createLog } from './log.ts';
import { findPlaces } from './places.ts';
import { forkChild } from './processes/child.ts';
import { EngineProcess } from './processes/engine-process.ts';
import { guardApp } from './security/guard-app.ts';
import { cutOffNetwork } from './security/session-guard.ts';
import { showContextMenus } from './window/context-menu.ts';
import { applyTheme, openMainWindow } from './window/main-window.ts';
import { applyLanguage, restoreLanguage } from './window/language.ts';
import { JobSignals } from './window/job-signals.ts';
import { showNotification } from './window/notification.ts';
import { setApplicationMenu } from './window/menu.ts';
import { readWindowState } from './window/window-state.ts';

registerAppScheme();
guardApp(app, (url) => void shell.openExternal(url));
const places = findPlaces();
const log = createLog(places.logs);
let window: BrowserWindow | null = null;

const engine = new EngineProcess({
  fork: () => forkChild('engine.js', 'Matinee engine'),
  libraryDirectory: places.library,
  starterDirectory: places.starter,
  onRestarted: (reason) => {
    sendEvent(window, 'engine:restarted', { reason });
    announceLibrary();
  },
  onWrittenElsewhere: announceLibrary,
  log,
});

const signals = new JobSignals({
  window: () => window,
  notify: (notice) => {
    showNotification({
      ...notice,
      onClick: () => {
        focusWindow();
        sendEvent(window, 'menu:chosen', { command: notice.command });
      },
    });
  },
});

const jobs = new JobRunner({
  fork: () => forkChild('job.js', 'Matinee job'),
  engine,
  libraryDirectory: places.library,
  onChanged: (job) => {
    sendEvent(window, 'job:changed', job);
    signals.show(job);
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

/** Sends the window the library's new state, after which it reloads its lists. */
function announceLibrary(): void {
  engine.ask('library:overview', {}).then(
    (overview) => {
      applySettings(overview.settings);
      sendEvent(window, 'library:changed', overview);
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
  applyLanguage(places.windowState, language, window);
  if (before.theme !== theme || before.language !== language || before.locale !== getLocale()) setMenu();
}

/** In the current language, with the current theme ticked. */
function setMenu(): void {
  setApplicationMenu({
    settings: readWindowState(places.windowState),
    onChosen: (command) => {
      sendEvent(window, 'menu:chosen', { command });
    },
    onGuide: () => void shell.openPath(places.guide),
  });
}

function openWindow(): void {
  window = openMainWindow(places.windowState);
  showContextMenus(window.webContents);
  window.on('closed', () => {
    window = null;
  });
}

function focusWindow(): void {
  if (window === null) {
    openWindow();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

let isClosed = false;

/** Quitting waits until the library is closed, and then goes on. */
function closeLibrary(event: Electron.Event): void {
  if (isClosed) return;
  event.preventDefault();
  jobs.stop();
  void engine.stop().finally(() => {
    isClosed = true;
    app.quit();
  });
}

async function start(): Promise<void> {
  const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  // While developing, the window's files and their changes come from Vite's server.
  if (developmentUrl === null) await cutOffNetwork(session.defaultSession);
  restoreLanguage(places.windowState);
  setMenu();
  const covers = createCovers(places.covers, (movieId) => engine.ask('tmdbId', movieId));
  serveApp({
    root: places.renderer,
    developmentUrl,
    coverOf: (movieId) => covers.coverOf(movieId),
  });
  engine.start();
  registerRouter(ipcMain, {
    isOurWindow: (id) => window?.webContents.id === id,
    askEngine: (name, input) => engine.call(name, input),
    mainHandlers: createMainHandlers({ engine, jobs, covers, places, window: () => window }),
    onAnswered: handleAnswered,
    onListsChanged: announceLibrary,
  });
  openWindow();
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow);
  app.on('activate', focusWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', closeLibrary);
  void app.whenReady().then(start);
} else {
  app.quit();
}
