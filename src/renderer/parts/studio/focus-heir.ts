// Keeps the keyboard's place where a part of the screen yields for another one.

/** An attachment: the element takes the focus over where what had it is gone. */
export function inheritFocus(element: HTMLElement): void {
  element.tabIndex = -1;
  if (document.activeElement === document.body) element.focus({ preventScroll: true });
}
