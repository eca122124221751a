// Where an element stands in what it scrolls with.

/** Pixels from the top of the scroller's content to the element. */
export function topWithin(element: HTMLElement, scroller: HTMLElement): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}
