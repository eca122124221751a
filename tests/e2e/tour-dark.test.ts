// Every screen of the tour in dark and German: nothing is left in English, the longer words have room, and all of it stands out.
import { beforeAll, expect, test } from 'vitest';
import { inspectWithAxe } from './inspect/axe.ts';
import { inspectEnglish } from './inspect/english.ts';
import { inspectRoom, smallest } from './inspect/room.ts';
import { stopsWanted, themeOf, walkTour } from './tour.ts';

const found = { english: [] as string[], room: [] as string[], contrast: [] as string[] };
const languages: string[] = [];
const themes: string[] = [];

beforeAll(async () => {
  await walkTour(
    async ({ name, part }, page) => {
      const note = (list: string[], findings: readonly string[]) => {
        list.push(...findings.map((finding) => `${name}: ${finding}`));
      };
      languages.push(await page.evaluate(() => document.documentElement.lang));
      themes.push(await themeOf(page));
      note(found.english, await inspectEnglish(page));
      note(found.contrast, await inspectWithAxe(page, 'contrast', part?.(page)));
      note(found.room, await inspectRoom(page, smallest));
    },
    { colorScheme: 'dark', locale: 'de', size: smallest, only: stopsWanted },
  );
}, 1_200_000);

test('every screen says that it is German', () => {
  expect(new Set(languages)).toEqual(new Set(['de']));
});

test('no screen shows a text of the English window', () => {
  expect(found.english).toEqual([]);
});

test('the words have room in the smallest window', () => {
  expect(found.room).toEqual([]);
});

test('every screen is dark', () => {
  expect(new Set(themes)).toEqual(new Set(['dark']));
});

test('axe finds words and figures that stand out in dark', () => {
  expect(found.contrast).toEqual([]);
});
