// A training's progress as one line per epoch.
import { metricTable } from '../../contract/metrics.ts';
import { taskMetrics, type RunQuestion } from '../../contract/run-question.ts';
import type { Run, TrainingOptions, TrainingProgress } from '../../contract/training.ts';
import type { TrainingUpdate } from '../../engine/model/trainer.ts';
import { formatDuration, formatMetric, formatPercent } from './words.ts';

const phaseWords = {
  reading: 'Reading the ratings',
  preparing: 'Preparing the training',
  training: 'Training',
  measuring: 'Measuring the quality',
  saving: 'Saving the model',
} as const;

/** Progress of a training job, with the validation metrics of the latest epoch. */
export function describeTraining(progress: TrainingProgress): string {
  const latest = progress.history.at(-1);
  if (progress.phase !== 'training' || latest === undefined) return describePhase(progress);
  return describeEpoch(progress, latest, [
    `untimed RMSE ${formatMetric(latest.validationRmse)}`,
    `Recall@10 ${formatMetric(latest.validationRecallAt10)}`,
  ]);
}

/** What a training or an evaluation is doing, how far that is, and how long the rest takes. */
export function describePhase({
  phase,
  done,
  remainingMs,
}: Pick<TrainingProgress, 'phase' | 'done' | 'remainingMs'>): string {
  const parts: string[] = [phaseWords[phase]];
  if (phase !== 'saving') parts.push(formatPercent(done));
  if (remainingMs !== null && remainingMs > 0) parts.push(`${formatDuration(remainingMs)} left`);
  return parts.join('  ');
}

/** Progress of a training that holds nothing out. */
export function describeUpdate(update: TrainingUpdate): string {
  return describeEpoch(update, update, []);
}

/** A warning if one of the two tasks was not trained, since its metrics then mean nothing. */
export function describeUntrainedTask({
  rankWeight,
  retrievalWeight,
}: Pick<TrainingOptions, 'rankWeight' | 'retrievalWeight'>): string {
  if (retrievalWeight === 0) {
    return 'Trained on the rating loss alone: its lists are far worse than they could be.\n';
  }
  if (rankWeight === 0) {
    return 'Trained on the retrieval loss alone: its predicted stars are rough guesses.\n';
  }
  return '';
}

/** Why a finished run is not in use, with both figures of each task, and what makes it the active one. */
export function describeKept(
  { runId, quality }: Pick<Run, 'runId' | 'quality'>,
  { question, active }: { question: RunQuestion; active: Pick<Run, 'runId' | 'quality'> },
): string {
  const figures = taskMetrics.map((metric) => {
    const isSure = question.worse.includes(metric) ? 'worse' : 'not surely worse';
    const is = question.better.includes(metric) ? 'better' : isSure;
    return `${metricTable[metric].name} ${formatMetric(quality[metric])} instead of ${formatMetric(active.quality[metric])} (${is})`;
  });
  const how = question.isPaired
    ? 'Both were compared user by user on the same held-out ratings.'
    : 'Both were compared by the intervals of their figures alone, as they have no results by user on the same ratings.';
  return (
    `This run is not in use: it is worse than the active one, ${active.runId}, which stays: ${figures.join(', ')}. ` +
    `${how}\nTo use it all the same, run \`runs --activate ${runId}\`.\n`
  );
}

function describeEpoch(
  progress: { epoch: number; epochs: number; remainingMs: number | null },
  losses: { rankingLoss: number; retrievalLoss: number },
  metrics: readonly string[],
): string {
  const parts = [
    `Epoch ${String(progress.epoch).padStart(String(progress.epochs).length)}/${progress.epochs}`,
    `rating loss ${formatMetric(losses.rankingLoss)}`,
    `retrieval loss ${formatMetric(losses.retrievalLoss)}`,
    ...metrics,
  ];
  if (progress.remainingMs !== null && progress.epoch < progress.epochs) {
    parts.push(`${formatDuration(progress.remainingMs)} left`);
  }
  return parts.join('  ');
}
