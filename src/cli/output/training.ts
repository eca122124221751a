// A training's progress as one line per epoch.
import type { TrainingProgress } from '../../contract/training.ts';
import { formatDuration, formatMetric } from './words.ts';

const phaseWords = {
  loading: 'Reading the ratings',
  training: 'Training',
  evaluating: 'Measuring the quality',
  saving: 'Saving the model',
} as const;

export function describeTraining(progress: TrainingProgress): string {
  const latest = progress.history.at(-1);
  if (progress.phase !== 'training' || latest === undefined) return phaseWords[progress.phase];
  const left = progress.remainingMs === null ? '' : `, ${formatDuration(progress.remainingMs)} left`;
  return [
    `Epoch ${String(progress.epoch).padStart(String(progress.epochs).length)}/${progress.epochs}`,
    `rating loss ${formatMetric(latest.rankingLoss)}`,
    `retrieval loss ${formatMetric(latest.retrievalLoss)}`,
    `RMSE ${formatMetric(latest.validationRmse)}`,
    `Recall@10 ${formatMetric(latest.validationRecallAt10)}${left}`,
  ].join('  ');
}
