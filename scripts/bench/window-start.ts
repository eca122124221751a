// Cold start of the window: from starting Electron to the first screen's heading.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchApp } from '../../tests/e2e/app.ts';
import { findDisplay } from '../../tests/e2e/display.ts';
import type { BenchContext } from './benchmarks.ts';
import { summarise, type Measurement } from './measurement.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Nothing where the app is not built, Electron is not there or no window can be shown. */
export async function measureWindowStart(context: BenchContext): Promise<Measurement[]> {
  if (!existsSync(`${root}out/main/main.js`) || !existsSync(`${root}node_modules/electron/path.txt`)) {
    console.error('window-start is left out: run `npm run setup` and `npm run build` first.');
    return [];
  }
  const libraryDirectory = await context.library();
  const samples: number[] = [];
  try {
    await findDisplay();
  } catch (error) {
    console.error(`window-start is left out: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
  for (let run = 0; run < context.runs; run++) {
    const startedAt = performance.now();
    const launched = await launchApp({ libraryDirectory });
    try {
      await launched.page.getByRole('heading').first().waitFor();
      samples.push(performance.now() - startedAt);
    } finally {
      await launched.close();
    }
  }
  return [summarise('window-start', 'ms', samples)];
}
