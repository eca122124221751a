// Where the system forces its own colours: what is chosen still differs from what is not, and what is drawn is still to be seen.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { m } from '../../src/messages/messages.js';
import { walkTour } from './tour.ts';

/** Elements that look like what is not chosen, and drawn ones that have the colour of what is behind them. */
const alike: string[] = [];
const unseen: string[] = [];
const looked = { chosen: 0, drawn: 0 };

async function look(page: Page, name: string): Promise<void> {
  const found = await page.evaluate(() => {
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
      return other === undefined
        ? []
        : [{ name: button.innerText, isAlike: lookOf(button) === lookOf(other) }];
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
  });
  looked.chosen += found.chosen.length;
  looked.drawn += found.drawn.length;
  alike.push(...found.chosen.flatMap((each) => (each.isAlike ? [`${name}: ${each.name}`] : [])));
  unseen.push(...found.drawn.flatMap((each) => (each.isUnseen ? [`${name}: ${each.name}`] : [])));
}

beforeAll(async () => {
  await walkTour(
    async ({ name }, page) => {
      await page.emulateMedia({ forcedColors: 'active' });
      if (name === 'browse') {
        await page.getByRole('list', { name: m.browse_genres() }).getByRole('button').nth(1).click();
      }
      await look(page, name);
      await page.emulateMedia({ forcedColors: 'none' });
    },
    { only: ['tuner', 'why', 'browse', 'movie', 'map', 'night', 'you'], isShort: true },
  );
}, 600_000);

test('what is chosen looks different from what is not', () => {
  expect(looked.chosen).toBeGreaterThan(7);
  expect(alike).toEqual([]);
});

test('bars, sliders, marks and the map’s colours are still to be seen', () => {
  expect(looked.drawn).toBeGreaterThan(20);
  expect(unseen).toEqual([]);
});
