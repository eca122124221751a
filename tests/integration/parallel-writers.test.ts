// Several processes at one library at the same time, as the window and the command line may be: nothing is lost, nothing fails.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/engine/base/sqlite.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import type { WriterReport, WriterTask } from '../fixtures/parallel-writer.ts';
import { startCli } from '../fixtures/run-cli.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const writerFile = fileURLToPath(new URL('../fixtures/parallel-writer.ts', import.meta.url));
const writers = 3;
const ratingsEach = 80;

const place = useWorkplace();

/** Starts the writers, and lets all of them begin at once. */
async function rateAtOnce(tasks: readonly WriterTask[]): Promise<WriterReport[]> {
  const children = tasks.map((task) => ({
    task,
    child: fork(writerFile, {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  }));
  await Promise.all(children.map(({ child }) => once(child, 'message')));
  return Promise.all(
    children.map(async ({ child, task }) => {
      child.send(task);
      const [report] = (await once(child, 'message')) as [WriterReport];
      return report;
    }),
  );
}

async function makeCatalogue(movies: number): Promise<void> {
  mkdirSync(place.path('library'));
  await writeSmallCatalogue(
    libraryPaths(place.path('library')).catalogue,
    Array.from({ length: movies }, (_, at) => ({
      ...{ movieId: at + 1, title: `Movie ${at + 1}`, year: 2000, genres: ['Drama'] },
      ...{ imdbId: `tt${String(at + 1).padStart(7, '0')}`, stars: [4] },
    })),
  );
}

test('three processes rate in a new library at once, and every rating is there', async () => {
  await makeCatalogue(writers * ratingsEach);
  const libraryDirectory = place.path('library');
  const tasks = Array.from({ length: writers }, (_, writer) => ({
    ...{ libraryDirectory, profile: 'Ada' },
    movieIds: Array.from({ length: ratingsEach }, (_each, at) => writer * ratingsEach + at + 1),
  }));
  const reports = await rateAtOnce(tasks);
  expect(reports).toEqual(tasks.map(() => ({ saved: ratingsEach, failures: [] })));
  const engine = openEngine({ libraryDirectory });
  const people = await engine.handlers['profiles:list']({});
  engine.close();
  expect(people.map(({ name, ratings }) => [name, ratings])).toEqual([
    ['You', 0],
    ['Ada', writers * ratingsEach],
  ]);
});

test('several open a library that is not there yet, at once', async () => {
  const tasks = Array.from({ length: 4 }, () => ({
    ...{ libraryDirectory: place.path('library'), profile: 'You', movieIds: [] },
  }));
  expect(await rateAtOnce(tasks)).toEqual(tasks.map(() => ({ saved: 0, failures: [] })));
  const engine = openEngine({ libraryDirectory: place.path('library') });
  const people = await engine.handlers['profiles:list']({});
  engine.close();
  expect(people).toMatchObject([{ name: 'You' }]);
});

test('commands that only read do so while another process keeps the diary locked', async () => {
  await makeCatalogue(3);
  const libraryDirectory = place.path('library');
  const engine = openEngine({ libraryDirectory });
  await engine.rate('You', 2, 4);
  engine.close();
  const other = openDatabase(libraryPaths(libraryDirectory).diary);
  other.exec('BEGIN IMMEDIATE');
  try {
    const { code, stderr } = await startCli(['runs', '--library', libraryDirectory]).result;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rating = await startCli([
      'rate',
      '--profile',
      'You',
      '--movie',
      '1',
      '--stars',
      '4',
      '--library',
      libraryDirectory,
    ]).result;
    expect(rating.code).toBe(1);
    expect(rating.stderr).toBe(
      `Another Matinee is writing to ${libraryPaths(libraryDirectory).diary}, and has not finished within 5 seconds. Wait until it is done, or close it, and try again; nothing was changed.\n`,
    );
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
});
