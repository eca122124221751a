// The window's bounds, zoom, theme and language, kept in a small file so that it opens the same way without a flash.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { settingsSchema } from '../../contract/diary.ts';

const rectangleSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
export type Rectangle = z.infer<typeof rectangleSchema>;

const windowStateSchema = z.object({
  bounds: rectangleSchema.nullable(),
  isMaximized: z.boolean(),
  theme: settingsSchema.shape.theme,
  language: settingsSchema.shape.language,
  /** 1 is the designed size, 2 is twice that. */
  zoomFactor: z.number().min(0.25).max(5).default(1),
});
export type WindowState = z.infer<typeof windowStateSchema>;

export const smallestSize = { width: 940, height: 620 };
export const firstSize = { width: 1320, height: 860 };

const firstState: WindowState = {
  bounds: null,
  isMaximized: false,
  theme: 'system',
  language: 'system',
  zoomFactor: 1,
};

/** A missing or damaged file is ignored: the window opens with its defaults. */
export function readWindowState(file: string): WindowState {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return firstState;
  }
}

/** Best effort: a full disk must not keep the window from closing. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch {
    return;
  }
}

/** The bounds to open with: null (the system places the window) if no screen shows enough of the old bounds. */
export function boundsOnScreens(bounds: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle | null {
  if (bounds === null) return null;
  const grip = 120;
  const isReachable = workAreas.some((area) => {
    const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const titleIsInside = bounds.y >= area.y && bounds.y < area.y + area.height - grip;
    return visibleWidth >= grip && titleIsInside;
  });
  if (!isReachable) return null;
  return {
    ...bounds,
    width: Math.max(bounds.width, smallestSize.width),
    height: Math.max(bounds.height, smallestSize.height),
  };
}
