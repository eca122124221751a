// The calls about trainings: starting them, and the history of runs.
import { z } from 'zod';
import { call } from './call.ts';
import { jobIdSchema, runIdSchema } from './ids.ts';
import { sweepOptionsSchema } from './sweeps.ts';
import { listedRunSchema, trainingOptionsSchema } from './training.ts';

const nothing = z.strictObject({});
const started = z.strictObject({ jobId: jobIdSchema });

export const trainingCalls = {
  /** Newest first. */
  'runs:list': call('engine', nothing, z.array(listedRunSchema)),
  'runs:activate': call('engine', z.strictObject({ runId: runIdSchema }), nothing),
  'runs:remove': call('engine', z.strictObject({ runId: runIdSchema }), nothing),

  'training:start': call('main', trainingOptionsSchema, started),
  /** Trains one model after another, from stars alone to picks alone; the active run stays. */
  'sweep:start': call('main', sweepOptionsSchema, started),
} as const;
