// The main window: sandboxed, restored to its last bounds, and shown when its first frame is ready.
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../../contract/diary.ts';
import { getLocale } from '../../messages/runtime.js';
import { appOrigin } from '../urls.ts';
import {
  boundsOnScreens,
  firstSize,
  readWindowState,
  smallestSize,
  writeWindowState,
} from './window-state.ts';

/** The renderer's two --canvas colours (styles/tokens.css), so that no white shows before the page does. */
const backgroundColors = { dark: '#120c11', light: '#faf6f3' };

/** Opens the window; `stateFile` keeps its place between sessions. */
export function openMainWindow(stateFile: string): BrowserWindow {
  const state = readWindowState(stateFile);
  nativeTheme.themeSource = state.theme;
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...firstSize,
    ...boundsOnScreens(state.bounds, workAreas),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Matinee',
    icon: join(import.meta.dirname, '../../resources/icon.png'),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: themeBackground(),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  window.webContents.once('did-finish-load', () => {
    window.webContents.setZoomFactor(state.zoomFactor);
  });
  window.on('close', () => {
    writeWindowState(stateFile, {
      ...readWindowState(stateFile),
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      zoomFactor: window.webContents.getZoomFactor(),
    });
    // Flushes the page's storage, even if the rest ends quickly.
    window.webContents.session.flushStorageData();
  });
  void window.loadURL(`${appOrigin}/?locale=${getLocale()}`);
  return window;
}

/** Makes the chosen theme the page's `prefers-color-scheme`, and the next start's background. */
export function applyTheme(stateFile: string, theme: Settings['theme']): void {
  const state = readWindowState(stateFile);
  if (state.theme !== theme) writeWindowState(stateFile, { ...state, theme });
  if (nativeTheme.themeSource === theme) return;
  nativeTheme.themeSource = theme;
  for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(themeBackground());
}

function themeBackground(): string {
  return nativeTheme.shouldUseDarkColors ? backgroundColors.dark : backgroundColors.light;
}
