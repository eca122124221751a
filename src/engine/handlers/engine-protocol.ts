// What main and the engine's process say to each other over their port.
import { z } from 'zod';
import type { Handlers } from '../../contract/calls.ts';
import { envelopeSchema } from '../../contract/envelope.ts';
import type { MainRequests } from './main-requests.ts';

/** Everything that the engine can be asked for: the window's calls, and what main alone asks for. */
export type EngineRequests = Handlers<'engine'> & MainRequests;
export type EngineRequestName = keyof EngineRequests;
export type EngineRequestInput<N extends EngineRequestName> = Parameters<EngineRequests[N]>;
export type EngineRequestOutput<N extends EngineRequestName> = Awaited<ReturnType<EngineRequests[N]>>;

/** From main to the engine: `open` comes first, and once; after `close` the process ends by itself. */
export const engineMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open'),
    libraryDirectory: z.string().min(1),
    starterDirectory: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('request'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.strictObject({ type: z.literal('close') }),
]);
export type EngineMessage = z.infer<typeof engineMessageSchema>;

/** From the engine to main: another process has written to the diary. */
export const writtenElsewhere = { type: 'written-elsewhere' } as const;
export const writtenElsewhereSchema = z.strictObject({ type: z.literal(writtenElsewhere.type) });

/** From the engine to main: one answer for each request. */
export const engineAnswerSchema = z.strictObject({ id: z.int(), envelope: envelopeSchema });
export type EngineAnswer = z.infer<typeof engineAnswerSchema>;
