// The application menu as plain data: the window's commands in the current language, and the standard entries of each system.
import type { MenuItemConstructorOptions } from 'electron';
import { commandKeysOn, placeNames, type CommandId, type PlaceName } from '../../contract/commands.ts';
import type { Settings } from '../../contract/diary.ts';
import { languages, languageTable } from '../../contract/languages.ts';
import { m } from '../../messages/messages.js';

export type MenuOptions = {
  settings: Pick<Settings, 'theme' | 'language'>;
  /** Called with each chosen command. */
  onChosen: (command: CommandId) => void;
  onGuide: () => void;
  /** Null where the program knows no releases. */
  updates: { isOn: boolean; onTurned: (isOn: boolean) => void } | null;
  platform: NodeJS.Platform;
  /** Developer entries are left out of it. */
  isPackaged: boolean;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

const placeLabels: Readonly<Record<PlaceName, () => string>> = {
  home: m.shell_home,
  browse: m.shell_browse,
  map: m.shell_map,
  night: m.shell_night,
  rate: m.shell_rate,
  diary: m.shell_diary,
  lists: m.shell_lists,
  watchlist: m.shell_watchlist,
  you: m.shell_you,
  train: m.shell_train,
  import: m.shell_import,
  settings: m.shell_settings,
};

export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { onChosen, onGuide, settings, updates, platform, isPackaged } = options;
  const isMac = platform === 'darwin';
  const keys = commandKeysOn(isMac ? 'mac' : 'other');
  /** The window listens to the keys itself, so that they work the same whether or not there is a menu bar. */
  const command = (id: CommandId, label: string): MenuItemConstructorOptions => ({
    id,
    label,
    ...(keys[id] === undefined ? {} : { accelerator: keys[id], registerAccelerator: false }),
    click: () => {
      onChosen(id);
    },
  });
  const choice = (id: CommandId, label: string, isChosen: boolean): MenuItemConstructorOptions => ({
    ...command(id, label),
    type: 'radio',
    checked: isChosen,
  });
  const { theme, language } = settings;
  return [
    ...(isMac
      ? [appMenu(command('about', m.shell_about()), command('open-settings', m.shell_settings()))]
      : []),
    {
      label: m.main_menu_file(),
      submenu: [
        command('choose-archive', m.shell_choose_archive()),
        command('choose-history', m.shell_choose_history()),
        separator,
        command('export-ratings', m.shell_export_ratings()),
        command('save-backup', m.shell_save_backup()),
        ...(isMac ? [] : [separator, command('open-settings', m.shell_settings()), separator, quitEntry()]),
      ],
    },
    editMenu(),
    {
      label: m.main_menu_view(),
      submenu: [
        ...placeNames
          .filter((name) => name !== 'settings')
          .map((name) => command(`open-${name}`, placeLabels[name]())),
        separator,
        {
          label: m.main_menu_theme(),
          submenu: [
            choice('theme-system', m.shell_theme_system(), theme === 'system'),
            choice('theme-light', m.shell_theme_light(), theme === 'light'),
            choice('theme-dark', m.shell_theme_dark(), theme === 'dark'),
          ],
        },
        {
          label: m.main_menu_language(),
          submenu: [
            choice('language-system', m.shell_language_system(), language === 'system'),
            ...languages.map((each) =>
              choice(`language-${each}`, languageTable[each].name, language === each),
            ),
          ],
        },
        separator,
        { role: 'resetZoom', label: m.main_menu_zoom_reset() },
        { role: 'zoomIn', label: m.main_menu_zoom_in() },
        { role: 'zoomOut', label: m.main_menu_zoom_out() },
        separator,
        { role: 'togglefullscreen', label: m.main_menu_full_screen() },
        ...(isPackaged ? [] : developerEntries()),
      ],
    },
    {
      label: m.main_menu_go(),
      submenu: [
        command('back', m.shell_back()),
        command('forward', m.shell_forward()),
        separator,
        command('search', m.main_menu_search()),
      ],
    },
    {
      role: 'windowMenu',
      label: m.main_menu_window(),
      submenu: [
        { role: 'minimize', label: m.main_menu_minimize() },
        ...(isMac ? [{ role: 'zoom', label: m.main_menu_zoom() } as const] : []),
        { role: 'close', label: m.main_menu_close() },
        ...(isMac ? [separator, { role: 'front', label: m.main_menu_front() } as const] : []),
      ],
    },
    {
      role: 'help',
      label: m.main_menu_help(),
      submenu: [
        { id: 'user-guide', label: m.main_menu_guide(), click: onGuide },
        command('shortcuts', m.shell_shortcuts()),
        command('save-diagnostics', m.shell_save_diagnostics()),
        ...(isMac && updates === null ? [] : [separator]),
        ...updateEntries(updates),
        ...(isMac ? [] : [command('about', m.shell_about())]),
      ],
    },
  ];
}

function updateEntries(updates: MenuOptions['updates']): MenuItemConstructorOptions[] {
  if (updates === null) return [];
  return [
    {
      id: 'updates',
      label: m.main_menu_updates(),
      type: 'checkbox',
      checked: updates.isOn,
      click: ({ checked }) => {
        updates.onTurned(checked);
      },
    },
  ];
}

/** The menu under the app's own name, which has on a Mac what is elsewhere in File and Help. */
function appMenu(
  about: MenuItemConstructorOptions,
  settings: MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    label: 'Matinee',
    submenu: [
      about,
      separator,
      settings,
      separator,
      { role: 'services', label: m.main_menu_services() },
      separator,
      { role: 'hide', label: m.main_menu_hide() },
      { role: 'hideOthers', label: m.main_menu_hide_others() },
      { role: 'unhide', label: m.main_menu_show_all() },
      separator,
      quitEntry(),
    ],
  };
}

function quitEntry(): MenuItemConstructorOptions {
  return { role: 'quit', label: m.main_menu_quit() };
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: m.main_menu_edit(),
    submenu: [
      { role: 'undo', label: m.main_menu_undo() },
      { role: 'redo', label: m.main_menu_redo() },
      separator,
      { role: 'cut', label: m.main_menu_cut() },
      { role: 'copy', label: m.main_menu_copy() },
      { role: 'paste', label: m.main_menu_paste() },
      { role: 'selectAll', label: m.main_menu_select_all() },
    ],
  };
}

function developerEntries(): MenuItemConstructorOptions[] {
  return [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
}
