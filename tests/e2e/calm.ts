// Waiting until a window has nothing more to draw.
import type { Page } from 'playwright-core';

/** A sixth of a second where nothing holds frames up. */
const calmFrames = 10;

/** Until nothing loads, and so many frames in a row have left the page as it is. */
export async function waitForCalm(page: Page): Promise<void> {
  await page.evaluate(untilCalm, calmFrames);
}

/** Runs in the page. Nothing in it has a name of its own, since some loaders keep names by a helper that the page lacks. */
async function untilCalm(wanted: number): Promise<void> {
  let calm = 0;
  const observer = new MutationObserver(() => (calm = 0));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  while (calm <= wanted) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    calm = document.querySelector('main [aria-busy=true]') === null ? calm + 1 : 0;
  }
  observer.disconnect();
}
