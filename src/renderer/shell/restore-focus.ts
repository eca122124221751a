// Gives the focus back that went with a screen: to what had it when the place was left, otherwise to the screen itself.
import { findMarked } from '../state/focus-mark.ts';
import type { FocusMark } from '../state/router-history.ts';

const patienceMs = 2000;
const ownMoves = ['pointerdown', 'keydown'] as const;

/** Looks for it while the screen's content comes in, until the person moves by themselves. Returns the function that ends it. */
export function restoreFocus(screen: HTMLElement, mark: FocusMark | null): () => void {
  const focused = document.activeElement;
  // The sidebar, a field or a dialog keeps it.
  if (focused !== null && focused !== document.body && focused !== screen) return () => undefined;
  screen.focus({ preventScroll: true });
  if (mark === null) return () => undefined;
  let frame = 0;
  const look = (): void => {
    const found = findMarked(screen, mark);
    // A row of a grid that was just made is hidden until it is measured, and takes no focus before.
    found?.focus({ preventScroll: true });
    if (found !== null && document.activeElement === found) end();
    else frame = requestAnimationFrame(look);
  };
  const end = (): void => {
    cancelAnimationFrame(frame);
    window.clearTimeout(timer);
    for (const name of ownMoves) window.removeEventListener(name, end, true);
  };
  const timer = window.setTimeout(end, patienceMs);
  for (const name of ownMoves) window.addEventListener(name, end, { capture: true, passive: true });
  look();
  return end;
}
