// Jobs in words: what runs, what it is doing, time left, bytes. A new kind of job says here what it is called and where it is shown.
import { m } from '../../messages/messages.js';
import type { ImportJob, Job, MapJob } from '../../contract/jobs.ts';
import type { TrainingProgress } from '../../contract/training.ts';
import { formatMean } from '../ui/format.ts';
import { routeTo, type Route } from './routes.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** An expected rest, coarse on purpose so that it does not flicker: `about 40 s left`. */
export function formatRemaining(remainingMs: number | null): string {
  if (remainingMs === null) return m.jobs_left_unknown();
  if (remainingMs < 5 * second) return m.jobs_left_seconds();
  return m.jobs_left({ time: coarseTime(remainingMs) });
}

/** In steps of 5 s, of half minutes, of minutes, of 10 minutes; the units are the same in both languages. */
export function coarseTime(spanMs: number): string {
  if (spanMs < minute) return `${Math.ceil(spanMs / (5 * second)) * 5} s`;
  if (spanMs < 10 * minute) {
    const halfMinutes = Math.ceil(spanMs / (minute / 2));
    return joinParts(Math.floor(halfMinutes / 2), 'min', (halfMinutes % 2) * 30, 's');
  }
  if (spanMs < hour) return `${Math.ceil(spanMs / minute)} min`;
  const tens = Math.ceil(spanMs / (10 * minute));
  return joinParts(Math.floor(tens / 6), 'h', (tens % 6) * 10, 'min');
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
  return `${value < 99.95 ? formatMean(value) : value.toFixed(0)} ${units[unit] ?? 'TB'}`;
}

/** What is reported while the job is done: `Importing`, `Training`. */
export function jobTitle(job: Job): string {
  switch (job.kind) {
    case 'import':
      return m.jobs_importing();
    case 'training':
      return m.jobs_training();
    case 'sweep':
      return m.jobs_sweeping();
    case 'map':
      return m.map_job();
  }
}

/** The screen that reports everything of the job. */
export function jobPlace(job: Job): Route {
  switch (job.kind) {
    case 'import':
      return { name: 'import' };
    case 'training':
      return { name: 'train' };
    case 'sweep':
      return { name: 'sweep' };
    case 'map':
      return routeTo('map');
  }
}

/** What the job is doing now. */
export function phaseWords(job: Job): string {
  if (job.progress === null) return m.jobs_getting_ready();
  switch (job.kind) {
    case 'import':
      return importPhaseWords(job.progress.phase);
    case 'training':
      return trainingPhaseWords(job.progress.phase);
    case 'sweep':
      return m.jobs_sweep_point({ point: job.progress.point + 1, points: job.progress.points });
    case 'map':
      return mapPhaseWords(job.progress.phase);
  }
}

function importPhaseWords(phase: NonNullable<ImportJob['progress']>['phase']): string {
  switch (phase) {
    case 'downloading':
      return m.jobs_import_downloading();
    case 'opening':
      return m.jobs_import_opening();
    case 'movies':
      return m.jobs_import_movies();
    case 'links':
      return m.jobs_import_links();
    case 'ratings':
      return m.jobs_import_ratings();
    case 'tags':
      return m.jobs_import_tags();
    case 'indexing':
      return m.jobs_import_indexing();
    case 'statistics':
      return m.jobs_import_statistics();
    case 'finishing':
      return m.jobs_import_finishing();
    case 'details':
      return m.jobs_import_details();
  }
}

function mapPhaseWords(phase: NonNullable<MapJob['progress']>['phase']): string {
  switch (phase) {
    case 'loading':
      return m.map_phase_loading();
    case 'neighbours':
      return m.map_phase_neighbours();
    case 'layout':
      return m.map_phase_layout();
    case 'placing':
      return m.map_phase_placing();
  }
}

export function trainingPhaseWords(phase: TrainingProgress['phase']): string {
  switch (phase) {
    case 'reading':
      return m.jobs_training_loading();
    case 'preparing':
      return m.jobs_training_preparing();
    case 'training':
      return m.jobs_training_learning();
    case 'measuring':
      return m.jobs_training_measuring();
    case 'saving':
      return m.jobs_training_saving();
  }
}
