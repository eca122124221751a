// Brings the map's own painting into a launched window, without the app around it, and times its frames there.
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { windowCode } from './window-code.ts';

const frameTimesSchema = z.array(z.number());

/** Milliseconds from each frame to the next while `movies` points are panned and zoomed. */
export async function measureFrames(page: Page, movies: number): Promise<number[]> {
  const code = await windowCode('map-frames-window.ts', 'mapFrames');
  return frameTimesSchema.parse(
    await page.evaluate(`(() => { ${code}; return mapFrames.timeFrames(${movies}); })()`),
  );
}
