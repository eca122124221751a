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
import { whyDialog } from '../why/why-dialog.svelte.ts';

type Offers = {
  /** Notified before a page or a dialog takes the place of what shows the movie. */
  readonly onleave?: () => void;
};

/** What puts a page or a dialog in the place of what shows the movie. */
const leaving: ReadonlySet<string> = new Set(['open', 'why', 'add-to-list']);

/** For the `contextmenu` event of what shows the movie; text fields in it and selected words keep their own menu. */
export async function showMovieMenu(
  event: MouseEvent,
  movie: RatedMovie,
  offers: Offers = {},
): Promise<void> {
  const isInField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  if (isInField || window.getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  event.stopPropagation();
  await openMovieMenu({ x: event.clientX, y: event.clientY }, movie, offers);
}

/** Opens the menu at a place of the window and does what is chosen. */
export async function openMovieMenu(
  place: { readonly x: number; readonly y: number },
  movie: RatedMovie,
  { onleave }: Offers,
): Promise<void> {
  const { movieId } = movie;
  const subject = {
    kind: 'movie' as const,
    stars: diary.starsOf(movieId),
    marks: markKindSchema.options.filter((kind) => marks.has(movieId, kind)),
    hasReasons: whyDialog.hasReasons,
  };
  try {
    const { chosen } = await ask('menus:show', { ...place, subject });
    if (chosen !== null && leaving.has(chosen.action)) onleave?.();
    if (chosen?.action === 'open') router.open(movieRoute(movieId));
    if (chosen?.action === 'why') whyDialog.ask(movie);
    if (chosen?.action === 'add-to-list') listDialogs.choose([movie]);
    if (chosen?.action === 'rate') diary.rate(movie, chosen.stars);
    if (chosen?.action === 'mark') marks.set(movie, chosen.kind, chosen.isSet);
  } catch (error) {
    toastFailure(m.rating_menu_failed(), error);
  }
}
