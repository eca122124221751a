// A run with plausible figures, for the tests of this folder.
import { earlyQuality } from '../../../../tests/fixtures/run-figures.ts';
import { runIdSchema } from '../../../contract/ids.ts';
import { trainingOptionsSchema, type ListedRun, type Quality } from '../../../contract/training.ts';

export type MadeRun = Partial<Omit<ListedRun, 'runId' | 'quality' | 'options'>> & {
  quality?: Partial<Quality>;
  options?: Partial<ListedRun['options']>;
};

export function madeRun(runId: string, { quality, options, ...change }: MadeRun = {}): ListedRun {
  return {
    runId: runIdSchema.parse(runId),
    createdAtMs: 1,
    options: { ...trainingOptionsSchema.parse({}), ...options },
    catalogue: { name: 'Archive', fingerprint: 'f', movies: 9742, users: 610, ratings: 100_836 },
    epochsDone: 60,
    elapsedMs: 60_000,
    ratingsPerSecond: 1000,
    peakRssMb: 900,
    baselines: { movieMeanRmse: 0.98, popularityRecallAt10: 0.1 },
    history: [],
    isActive: false,
    wasActiveBefore: false,
    fitsCatalogue: true,
    note: '',
    modelBytes: 30_000_000,
    ...change,
    quality: {
      ...earlyQuality,
      ...quality,
    },
  };
}
