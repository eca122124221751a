// Which cards of a row are worth making: on Home there are hundreds, of which a dozen are in sight.

/** Reports a row that comes within half a screen of what is in sight. */
export const approaching: IntersectionObserverInit = { rootMargin: '50%', scrollMargin: '50%' };

/** A little more than that, since the two are measured differently. */
const screensAround = 0.6;

/** How many of the row's `count` cards, from its beginning, are in sight or soon may be: up to half a row's width to the right; none of a row far away. */
export function cardsInReach(row: HTMLElement, count: number): number {
  const { top, bottom } = row.getBoundingClientRect();
  const around = screensAround * window.innerHeight;
  if (row.clientWidth === 0 || top > window.innerHeight + around || bottom < -around) return 0;
  const share = (row.scrollLeft + 1.5 * row.clientWidth) / row.scrollWidth;
  return Math.ceil(Math.min(1, share) * count);
}
