// What main and the engine's process say to each other over their port.
import { z } from 'zod';
import { backedUpSchema, exportedSchema, ratingsLayoutSchema } from '../../contract/exports.ts';
import { envelopeSchema } from '../../contract/envelope.ts';
import { runSchema } from '../../contract/training.ts';

/** What main alone may ask for, beside the calls of the contract: taking over what a job has made, and writing to the disk. */
export const engineCommands = {
  'engine:adopt-catalogue': {
    input: z.strictObject({ stagedFile: z.string() }),
    output: z.strictObject({ linked: z.int(), waiting: z.int() }),
  },
  'engine:adopt-run': { input: z.strictObject({ run: runSchema }), output: z.strictObject({}) },
  /** Takes a run into the history without making it the active one, unless none is. */
  'engine:keep-run': { input: z.strictObject({ run: runSchema }), output: z.strictObject({}) },
  /** Removes what a job that was killed has left behind. */
  'engine:clean-leftovers': { input: z.strictObject({}), output: z.strictObject({}) },
  /** These three write to where the person chose in main's dialog, for the active profile. */
  'engine:export-ratings': {
    input: z.strictObject({ layout: ratingsLayoutSchema, path: z.string() }),
    output: exportedSchema,
  },
  'engine:export-recommendations': {
    input: z.strictObject({ limit: z.int(), path: z.string() }),
    output: exportedSchema,
  },
  'engine:save-backup': { input: z.strictObject({ path: z.string() }), output: backedUpSchema },
  /** The movie's number at TMDB; null where it is not known. */
  'engine:tmdb-id': {
    input: z.strictObject({ movieId: z.int() }),
    output: z.strictObject({ tmdbId: z.int().nullable() }),
  },
  'engine:install-starter': { input: z.strictObject({}), output: z.strictObject({}) },
} as const;

export type EngineCommands = typeof engineCommands;
export type EngineCommandName = keyof EngineCommands;
export type EngineCommandInput<N extends EngineCommandName> = z.output<EngineCommands[N]['input']>;
export type EngineCommandOutput<N extends EngineCommandName> = z.output<EngineCommands[N]['output']>;

export function isEngineCommandName(name: string): name is EngineCommandName {
  return Object.hasOwn(engineCommands, name);
}

export const openEngineMessageSchema = z.strictObject({
  type: z.literal('open'),
  libraryDirectory: z.string().min(1),
  starterDirectory: z.string().nullable(),
});

export const engineRequestSchema = z.strictObject({
  type: z.literal('request'),
  id: z.int(),
  name: z.string(),
  input: z.unknown(),
});

/** From main to the engine: `open` comes first, and once. */
export const engineMessageSchema = z.discriminatedUnion('type', [
  openEngineMessageSchema,
  engineRequestSchema,
]);
export type EngineMessage = z.infer<typeof engineMessageSchema>;

/** From the engine to main: one answer for each request. */
export const engineAnswerSchema = z.strictObject({ id: z.int(), envelope: envelopeSchema });
export type EngineAnswer = z.infer<typeof engineAnswerSchema>;
