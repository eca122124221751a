// Whatever has the focus on a screen, by what it is about, and the same thing again in a screen that was drawn again.
import type { FocusMark } from './router-history.ts';

/** Null where nothing in `area` has the focus. */
export function markFocus(area: HTMLElement): FocusMark | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === area || !area.contains(focused)) return null;
  return {
    name: nameOf(focused),
    movie: focused.dataset['movie'] ?? null,
    shelf: focused.closest<HTMLElement>('[data-shelf]')?.dataset['shelf'] ?? null,
  };
}

/** Null while it is not there. */
export function findMarked(area: HTMLElement, { name, movie, shelf }: FocusMark): HTMLElement | null {
  const around =
    shelf === null ? area : area.querySelector<HTMLElement>(`[data-shelf="${CSS.escape(shelf)}"]`);
  const selector = movie === null ? 'button, a, input, [tabindex]' : `[data-movie="${CSS.escape(movie)}"]`;
  const candidates = around?.querySelectorAll<HTMLElement>(selector) ?? [];
  return [...candidates].find((element) => nameOf(element) === name) ?? null;
}

function nameOf(element: HTMLElement): string {
  return element.ariaLabel ?? element.textContent.trim();
}
