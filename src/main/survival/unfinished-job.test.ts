import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import type { Job } from '../../contract/jobs.ts';
import { newJob } from '../jobs/job-work.ts';
import { runIdSchema } from '../../contract/ids.ts';
import { UnfinishedJob } from './unfinished-job.ts';

const place = useWorkplace();
const file = () => place.path('window/unfinished-job.json');
const lost = () => new UnfinishedJob(file()).takeLost();

const running: Job = {
  ...newJob(),
  ...{ kind: 'import', path: '/home/ada/made.zip', download: null, progress: null },
  ...{ report: null, details: null, relinked: null },
};

test('a job that was cut off is said once', () => {
  new UnfinishedJob(file()).follow(running);
  const next = new UnfinishedJob(file());
  expect([next.takeLost(), next.takeLost()]).toEqual(['import', null]);
  expect(lost()).toBeNull();
});

test.each(['succeeded', 'failed', 'cancelled'] as const)('one that has %s is not', (status) => {
  const unfinished = new UnfinishedJob(file());
  unfinished.follow(running);
  unfinished.follow({ ...running, status });
  expect(lost()).toBeNull();
});

test('one that fails because the app quits was not finished', () => {
  const unfinished = new UnfinishedJob(file());
  unfinished.follow(running);
  unfinished.keep();
  unfinished.follow({ ...running, status: 'failed' });
  expect(lost()).toBe('import');
});

test('nobody misses a map', () => {
  const runId = runIdSchema.parse('run-1');
  new UnfinishedJob(file()).follow({ ...newJob(), kind: 'map', runId, progress: null });
  expect(existsSync(file())).toBe(false);
});

test('a damaged file says nothing', () => {
  new UnfinishedJob(file()).follow(running);
  writeFileSync(file(), '{"kind":"heist"}');
  expect(lost()).toBeNull();
});
