// The menu at the mouse in text fields, and for selected text elsewhere: cut, copy, paste, select all.
import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { m } from '../../messages/messages.js';

/** What Electron says of the place that was clicked. */
export type ClickedPlace = Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>;

/** Shows the menu wherever there is something to do with text. */
export function showContextMenus(contents: WebContents): void {
  contents.on('context-menu', (_event, place) => {
    const template = contextMenuTemplate(place);
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}

/** The menu as plain data; empty where there is nothing to do. */
export function contextMenuTemplate({
  isEditable,
  selectionText,
  editFlags,
}: ClickedPlace): MenuItemConstructorOptions[] {
  const copy = { role: 'copy', label: m.main_menu_copy(), enabled: editFlags.canCopy } as const;
  if (!isEditable) return selectionText === '' ? [] : [copy];
  return [
    { role: 'cut', label: m.main_menu_cut(), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: m.main_menu_paste(), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: m.main_menu_select_all(), enabled: editFlags.canSelectAll },
  ];
}
