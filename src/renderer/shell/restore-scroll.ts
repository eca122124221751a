// Puts a screen's scroll position back while its content comes in, until the person moves by themselves.

const patienceMs = 2000;
const ownMoves = ['wheel', 'pointerdown', 'keydown'] as const;

/** A skeleton may be tall enough at first and what follows not yet: so it is put back after every change. Returns the function that ends it. */
export function restoreScroll(scroller: HTMLElement, scrollTop: number): () => void {
  // The top is there from the first.
  if (scrollTop === 0) {
    scroller.scrollTop = 0;
    return () => undefined;
  }
  const put = (): void => {
    if (Math.abs(scroller.scrollTop - scrollTop) >= 1) scroller.scrollTop = scrollTop;
  };
  const observer = new MutationObserver(put);
  const end = (): void => {
    observer.disconnect();
    window.clearTimeout(timer);
    for (const name of ownMoves) window.removeEventListener(name, end, true);
  };
  const timer = window.setTimeout(end, patienceMs);
  for (const name of ownMoves) window.addEventListener(name, end, { capture: true, passive: true });
  observer.observe(scroller, { childList: true, subtree: true });
  put();
  return end;
}
