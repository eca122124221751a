// Every event the window can hear, in the past tense; each carries the whole latest state of its subject.
import { z } from 'zod';
import { ballotEveningSchema } from './ballots.ts';
import { commandIdSchema } from './commands.ts';
import { jobSchema } from './jobs.ts';
import { overviewSchema } from './library.ts';

export const events = {
  'job:changed': jobSchema,
  /** After an import, a training, an activation or the engine's restart: lists on screen are out of date. */
  'library:changed': overviewSchema,
  /** The engine's process ended and was started again; what was being asked is lost, what was saved is not. */
  'engine:restarted': z.strictObject({ reason: z.string() }),
  /** A file was opened with the program, or a task chosen at its icon: `app:asked-for` has it. */
  'app:asked': z.strictObject({}),
  /** A ballot came in, or the evening began, was counted or ended; null once no evening is open. */
  'ballots:changed': z.strictObject({ evening: ballotEveningSchema.nullable() }),
  /** An entry of the native menu was chosen, or a system notification was clicked. */
  'menu:chosen': z.strictObject({ command: commandIdSchema }),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]>;

/** Object.keys keeps no key type; the object above is closed, so this is exact. */
export const eventNames = Object.keys(events) as EventName[];
