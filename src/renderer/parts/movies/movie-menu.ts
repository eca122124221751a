// The system's menu of a movie, by the right mouse button or the keyboard's menu key, wherever a movie is shown.
import { markKindSchema } from '../../../contract/marks.ts';
import { m } from '../../../messages/messages.js';
import { ask } from '../../state/api.ts';
import { diary, type RatedMovie } from '../../state/diary.svelte.ts';
import { marks } from '../../state/marks.svelte.ts';
import { router } from '../../state/router.svelte.ts';
import { movieRoute } from '../../state/routes.ts';
import { toastFailure } from '../../state/toasts.ts';
import { listDialogs } from '../lists/list-dialogs.svelte.ts';

/** For the `contextmenu` event of what shows the movie; text fields in it and selected words keep their own menu. */
export async function showMovieMenu(event: MouseEvent, movie: RatedMovie, onwhy?: () => void): Promise<void> {
  const isInField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (isInField || window.getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  event.stopPropagation();
  const { movieId } = movie;
  const subject = {
    kind: 'movie' as const,
    stars: diary.starsOf(movieId),
    marks: markKindSchema.options.filter((kind) => marks.has(movieId, kind)),
    hasReasons: onwhy !== undefined,
  };
  try {
    const { chosen } = await ask('menus:show', { x: event.clientX, y: event.clientY, subject });
    if (chosen?.action === 'open') router.open(movieRoute(movieId));
    if (chosen?.action === 'why') onwhy?.();
    if (chosen?.action === 'add-to-list') listDialogs.choose([movie]);
    if (chosen?.action === 'rate') diary.rate(movie, chosen.stars);
    if (chosen?.action === 'mark') marks.set(movie, chosen.kind, chosen.isSet);
  } catch (error) {
    toastFailure(m.rating_menu_failed(), error);
  }
}
