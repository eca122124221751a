// The one window of the app: opened, brought to the front, and hidden while the app goes on in the background.
import type { BrowserWindow } from 'electron';
import { openMainWindow } from './main-window.ts';
import { showContextMenus } from './context-menu.ts';

export class AppWindow {
  readonly #stateFile: string;
  readonly #onOpened: (window: BrowserWindow) => void;
  #window: BrowserWindow | null = null;

  /** `onOpened` is called with each window that opens. */
  constructor(stateFile: string, onOpened: (window: BrowserWindow) => void) {
    this.#stateFile = stateFile;
    this.#onOpened = onOpened;
  }

  /** Null before the first one and after it was closed. */
  get current(): BrowserWindow | null {
    return this.#window;
  }

  open(): void {
    const window = openMainWindow(this.#stateFile);
    this.#window = window;
    showContextMenus(window.webContents);
    window.on('closed', () => {
      this.#window = null;
    });
    this.#onOpened(window);
  }

  /** Brings it to the front, wherever it is. */
  focus(): void {
    if (this.#window === null) {
      this.open();
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }
}
