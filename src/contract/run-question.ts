// What is asked about a finished run that is worse than the active one, which stays until the person has chosen.
import { z } from 'zod';
import { runIdSchema } from './ids.ts';

/** The metric of each task by which a run may be worse: stars and lists. */
export const taskMetrics = ['rmse', 'ndcgAt10'] as const;
export type TaskMetric = (typeof taskMetrics)[number];

export const runQuestionSchema = z.strictObject({
  /** The run that is not in use yet. */
  runId: runIdSchema,
  activeRunId: runIdSchema,
  /** Where it is surely worse; never empty. */
  worse: z.array(z.enum(taskMetrics)).min(1),
  /** Where it is surely better. */
  better: z.array(z.enum(taskMetrics)),
  /** Whether both were compared user by user, or only by the intervals of their figures. */
  isPaired: z.boolean(),
});
export type RunQuestion = z.infer<typeof runQuestionSchema>;
