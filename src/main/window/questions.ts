// The system's message boxes: about a window that crashed or hangs, an error in main, and a job that runs at closing.
import { dialog, type BrowserWindow } from 'electron';
import { m } from '../../messages/messages.js';
import type { LeavingChoice, Underway } from '../survival/leaving.ts';
import type { Offer } from '../updates/updates.ts';

type Question<C> = {
  type: 'question' | 'warning' | 'error';
  message: string;
  detail: string;
  /** The first is the suggested one. */
  choices: readonly { choice: C; label: string }[];
  /** What Escape and a closed box mean. */
  otherwise: C;
  signal?: AbortSignal;
};

/** In front of the window if there is one. */
async function ask<C>(window: BrowserWindow | null, question: Question<C>): Promise<C> {
  const { type, message, detail, choices, otherwise, signal } = question;
  const options: Electron.MessageBoxOptions = {
    type,
    title: 'Matinee',
    message,
    detail,
    buttons: choices.map(({ label }) => label),
    defaultId: 0,
    cancelId: choices.findIndex(({ choice }) => choice === otherwise),
    noLink: true,
    ...(signal === undefined ? {} : { signal }),
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return choices[response]?.choice ?? otherwise;
}

/** `wrong` is a folder that was chosen and holds no library. */
export function askForLibrary(missing: string, wrong: string | null): Promise<'again' | 'choose' | 'quit'> {
  return ask(null, {
    type: 'warning',
    message: wrong === null ? m.main_library_gone() : m.main_library_wrong({ path: wrong }),
    detail: m.main_library_gone_text({ path: missing }),
    choices: [
      { choice: 'again', label: m.main_library_again() },
      { choice: 'choose', label: m.main_library_choose() },
      { choice: 'quit', label: m.main_menu_quit() },
    ],
    otherwise: 'quit',
  });
}

export function askAfterCrash(window: BrowserWindow | null): Promise<'reopen' | 'quit'> {
  return ask(window, {
    type: 'error',
    message: m.main_crash_title(),
    detail: m.main_crash_text(),
    choices: [
      { choice: 'reopen', label: m.main_reopen() },
      { choice: 'quit', label: m.main_menu_quit() },
    ],
    otherwise: 'reopen',
  });
}

export function askWhileHanging(
  window: BrowserWindow | null,
  signal: AbortSignal,
): Promise<'wait' | 'reopen'> {
  return ask(window, {
    type: 'warning',
    message: m.main_hanging_title(),
    detail: m.main_hanging_text(),
    choices: [
      { choice: 'wait', label: m.main_hanging_wait() },
      { choice: 'reopen', label: m.main_reopen() },
    ],
    otherwise: 'wait',
    signal,
  });
}

export function askAfterError(window: BrowserWindow | null): Promise<'restart' | 'continue'> {
  return ask(window, {
    type: 'error',
    message: m.main_error_title(),
    detail: m.main_error_text(),
    choices: [
      { choice: 'restart', label: m.main_error_restart() },
      { choice: 'continue', label: m.main_error_continue() },
    ],
    otherwise: 'continue',
  });
}

/** A move can't be stopped: it ends with the library at one place or the other. */
export function askBeforeLeaving(window: BrowserWindow | null, what: Underway): Promise<LeavingChoice> {
  const { title, text } = leavingWords[what];
  const stop = { choice: 'stop', label: m.main_leave_stop() } as const;
  return ask<LeavingChoice>(window, {
    type: 'question',
    message: title(),
    detail: text(),
    choices: [
      { choice: 'background', label: m.main_leave_background() },
      ...(what === 'moving' ? [] : [stop]),
      { choice: 'stay', label: m.main_leave_stay() },
    ],
    otherwise: 'stay',
  });
}

/** Asked once; also Escape means that nothing is looked for. */
export function askForUpdates(window: BrowserWindow | null): Promise<boolean> {
  return ask(window, {
    type: 'question',
    message: m.main_updates_ask_title(),
    detail: m.main_updates_ask_text(),
    choices: [
      { choice: true, label: m.main_menu_updates() },
      { choice: false, label: m.main_updates_no() },
    ],
    otherwise: false,
  });
}

/** A server in the home network is opened by nothing that the window's page says alone. */
export function askBeforeBallots(window: BrowserWindow | null, address: string): Promise<boolean> {
  return ask(window, {
    type: 'question',
    message: m.ballots_ask_title(),
    detail: m.ballots_ask_text({ address }),
    choices: [
      { choice: true, label: m.ballots_ask_open() },
      { choice: false, label: m.ballots_ask_no() },
    ],
    otherwise: false,
  });
}

/** With the release's notes. */
export function offerUpdate(
  window: BrowserWindow | null,
  { version, notes, installation }: Offer,
): Promise<boolean> {
  const label = installation === 'by-hand' ? m.main_updates_page() : m.main_updates_install();
  return ask(window, {
    type: 'question',
    message: m.main_updates_title({ version }),
    detail: notes,
    choices: [
      { choice: true, label },
      { choice: false, label: m.main_updates_later() },
    ],
    otherwise: false,
  });
}

const leavingWords: Readonly<Record<Underway, { title: () => string; text: () => string }>> = {
  import: { title: m.main_leave_import, text: m.main_leave_import_text },
  training: { title: m.main_leave_training, text: m.main_leave_training_text },
  sweep: { title: m.main_leave_sweep, text: m.main_leave_training_text },
  map: { title: m.main_leave_map, text: m.main_leave_map_text },
  moving: { title: m.main_leave_moving, text: m.main_leave_moving_text },
};
