// Jobs in words: time left, bytes, phases, and how far a job is.
import type { ImportJob, Job, TrainingJob } from '../../contract/jobs.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** An expected rest, coarse on purpose so that it does not flicker: `about 40 s left`. */
export function formatRemaining(remainingMs: number | null): string {
  if (remainingMs === null) return 'estimating the time left';
  if (remainingMs < 5 * second) return 'a few seconds left';
  if (remainingMs < minute) return `about ${Math.ceil(remainingMs / (5 * second)) * 5} s left`;
  if (remainingMs < 10 * minute) {
    const halfMinutes = Math.ceil(remainingMs / (minute / 2));
    return `about ${joinParts(Math.floor(halfMinutes / 2), 'min', (halfMinutes % 2) * 30, 's')} left`;
  }
  if (remainingMs < hour) return `about ${Math.ceil(remainingMs / minute)} min left`;
  return `about ${joinParts(Math.floor(remainingMs / hour), 'h', Math.round((remainingMs % hour) / (10 * minute)) * 10, 'min')} left`;
}

function joinParts(larger: number, largerUnit: string, smaller: number, smallerUnit: string): string {
  return smaller === 0 ? `${larger} ${largerUnit}` : `${larger} ${largerUnit} ${smaller} ${smallerUnit}`;
}

/** `850 B`, `12.4 kB`, `3.2 MB`, `1.1 GB`: powers of 1000, as file managers show. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 99.95 ? value.toFixed(1) : value.toFixed(0)} ${units[unit] ?? 'TB'}`;
}

const importPhases: Record<NonNullable<ImportJob['progress']>['phase'], string> = {
  downloading: 'Downloading from GroupLens',
  opening: 'Opening the archive',
  movies: 'Reading movies',
  links: 'Reading links',
  ratings: 'Reading ratings',
  tags: 'Reading tags',
  indexing: 'Building the index',
  statistics: 'Counting and averaging',
  finishing: 'Writing it to disk',
  details: 'Adding details of movies',
};

const trainingPhases: Record<NonNullable<TrainingJob['progress']>['phase'], string> = {
  loading: 'Loading your library',
  training: 'Learning',
  evaluating: 'Measuring on held-out ratings',
  saving: 'Saving the model',
};

/** What the job is doing now. */
export function phaseWords(job: Job): string {
  if (job.progress === null) return 'Getting ready';
  switch (job.kind) {
    case 'import':
      return importPhases[job.progress.phase];
    case 'training':
      return trainingPhases[job.progress.phase];
  }
}

/** How far the job is, 0 to 1, or null while that can't be told. */
export function jobFraction(job: Job): number | null {
  if (job.progress === null) return null;
  switch (job.kind) {
    case 'import':
      return importFraction(job.progress);
    case 'training':
      return trainingFraction(job.progress);
  }
}

/** Once all is read, the rest (index, statistics) has no bytes to count: then time tells, else nothing does. */
function importFraction(progress: NonNullable<ImportJob['progress']>): number | null {
  const { elapsedMs, remainingMs, bytesRead, bytesTotal } = progress;
  if (remainingMs !== null) return elapsedMs / Math.max(1, elapsedMs + remainingMs);
  return bytesTotal > 0 && bytesRead < bytesTotal ? bytesRead / bytesTotal : null;
}

function trainingFraction(progress: NonNullable<TrainingJob['progress']>): number | null {
  switch (progress.phase) {
    case 'loading':
      return null;
    case 'training':
      return progress.epochs > 0 ? progress.epoch / progress.epochs : null;
    case 'evaluating':
    case 'saving':
      return 1;
  }
}
