// Every screen of the tour for everyone: axe in both themes, the keyboard alone, twice the size, and less motion.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { inspectWithAxe } from './inspect/axe.ts';
import { inspectKeyboard } from './inspect/keyboard.ts';
import { inspectMotion } from './inspect/motion.ts';
import { inspectRoom, smallestZoomed } from './inspect/room.ts';
import { walkTour } from './tour.ts';

const axe: string[] = [];
const keyboard: string[] = [];
const zoom: string[] = [];
const motion: string[] = [];
const visited: string[] = [];

/** Some stops alone: `TOUR=home,movie`. */
const only = process.env['TOUR']?.split(',');

async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  // Charts and maps draw themselves anew.
  await page.waitForTimeout(100);
}

beforeAll(async () => {
  await walkTour(
    async ({ name }, page) => {
      const note = (list: string[], findings: readonly string[]) => {
        list.push(...findings.map((finding) => `${name}: ${finding}`));
      };
      visited.push(name);
      note(motion, await inspectMotion(page));
      await show(page, 'light');
      note(axe, await inspectWithAxe(page, 'all'));
      await show(page, 'dark');
      note(axe, await inspectWithAxe(page, 'contrast'));
      note(zoom, await inspectRoom(page, smallestZoomed));
      note(keyboard, await inspectKeyboard(page));
    },
    { only },
  );
}, 1_200_000);

test('the tour gets to every screen', () => {
  expect(visited.length).toBeGreaterThan(only === undefined ? 14 : 0);
});

test('axe finds nothing, in light and in dark', () => {
  expect(axe).toEqual([]);
});

test('everything that can be pressed is reached by keyboard, and the focus shows', () => {
  expect(keyboard).toEqual([]);
});

test('at 200 % in the smallest window nothing is cut, and no page scrolls sideways', () => {
  expect(zoom).toEqual([]);
});

test('nothing moves where the system asks for less motion', () => {
  expect(motion).toEqual([]);
});
