// Runs in the window: how long Home takes from a key to other shelves on screen.

/**
 * Resolves with the milliseconds from the next key to the frame after the cards have changed: what they say counts, not
 * only which there are.
 */
export function timeChange(): Promise<number> {
  return new Promise((resolve) => {
    const before = cardsSay();
    function begin(): void {
      const pressedAt = performance.now();
      const observer = new MutationObserver(() => {
        if (cardsSay() === before) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - pressedAt));
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    }
    document.addEventListener('keydown', begin, { capture: true, once: true });
  });
}

function cardsSay(): string {
  const cards = document.querySelectorAll('main li:has([data-movie])');
  return Array.from(cards, (card) => card.textContent).join();
}
