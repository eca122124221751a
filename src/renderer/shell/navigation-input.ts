// Commands by keys, and back and forward by a mouse's side buttons.
import { router } from '../state/router.svelte.ts';
import { runCommand } from './commands.ts';
import { commandForKeys } from '../ui/shortcuts.ts';

/** A screen that has its own use for the keys says so by preventing the default. */
export function onCommandKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const isTyping =
    event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]') !== null;
  const command = event.key === '?' && !isTyping ? 'shortcuts' : commandForKeys(event);
  if (command === null) return;
  event.preventDefault();
  runCommand(command);
}

export function onNavigationMouse(event: MouseEvent): void {
  if (event.button === 3) router.back();
  else if (event.button === 4) router.forward();
  else return;
  event.preventDefault();
}
