// Sets the application menu.
import { app, Menu } from 'electron';
import { menuTemplate, type MenuOptions } from './menu-template.ts';

/** Sets the menu for all windows; to be called again when the language or the theme changes. */
export function setApplicationMenu(options: Omit<MenuOptions, 'platform' | 'isPackaged'>): void {
  const { platform } = process;
  const { isPackaged } = app;
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ ...options, platform, isPackaged })));
}
