// Compares the map's two painters in a launched window.
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { windowCode } from './window-code.ts';

const comparisonSchema = z.strictObject({ painted: z.number(), difference: z.number(), inside: z.number() });

/** See map-painters-window.ts. */
export async function comparePainters(
  page: Page,
  arrival: number,
): Promise<z.infer<typeof comparisonSchema>> {
  const code = await windowCode('map-painters-window.ts', 'painters');
  return comparisonSchema.parse(
    await page.evaluate(`(() => { ${code}; return painters.compare(${arrival}); })()`),
  );
}
