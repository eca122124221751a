// The calls about trainings: starting them, and the history of runs.
import { z } from 'zod';
import { call } from './call.ts';
import { jobIdSchema, runIdSchema } from './ids.ts';
import { comparedListsSchema, runPairSchema } from './run-comparison.ts';
import { sweepOptionsSchema } from './sweeps.ts';
import { listedRunSchema, maxNoteLength, trainingOptionsSchema } from './training.ts';

const nothing = z.strictObject({});
const started = z.strictObject({ jobId: jobIdSchema });

export const trainingCalls = {
  /** Newest first. */
  'runs:list': call('engine', nothing, z.array(listedRunSchema)),
  'runs:activate': call('engine', z.strictObject({ runId: runIdSchema }), nothing),
  'runs:remove': call('engine', z.strictObject({ runId: runIdSchema }), nothing),
  /** Keeps a note on the run in the place of the one before; an empty one removes it. */
  'runs:note': call(
    'engine',
    z.strictObject({ runId: runIdSchema, note: z.string().max(maxNoteLength) }),
    nothing,
  ),
  /** What the two models would show the person, and where the lists differ. */
  'runs:compare': call('engine', z.strictObject({ runIds: runPairSchema }), comparedListsSchema),

  'training:start': call('main', trainingOptionsSchema, started),
  /** Trains one model after another, from stars alone to picks alone; the active run stays. */
  'sweep:start': call('main', sweepOptionsSchema, started),
} as const;
