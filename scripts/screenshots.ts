// Takes a picture of every screen in both themes and three sizes of the window, in the real app with the starter library:
// `npm run screenshots`, or only some of them elsewhere: `npm run screenshots -- --into FOLDER --only home,movie --size 1280x800 --locale de`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { assertIsLocale } from '../src/messages/runtime.js';
import { settle, walkTour, type Stop } from '../tests/e2e/tour.ts';

const projectRoot = resolve(import.meta.dirname, '..');
const themes = ['light', 'dark'] as const;

const { values } = parseArgs({
  options: {
    into: { type: 'string', default: join(projectRoot, 'docs/screenshots') },
    only: { type: 'string' },
    size: { type: 'string', default: '940x620,1280x800,1680x1050' },
    locale: { type: 'string', default: 'en' },
    format: { type: 'string', default: 'webp' },
  },
});
const format = values.format === 'png' ? 'png' : 'webp';
const folder = resolve(values.into);
const sizes = values.size.split(',').map((text) => {
  const [width = 1280, height = 800] = text.split('x').map(Number);
  return { text, width, height };
});

/** WebP is a fifth of what PNG would be: the covers are full of gradients. */
async function takePicture(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format,
    ...(format === 'webp' && { quality: 80 }),
  });
  await session.detach();
  await writeFile(path, Buffer.from(data, 'base64'));
}

async function takeStop({ name }: Stop, page: Page): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    for (const size of sizes) {
      await page.setViewportSize(size);
      await settle(page);
      const path = join(folder, `${name}-${theme}-${size.text}.${format}`);
      await takePicture(page, path);
      console.log(path);
    }
  }
}

await mkdir(folder, { recursive: true });
await walkTour(takeStop, { only: values.only?.split(','), locale: assertIsLocale(values.locale), epochs: 8 });
