// What the worker process prints.
import { z } from 'zod';

/** Samples by what they are of; `peakMb` is the process's largest resident size. */
export const workerResultSchema = z.record(z.string(), z.array(z.number()));
export type WorkerResult = z.infer<typeof workerResultSchema>;
