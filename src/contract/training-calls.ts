// The calls about trainings: starting them, and the history of runs.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { disagreementsSchema } from './disagreements.ts';
import { jobIdSchema, runIdSchema } from './ids.ts';
import { comparedListsSchema, pairedRunsSchema, runPairSchema } from './run-comparison.ts';
import { runWorthSchema } from './run-worth.ts';
import { sweepOptionsSchema } from './sweeps.ts';
import {
  interruptedTrainingSchema,
  listedRunSchema,
  maxNoteLength,
  trainingOptionsSchema,
  trainingSizeSchema,
} from './training.ts';

const started = z.strictObject({ jobId: jobIdSchema });

export const trainingCalls = {
  /** Newest first. */
  'runs:list': call('engine', 'lists-stay', nothing, z.array(listedRunSchema)),
  'runs:activate': call('engine', 'lists-change', z.strictObject({ runId: runIdSchema }), nothing),
  /** Where it was the active one, the best of the others that fit the catalogue is activated; null where none was. */
  'runs:remove': call(
    'engine',
    'lists-change',
    z.strictObject({ runId: runIdSchema }),
    z.strictObject({ activatedRunId: runIdSchema.nullable() }),
  ),
  /** Answers the question about a run that is worse than the active one: the active one stays. */
  'runs:keep-active': call('engine', 'lists-stay', nothing, nothing),
  /** Keeps a note on the run and replaces an earlier one; an empty one removes it. */
  'runs:note': call(
    'engine',
    'lists-stay',
    z.strictObject({ runId: runIdSchema, note: z.string().max(maxNoteLength) }),
    nothing,
  ),
  /** What the two models would show the person, and where the lists differ. */
  'runs:compare': call(
    'engine',
    'lists-stay',
    z.strictObject({ runIds: runPairSchema }),
    comparedListsSchema,
  ),

  /** Which of two runs is better in each figure, and whether that could be chance. */
  'runs:pair': call('engine', 'lists-stay', z.strictObject({ runIds: runPairSchema }), pairedRunsSchema),

  /** How near the run's model comes to the profile's own ratings, beside simple methods and the run before it. */
  'runs:worth': call('engine', 'lists-stay', z.strictObject({ runId: runIdSchema }), runWorthSchema),

  /** Movies about which the active model's list and stars disagree; null without a model or a rating that it can use. */
  'runs:disagreements': call('engine', 'lists-stay', nothing, disagreementsSchema.nullable()),

  /** How long a training will take on this computer: of a library of that size, or of the one in use where it is null. */
  'training:estimate': call(
    'engine',
    'lists-stay',
    z.strictObject({ options: trainingOptionsSchema, size: trainingSizeSchema.nullable() }),
    z.strictObject({ timeMs: z.number() }),
  ),
  'training:start': call('main', 'lists-stay', trainingOptionsSchema, started),
  /** The training of the library in use that a crash or the end of the program interrupted, and that can go on; or null. */
  'training:interrupted': call('engine', 'lists-stay', nothing, interruptedTrainingSchema.nullable()),
  'training:resume': call(
    'main',
    'lists-stay',
    interruptedTrainingSchema.pick({ runId: true, options: true }),
    started,
  ),
  'training:discard': call('engine', 'lists-stay', z.strictObject({ runId: runIdSchema }), nothing),
  /** Ends the training early: the best epoch so far is measured and becomes the model. Nothing where it has ended. */
  'training:stop': call('main', 'lists-stay', z.strictObject({ jobId: jobIdSchema }), nothing),
  /** Trains one model after another, from stars alone to picks alone; the active run stays. */
  'sweep:start': call('main', 'lists-stay', sweepOptionsSchema, started),
} as const;
