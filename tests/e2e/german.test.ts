// Every screen of the tour in German: nothing is left in English, and the longer words have room.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { inspectRoom, smallest } from './inspect/room.ts';
import { walkTour } from './tour.ts';

const folder = resolve(import.meta.dirname, '../../messages');

function messagesOf(locale: 'en' | 'de'): Map<string, unknown> {
  return new Map(
    readdirSync(folder).flatMap((area) =>
      Object.entries(
        JSON.parse(readFileSync(resolve(folder, area, `${locale}.json`), 'utf8')) as Record<string, unknown>,
      ),
    ),
  );
}

/** Texts of the English window that no message of the German one has. */
function englishTexts(): Set<string> {
  const german = new Set(messagesOf('de').values());
  const texts = [...messagesOf('en').values()].filter((text) => typeof text === 'string');
  return new Set(texts.filter((text) => !german.has(text) && !text.includes('{') && text.length > 3));
}

/** All that is read on the screen or aloud, piece by piece, but for the titles on covers. */
function piecesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pieces: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const parent = texts.currentNode.parentElement;
      if (parent?.closest('script, style, .cover') === null)
        pieces.push(texts.currentNode.textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder'])
        pieces.push(element.getAttribute(name) ?? '');
    }
    return pieces.filter((piece) => piece !== '');
  });
}

const english = englishTexts();
const languages: string[] = [];
const leftInEnglish: string[] = [];
const cut: string[] = [];

/** Some stops alone: `TOUR=home,movie`. */
const only = process.env['TOUR']?.split(',');

beforeAll(async () => {
  await walkTour(
    async ({ name }, page) => {
      languages.push(await page.evaluate(() => document.documentElement.lang));
      const pieces = await piecesOf(page);
      leftInEnglish.push(...pieces.filter((piece) => english.has(piece)).map((piece) => `${name}: ${piece}`));
      const overflowing = await inspectRoom(page, smallest);
      cut.push(...overflowing.map((finding) => `${name}: ${finding}`));
    },
    { only, locale: 'de', isShort: true },
  );
}, 1_200_000);

test('every screen says that it is German', () => {
  expect(new Set(languages)).toEqual(new Set(['de']));
});

test('no screen shows a text of the English window', () => {
  expect(leftInEnglish).toEqual([]);
});

test('the words have room in the smallest window', () => {
  expect(cut).toEqual([]);
});
