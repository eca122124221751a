// Where the system forces its own colours: what looks like what is not chosen, and what is drawn and not to be seen.
import type { Page } from 'playwright-core';

export type ForcedColours = {
  /** How many chosen things there were to compare with others, and how many drawn ones. */
  looked: { chosen: number; drawn: number };
  alike: string[];
  unseen: string[];
};

export async function inspectForcedColours(page: Page): Promise<ForcedColours> {
  await page.emulateMedia({ forcedColors: 'active' });
  const { chosen, drawn } = await page.evaluate(lookAtColours);
  await page.emulateMedia({ forcedColors: 'none' });
  return {
    looked: { chosen: chosen.length, drawn: drawn.length },
    alike: chosen.flatMap(({ name, isAlike }) => (isAlike ? [name] : [])),
    unseen: drawn.flatMap(({ name, isUnseen }) => (isUnseen ? [name] : [])),
  };
}

/** Runs in the page. */
function lookAtColours() {
  const rgbOf = (colour: string) =>
    colour
      .match(/[\d.]+/g)
      ?.slice(0, 3)
      .join() ?? '';
  const ground = rgbOf(getComputedStyle(document.body).backgroundColor);
  // A forced background keeps how transparent it was: of the window's own colour it is still nothing to be seen.
  const lookOf = (element: Element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    const isGround = rgbOf(backgroundColor) === ground || backgroundColor.endsWith(', 0)');
    return `${isGround ? 'ground' : backgroundColor} ${color}`;
  };
  const states = ['aria-pressed', 'aria-checked', 'aria-current'] as const;
  const chosen = [...document.querySelectorAll('button')].flatMap((button) => {
    const state = states.find((of) => !['false', null].includes(button.getAttribute(of)));
    if (state === undefined) return [];
    const others = [...(button.closest('ul, nav, [role=radiogroup]')?.querySelectorAll('button') ?? [])];
    const other = others.find(
      (each) => each !== button && ['false', null].includes(each.getAttribute(state)),
    );
    return other === undefined ? [] : [{ name: button.innerText, isAlike: lookOf(button) === lookOf(other) }];
  });
  for (const label of document.querySelectorAll('label:has(> input:checked)')) {
    const other = label.closest('fieldset')?.querySelector('label:has(> input:not(:checked))') ?? null;
    if (other !== null) {
      chosen.push({ name: label.textContent, isAlike: lookOf(label) === lookOf(other) });
    }
  }
  const canvas = getComputedStyle(document.body).backgroundColor;
  const filled = '.drawn.bar.yours, .track.drawn .range, .drawn .fill, .drawn .yours, .dot.drawn';
  const drawn = [...document.querySelectorAll(filled)].map((element) => ({
    name: element.className,
    isUnseen: [canvas, 'rgba(0, 0, 0, 0)'].includes(getComputedStyle(element).backgroundColor),
  }));
  return { chosen, drawn };
}
