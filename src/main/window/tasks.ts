// What the system offers at the app's icon: tasks in Windows' jump list, entries of the Dock's menu on a Mac.
import { app, Menu } from 'electron';
import type { CommandId } from '../../contract/commands.ts';
import { m } from '../../messages/messages.js';
import { argumentsFor } from './asked-for.ts';

/** Notifications and the jump list belong to the program that an installer has registered by this name. */
const windowsName = 'app.matinee.Matinee';

const tasks: readonly { readonly command: CommandId; readonly label: () => string }[] = [
  { command: 'open-rate', label: m.shell_rate },
  { command: 'open-watchlist', label: m.shell_watchlist },
  { command: 'open-night', label: m.shell_night },
  { command: 'open-diary', label: m.shell_diary },
];

/** Offers them in the current language; to be called again when it changes. */
export function offerTasks(onChosen: (command: CommandId) => void): void {
  if (process.platform === 'win32') {
    app.setAppUserModelId(windowsName);
    // Of a checkout the program is the bare Electron, which would not find the app.
    if (app.isPackaged) app.setUserTasks(userTasks());
  }
  app.dock?.setMenu(
    Menu.buildFromTemplate(
      tasks.map(({ command, label }) => ({
        label: label(),
        click: () => {
          onChosen(command);
        },
      })),
    ),
  );
}

function userTasks(): Electron.Task[] {
  return tasks.map(({ command, label }) => ({
    program: process.execPath,
    arguments: argumentsFor(command),
    iconPath: process.execPath,
    iconIndex: 0,
    title: label(),
    description: label(),
  }));
}
