// The icon in the system's tray while the app goes on without its window.
import { join } from 'node:path';
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import { m } from '../../messages/messages.js';

export type BackgroundTray = { show: () => void; remove: () => void };

export function createTray(actions: { onOpen: () => void; onStop: () => void }): BackgroundTray {
  let tray: Tray | null = null;
  return {
    show: () => {
      tray ??= new Tray(trayIcon());
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

/** A Mac draws it as large as it is. */
function trayIcon(): NativeImage {
  const icon = nativeImage.createFromPath(join(import.meta.dirname, '../../resources/icon.png'));
  return process.platform === 'darwin' ? icon.resize({ width: 18, height: 18 }) : icon;
}
