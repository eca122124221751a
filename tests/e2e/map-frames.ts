// Brings the map's own painting into a launched window, without the app around it, and times its frames there.
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { z } from 'zod';

const frameTimesSchema = z.object({ painter: z.string(), frameMs: z.array(z.number()) });
export type FrameTimes = z.infer<typeof frameTimesSchema>;

/** Milliseconds from each frame to the next while `movies` points are panned and zoomed. */
export async function measureFrames(page: Page, movies: number): Promise<FrameTimes> {
  const code = await bundle(resolve(import.meta.dirname, 'map-frames-window.ts'));
  return frameTimesSchema.parse(
    await page.evaluate(`(() => { ${code}; return mapFrames.timeFrames(${movies}); })()`),
  );
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, name: 'mapFrames', formats: ['iife'] } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if ('output' in output) return output.output[0].code;
  }
  throw new Error('The window part of the benchmark could not be built.');
}
