// Whether Matinee may look for new versions, and when it last did; kept in a small file beside the window's.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** Null until the person was asked. */
  isOn: z.boolean().nullable(),
  starts: z.int().min(0),
  lastLookMs: z.number(),
  /** The version that was shown last and not taken: it is not shown again. */
  declined: z.string().nullable().default(null),
});
export type UpdateSettings = z.infer<typeof schema>;

/** A missing or damaged file means that nobody agreed to anything. */
export function readUpdateSettings(file: string): UpdateSettings {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { isOn: null, starts: 0, lastLookMs: 0, declined: null };
  }
}

/** Best effort, like the window's file: what is not kept is asked again. */
export function changeUpdateSettings(file: string, changes: Partial<UpdateSettings>): UpdateSettings {
  const settings = { ...readUpdateSettings(file), ...changes };
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
  } catch {
    return settings;
  }
  return settings;
}
