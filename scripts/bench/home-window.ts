// Home as it is felt: from a key that rates or tunes to the frame in which the shelves have changed, in real Electron.
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { launchApp } from '../../tests/e2e/app.ts';
import { windowCode } from '../../tests/e2e/window-code.ts';
import { summarise, type Measurement } from './measurement.ts';

/** Between two keys, so that what the first one led to is over. */
const restMs = 1000;

/** After this long a tuning is kept for the next start, which begins untuned so. */
const tuningKeptMs = 1000;

/** `rounds` presses each on a library that holds a model and `size` ratings. Needs a built app and a display. */
export async function measureHomeWindow(
  libraryDirectory: string,
  size: number,
  rounds: number,
): Promise<Measurement[]> {
  const code = await windowCode('shelf-change-window.ts', 'shelfChange');
  const { page, close } = await launchApp({ libraryDirectory });
  try {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const stars = page.getByRole('radiogroup', { name: /^Your stars for/ }).first();
    const rated: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const press = () => stars.getByRole('radio', { checked: true }).press(round % 2 === 0 ? '5' : '1');
      rated.push(await untilShelvesChange(page, code, press));
    }
    const tuner = page.getByRole('button', { name: 'Tune', exact: true });
    await tuner.click();
    const slider = page.getByRole('slider', { name: 'Popularity' });
    const tuned: number[] = [];
    for (let round = 0; round < rounds; round++) {
      tuned.push(await untilShelvesChange(page, code, () => slider.press(round % 2 === 0 ? 'End' : 'Home')));
    }
    await page.getByRole('button', { name: 'Reset', exact: true }).first().click();
    await tuner.click();
    await page.waitForTimeout(tuningKeptMs);
    return [
      summarise(`in the window: rate-then-shelves, ${size} ratings`, 'ms', rated),
      summarise(`in the window: tune, ${size} ratings`, 'ms', tuned),
    ];
  } finally {
    await close();
  }
}

/** Milliseconds from the key to the frame in which the shelves have changed. */
async function untilShelvesChange(page: Page, code: string, press: () => Promise<void>): Promise<number> {
  await page.locator('main [data-movie]').nth(1).waitFor();
  await page.waitForTimeout(restMs);
  const change = page.evaluate(`(() => { ${code}; return shelfChange.timeChange(); })()`);
  await press();
  return z.number().parse(await change);
}
