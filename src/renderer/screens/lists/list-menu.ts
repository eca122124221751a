// The system's menu of a list, by the right mouse button or the keyboard's menu key.
import type { ListSummary } from '../../../contract/lists.ts';
import { m } from '../../../messages/messages.js';
import { ask } from '../../state/api.ts';
import { lists } from '../../state/lists.svelte.ts';
import { router } from '../../state/router.svelte.ts';
import { listRoute } from '../../state/routes.ts';
import { toastFailure } from '../../state/toasts.ts';
import { listDialogs } from '../../parts/lists/list-dialogs.svelte.ts';

/** For the `contextmenu` event of what shows the list. */
export async function showListMenu(event: MouseEvent, list: ListSummary): Promise<void> {
  event.preventDefault();
  try {
    const place = { x: event.clientX, y: event.clientY };
    const { chosen } = await ask('menus:show', { ...place, subject: { kind: 'list' } });
    if (chosen?.action === 'open') router.open(listRoute(list.listId));
    if (chosen?.action === 'edit-list') listDialogs.edited = list;
    if (chosen?.action === 'export-list') await lists.export(list);
    if (chosen?.action === 'remove-list') await lists.remove(list);
  } catch (error) {
    toastFailure(m.rating_menu_failed(), error);
  }
}
