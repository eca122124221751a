// Back and forward by keys (Alt and arrows) and by a mouse's side buttons.
import { router } from '../../state/router.svelte.ts';

export function onNavigationKey(event: KeyboardEvent): void {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === 'ArrowLeft') router.back();
  else if (event.key === 'ArrowRight') router.forward();
  else return;
  event.preventDefault();
}

export function onNavigationMouse(event: MouseEvent): void {
  if (event.button === 3) router.back();
  else if (event.button === 4) router.forward();
  else return;
  event.preventDefault();
}
