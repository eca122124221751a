// Whether the present screen fits its window.
import type { Page } from 'playwright-core';
import { waitForCalm } from '../calm.ts';

/** The smallest window, and what it has of the page's own pixels at 200 %. */
export const smallest = { width: 940, height: 620 };
export const smallestZoomed = { width: 470, height: 310 };
const usual = { width: 1280, height: 800 };

/** What makes the page scroll sideways in a window of this size, and what lies where no scrolling gets to. */
export async function inspectRoom(page: Page, size: { width: number; height: number }): Promise<string[]> {
  const before = page.viewportSize() ?? usual;
  if (before.width === size.width && before.height === size.height) return page.evaluate(listOverflowing);
  await page.setViewportSize(size);
  await waitForCalm(page);
  const findings = await page.evaluate(listOverflowing);
  await page.setViewportSize(before);
  return findings;
}

/** Runs in the page. */
function listOverflowing(): string[] {
  const nameOf = (element: Element) => {
    const words = element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
    const names = Array.from(element.classList).filter((name) => !name.startsWith('svelte-'));
    return `<${element.tagName.toLowerCase()}.${names.join('.')}> ${element.ariaLabel ?? words}`;
  };
  const findings: string[] = [];
  const pages = [document.documentElement, document.body, document.querySelector('main')];
  for (const area of pages) {
    if (area !== null && area.scrollWidth > area.clientWidth + 1)
      findings.push(`${nameOf(area)} scrolls sideways: ${area.scrollWidth} in ${area.clientWidth} pixels`);
  }

  /** Scrolls sideways by itself, as a shelf or a table may, is the end of words that are shortened, or is drawn rather than read. */
  const isExcused = (element: Element) => {
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { overflowX, textOverflow, position, clipPath } = getComputedStyle(around);
      const isShortened = around !== element && overflowX === 'hidden' && textOverflow === 'ellipsis';
      if (isShortened && around.getBoundingClientRect().right <= window.innerWidth + 1) return true;
      if (around.tagName !== 'MAIN' && (overflowX === 'auto' || overflowX === 'scroll')) return true;
      if (around instanceof SVGElement || clipPath !== 'none') return true;
      if (around.ariaHidden === 'true' || around.hasAttribute('inert')) return true;
      if (position === 'fixed') return false;
    }
    return false;
  };
  /** Whether something around it scrolls up and down. */
  const canScrollTo = (element: Element) => {
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return true;
    }
    return false;
  };
  // The shapes of a drawing are excused, and covers have thousands.
  const everything = document.querySelectorAll<HTMLElement>('body *:not(svg *)');
  for (const element of everything) {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
    const isBeside = right > window.innerWidth + 1 || left < -1;
    if (isBeside && !isExcused(element)) {
      // The innermost tells best what it is.
      if (
        !Array.from(element.children).some(
          (child) => child.getBoundingClientRect().right > window.innerWidth + 1,
        )
      )
        findings.push(`${nameOf(element)} lies at ${Math.round(left)} to ${Math.round(right)} pixels`);
    }
    const isBelow = top >= window.innerHeight && element.matches('button, a, input');
    if (isBelow && !canScrollTo(element))
      findings.push(`${nameOf(element)} is below the window, out of reach`);
    if (getComputedStyle(element).position === 'fixed' && (top < -1 || bottom > window.innerHeight + 1))
      findings.push(`${nameOf(element)} is ${Math.round(height)} pixels high and cut`);
    const { overflowX, textOverflow, clipPath, display } = getComputedStyle(element);
    // Dots stand at the end of words, not of boxes beside each other.
    const isBoxes = textOverflow === 'ellipsis' && /flex|grid/.test(display);
    const isCut =
      overflowX === 'hidden' &&
      width > 1 &&
      (textOverflow !== 'ellipsis' || isBoxes) &&
      element.scrollWidth > element.clientWidth + 1;
    const isRead = element.matches('button, a, h1, h2, h3, p, label, summary') || isBoxes;
    if (isCut && clipPath === 'none' && isRead) findings.push(`${nameOf(element)} is cut`);
  }
  return findings;
}
