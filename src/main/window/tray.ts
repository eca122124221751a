// The icon in the system's tray while the app goes on without its window.
import { join } from 'node:path';
import { Menu, Tray } from 'electron';
import { m } from '../../messages/messages.js';

export type BackgroundTray = { show: () => void; remove: () => void };

export function createTray(actions: { onOpen: () => void; onStop: () => void }): BackgroundTray {
  let tray: Tray | null = null;
  return {
    show: () => {
      tray ??= new Tray(join(import.meta.dirname, '../../resources/icon.png'));
      tray.setToolTip(m.main_tray_tip());
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: m.main_tray_open(), click: actions.onOpen },
          { label: m.main_leave_stop(), click: actions.onStop },
        ]),
      );
      tray.on('click', actions.onOpen);
    },
    remove: () => {
      tray?.destroy();
      tray = null;
    },
  };
}
