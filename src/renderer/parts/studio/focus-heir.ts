// Keeps the keyboard's place where a part of the screen yields for another one.

/** An attachment: the element takes the focus over where what had it is gone, and comes into sight with it. */
export function inheritFocus(element: HTMLElement): void {
  element.tabIndex = -1;
  if (document.activeElement !== document.body) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}
