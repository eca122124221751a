// Whether the current screen keeps still for people who asked their system for less motion.
import type { Page } from 'playwright-core';

/** What would move for longer than anybody sees, now or when it is pointed at. */
export async function inspectMotion(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longestMs = 10;
    const secondsOf = (list: string) => Math.max(...list.split(',').map(parseFloat));
    const findings = new Set<string>();
    for (const element of document.querySelectorAll('body *')) {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
      const name = `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`;
      if (secondsOf(transitionDuration) * 1000 > longestMs)
        findings.add(`${name} changes in ${transitionDuration}`);
      if (animationName !== 'none' && secondsOf(animationDuration) * 1000 > longestMs)
        findings.add(`${name} is animated for ${animationDuration}`);
    }
    for (const animation of document.getAnimations()) {
      const { duration } = animation.effect?.getComputedTiming() ?? {};
      if (typeof duration === 'number' && duration > longestMs)
        findings.add(`an animation of ${duration} ms runs`);
    }
    return [...findings];
  });
}
