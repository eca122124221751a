// Trainings go out: as a report, as tables and as TensorBoard reads them; from the command line, as from the window.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { eventFileName } from '../../src/engine/reporting/tfevents.ts';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { madeModelRun } from '../fixtures/made-run.ts';
import { runCli, type CliResult } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
const createdAtMs = Date.UTC(2026, 10, 30, 12);
const epoch = { rankingLoss: 0.5, retrievalLoss: 6, validationRmse: 0.9, validationRecallAt10: 0.1 };

beforeEach(() => {
  const paths = libraryPaths(place.path('library'));
  mkdirSync(paths.directory);
  const diary = openDiary(paths.diary, { backups: paths.backups });
  for (const runId of ['first', 'second']) {
    diary.addRun({ ...madeModelRun(runId), createdAtMs, history: [{ epoch: 1, ...epoch }] });
  }
  diary.setRunNote('first', 'My <best> one');
  diary.close();
});

function exportRuns(name: string, ...args: string[]): Promise<CliResult> {
  return runCli('export', 'runs', place.path(name), ...args, '--library', place.path('library'));
}

const written = (name: string): string => readFileSync(place.path(name), 'utf8');

test('all runs are a table, and so are the epochs of those that are named', async () => {
  expect((await exportRuns('runs.csv')).stdout).toMatch(/^Wrote 2 runs to /);
  expect(written('runs.csv').split('\n')).toHaveLength(4);
  const { stdout } = await exportRuns('epochs.csv', '--as', 'epochs', '--run', 'second');
  expect(stdout).toMatch(/^Wrote 1 epoch to /);
  expect(written('epochs.csv')).toMatch(/\nsecond,1,0\.5,6,0\.9,0\.1\n$/);
});

test('a report is of one run, with its note', async () => {
  expect((await exportRuns('report.html', '--as', 'report', '--run', 'first')).code).toBe(0);
  expect(written('report.html')).toContain('<p class="note">My &lt;best&gt; one</p>');
  const refused = await exportRuns(
    ...(['no.html', '--as', 'report', '--run', 'first', '--run', 'second'] as const),
  );
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('A report is about one run.');
});

test('TensorBoard gets a folder for each run', async () => {
  expect((await exportRuns('board', '--as', 'tensorboard')).stdout).toBe(
    `Wrote 2 runs to ${place.path('board')}.\n`,
  );
  expect(readdirSync(place.path('board')).toSorted()).toEqual(['first', 'second']);
  const events = readFileSync(place.path(`board/first/${eventFileName(createdAtMs - 60_000)}`));
  expect(events.includes('validation/rmse')).toBe(true);
  expect(events.includes('test/recall_at_10')).toBe(true);
});

test('a run that is not there is said, and nothing is written', async () => {
  const { code, stderr } = await exportRuns('runs.csv', '--run', 'third');
  expect(code).not.toBe(0);
  expect(stderr).toContain('There is no run third in the history.');
  expect(readdirSync(place.path('.'))).toEqual(['library']);
});
