// `npm run screenshots`: retakes the pictures that README and the documents show, in the real app with the starter library.
// `npm run screenshots -- --all` takes every screen in both themes and three window sizes into `screenshots/`, which git ignores;
// `--only home,movie`, `--size 1280x800`, `--locale de`, `--format png` and `--into FOLDER` narrow or redirect either.
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { assertIsLocale } from '../src/messages/runtime.js';
import { settle, walkTour, type Stop } from '../tests/e2e/tour.ts';
import { linkedImages, shownFolder } from './screenshots/shown-pictures.ts';

const themes = ['light', 'dark'] as const;

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    into: { type: 'string' },
    only: { type: 'string' },
    size: { type: 'string', default: '940x620,1280x800,1680x1050' },
    locale: { type: 'string', default: 'en' },
    format: { type: 'string', default: 'webp' },
  },
});
const format = values.format === 'png' ? 'png' : 'webp';
const folder = resolve(
  values.into ?? (values.all ? join(import.meta.dirname, '../screenshots') : shownFolder),
);
const sizes = values.size.split(',').map((text) => {
  const [width = 1280, height = 800] = text.split('x').map(Number);
  return { text, width, height };
});
/** Names such as `home-light-1280x800`. */
const shown = new Set(
  linkedImages()
    .filter((file) => dirname(file) === shownFolder)
    .map((file) => basename(file, '.webp')),
);
const shownStops = [...shown].map((picture) => picture.replace(/-(?:light|dark)-\d+x\d+$/u, ''));

/** WebP is a fifth of the size of PNG: the covers are full of gradients. */
async function takePicture(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format,
    ...(format === 'webp' && { quality: 80 }),
  });
  await session.detach();
  await writeFile(path, Buffer.from(data, 'base64'));
}

/** Runs in the window: the ring around what was used last says nothing in a picture of a screen. */
function leaveFocus(): void {
  const { activeElement } = document;
  const isAbove = activeElement?.closest('[role=dialog]') !== null;
  if (activeElement instanceof HTMLElement && !isAbove) activeElement.blur();
}

async function takeStop({ name }: Stop, page: Page): Promise<void> {
  for (const theme of themes) {
    for (const size of sizes) {
      const picture = `${name}-${theme}-${size.text}`;
      if (!values.all && !shown.has(picture)) continue;
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize(size);
      await settle(page);
      await page.evaluate(leaveFocus);
      const path = join(folder, `${picture}.${format}`);
      await takePicture(page, path);
      console.log(path);
    }
  }
}

await mkdir(folder, { recursive: true });
await walkTour(takeStop, {
  only: values.only?.split(',') ?? (values.all ? undefined : shownStops),
  locale: assertIsLocale(values.locale),
  colorScheme: 'light',
  epochs: 8,
});
