// Every screen of the tour in light and English, for everyone: axe, the keyboard alone, twice the size, less motion, forced colours.
import { beforeAll, expect, test } from 'vitest';
import { m } from '../../src/messages/messages.js';
import { inspectWithAxe } from './inspect/axe.ts';
import { inspectForcedColours } from './inspect/forced-colours.ts';
import { inspectKeyboard } from './inspect/keyboard.ts';
import { inspectMotion } from './inspect/motion.ts';
import { inspectRoom, smallestZoomed } from './inspect/room.ts';
import { rooms } from './tour-stops.ts';
import { stopsWanted, themeOf, walkTour } from './tour.ts';

const found = {
  axe: [] as string[],
  keyboard: [] as string[],
  zoom: [] as string[],
  motion: [] as string[],
  alike: [] as string[],
  unseen: [] as string[],
};
const looked = { chosen: 0, drawn: 0 };
const visited: string[] = [];
const themes: string[] = [];

beforeAll(async () => {
  await walkTour(
    async ({ name, part }, page) => {
      const note = (list: string[], findings: readonly string[]) => {
        list.push(...findings.map((finding) => `${name}: ${finding}`));
      };
      visited.push(name);
      themes.push(await themeOf(page));
      note(found.motion, await inspectMotion(page));
      note(found.axe, await inspectWithAxe(page, 'all', part?.(page)));
      note(found.zoom, await inspectRoom(page, smallestZoomed));
      if (name === 'browse') {
        await page.getByRole('list', { name: m.browse_genres() }).getByRole('button').nth(1).click();
      }
      const colours = await inspectForcedColours(page);
      looked.chosen += colours.looked.chosen;
      looked.drawn += colours.looked.drawn;
      note(found.alike, colours.alike);
      note(found.unseen, colours.unseen);
      // Last, since its walk brings into sight, and so draws, all there is on Home.
      note(found.keyboard, await inspectKeyboard(page));
    },
    { colorScheme: 'light', only: stopsWanted },
  );
}, 1_200_000);

test.skipIf(stopsWanted !== undefined)('the tour gets to every screen', () => {
  expect(visited.length).toBeGreaterThan(rooms.length);
});

test('every screen is light', () => {
  expect(new Set(themes)).toEqual(new Set(['light']));
});

test('axe finds nothing', () => {
  expect(found.axe).toEqual([]);
});

test('everything that can be pressed is reached by keyboard, and the focus shows', () => {
  expect(found.keyboard).toEqual([]);
});

test('at 200 % in the smallest window nothing is cut, and no page scrolls sideways', () => {
  expect(found.zoom).toEqual([]);
});

test('nothing moves where the system asks for less motion', () => {
  expect(found.motion).toEqual([]);
});

test('where the system forces its colours, what is chosen looks different from what is not', () => {
  if (stopsWanted === undefined) expect(looked.chosen).toBeGreaterThan(7);
  expect(found.alike).toEqual([]);
});

test('where the system forces its colours, bars, sliders, marks and the map’s colours are still to be seen', () => {
  if (stopsWanted === undefined) expect(looked.drawn).toBeGreaterThan(20);
  expect(found.unseen).toEqual([]);
});
