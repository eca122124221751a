// The engine on real SQLite files, without a model: what is entered stays, catalogues come and go, errors help.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MatineeError } from '../../src/contract/errors.ts';
import { runIdSchema } from '../../src/contract/ids.ts';
import { trainingOptionsSchema, type Run } from '../../src/contract/training.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { someBaselines, someQuality } from '../fixtures/run-figures.ts';
import { smallMovies, writeSmallCatalogue } from '../fixtures/small-catalogue.ts';

let folder: string;
let libraryDirectory: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matinee-'));
  libraryDirectory = join(folder, 'library');
  engine = openEngine({ libraryDirectory });
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

const ask = asking(() => engine);

async function adoptSmallCatalogue(
  movies = smallMovies,
  name = 'Small',
): Promise<{ linked: number; waiting: number }> {
  const staged = join(folder, 'staged.db');
  await writeSmallCatalogue(staged, movies, { name });
  return engine.adoptCatalogue(staged);
}

function reopen(): void {
  engine.close();
  engine = openEngine({ libraryDirectory });
}

function refused(code: MatineeError['code'], words = /./): unknown {
  return expect.objectContaining({ code, message: expect.stringMatching(words) as string });
}

describe('a new library', () => {
  test('has a profile and no catalogue', async () => {
    expect(await ask('library:overview', {})).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      catalogue: null,
      lastImport: null,
      details: null,
      profile: { name: 'You' },
      settings: { theme: 'system', onboardingDone: false },
      activeRunId: null,
      isFirstImpression: false,
      ratings: 0,
      waitingRatings: 0,
      hasStarter: false,
    });
    expect(await ask('ratings:list', {})).toEqual([]);
    expect(await ask('runs:list', {})).toEqual([]);
  });

  test('says what to do when movies are asked for', async () => {
    const noLibrary = refused('no-library', /Import an archive/);
    await expect(ask('movies:search', {})).rejects.toEqual(noLibrary);
    await expect(ask('recommendations:list', {})).rejects.toEqual(noLibrary);
    await expect(ask('rating-round:next', {})).rejects.toEqual(noLibrary);
    await expect(engine.recommendToUser(1, 5)).rejects.toEqual(noLibrary);
    await expect(engine.similar('Heat', 5)).rejects.toEqual(noLibrary);
  });
});

describe('with a catalogue', () => {
  beforeEach(async () => {
    await adoptSmallCatalogue();
  });

  test('movies are found, and shown without predictions', async () => {
    const { total, movies } = await ask('movies:search', { query: 'amel' });
    expect(total).toBe(1);
    expect(movies).toMatchObject([
      { title: 'Amélie', year: 2001, ratingCount: 3, meanStars: 4.5, predictedStars: null },
    ]);
    const details = await ask('movies:get', { movieId: 3 });
    expect(details).toMatchObject({ imdbId: 'tt0000003', histogram: [0, 0, 0, 0, 0, 0, 0, 1, 1, 1] });
    await expect(ask('movies:get', { movieId: 77 })).rejects.toEqual(refused('unknown-movie', /77/));
  });

  test('ratings are still there after the library is opened again', async () => {
    const entry = await ask('ratings:set', { movieId: 2, stars: 3.5 });
    await ask('ratings:set', { movieId: 1, stars: 4 });
    await ask('ratings:set', { movieId: 1, stars: 5 });
    reopen();
    expect(await ask('ratings:list', {})).toMatchObject([
      { movieId: 1, title: 'Toy Story', stars: 5 },
      { movieId: 2, title: 'Heat', stars: 3.5 },
    ]);
    await ask('ratings:remove', { entryId: entry.entryId });
    expect((await ask('library:overview', {})).ratings).toBe(1);
  });

  test('what was rated is left out where only unrated movies are wanted', async () => {
    await ask('ratings:set', { movieId: 1, stars: 4 });
    const titles = (await ask('movies:search', { rated: 'unrated', sort: 'title' })).movies.map(
      ({ title }) => title,
    );
    expect(titles).toEqual(['Alien', 'Amélie', 'Heat', 'Plan 9 from Outer Space']);
    const { movies: round } = await ask('rating-round:next', { limit: 10 });
    expect(round.map(({ title }) => title)).not.toContain('Toy Story');
  });

  test('of what was rated the latest comes first where that is asked for', async () => {
    await ask('ratings:set', { movieId: 1, stars: 4, ratedAtMs: 2000 });
    await ask('ratings:set', { movieId: 2, stars: 5, ratedAtMs: 3000 });
    await ask('ratings:set', { movieId: 4, stars: 3, ratedAtMs: 1000 });
    const { movies, total } = await ask('movies:search', { rated: 'rated', sort: 'rated' });
    expect(movies.map(({ title }) => title)).toEqual(['Heat', 'Toy Story', 'Alien']);
    expect(total).toBe(3);
    expect((await ask('movies:search', { sort: 'rated' })).movies[0]?.title).toBe('Heat');
  });

  test('without a model the list is what most people liked, without what was rated', async () => {
    await ask('ratings:set', { movieId: 1, stars: 4 });
    const list = await ask('recommendations:list', { limit: 10 });
    expect(list).toMatchObject({ basis: 'popularity', runId: null, ratingsUsed: 0 });
    expect(list.recommendations.map(({ title }) => title)).toEqual([
      'Amélie',
      'Alien',
      'Heat',
      'Plan 9 from Outer Space',
    ]);
    expect(list.recommendations.every(({ reasons }) => reasons.length === 0)).toBe(true);
  });

  test('what needs a model says so', async () => {
    const noModel = refused('no-model', /Train a model first/);
    await expect(ask('movies:similar', { movieId: 1 })).rejects.toEqual(noModel);
    await expect(engine.recommendToUser(1, 5)).rejects.toEqual(noModel);
    await expect(engine.recommendToProfile('You', 5)).rejects.toEqual(noModel);
    await expect(engine.predict(1, 1)).rejects.toEqual(noModel);
  });

  test('unknown people and movies are answered with near ones', async () => {
    await expect(engine.recommendToUser(9, 5)).rejects.toEqual(refused('unknown-user', /no user 9\..*4/));
    await expect(engine.recommendToProfile('Yu', 5)).rejects.toEqual(refused('unknown-profile', /You/));
    await expect(engine.similar('Toi Stori', 5)).rejects.toEqual(
      refused('unknown-movie', /Did you mean "Toy Story" \(1995\)/),
    );
    await expect(engine.predict(1, 99)).rejects.toEqual(refused('unknown-movie', /99/));
    await expect(engine.rate('Ada', 99, 4)).rejects.toEqual(refused('unknown-movie', /99/));
    await expect(engine.rate('Ada', 1, 4.7)).rejects.toEqual(refused('invalid-input', /half steps/));
  });

  test('a rating by name makes the profile and leaves the others alone', async () => {
    await engine.rate('Ada', 1, 4.5);
    await engine.rate('ada', 2, 1);
    expect(await ask('ratings:list', {})).toEqual([]);
    expect((await ask('library:overview', {})).profile.name).toBe('You');
  });

  test('another archive keeps the diary; what it does not hold waits, and comes back', async () => {
    await ask('ratings:set', { movieId: 1, stars: 5 });
    await ask('ratings:set', { movieId: 4, stars: 3 });
    const renumbered = smallMovies.slice(0, 2).map((movie) => ({ ...movie, movieId: movie.movieId + 100 }));
    expect(await adoptSmallCatalogue(renumbered, 'Other')).toEqual({ linked: 1, waiting: 1 });
    expect(await ask('library:overview', {})).toMatchObject({
      catalogue: { name: 'Other', movies: 2 },
      ratings: 2,
      waitingRatings: 1,
    });
    expect(await ask('ratings:list', {})).toMatchObject([
      { movieId: null, title: 'Alien', stars: 3 },
      { movieId: 101, title: 'Toy Story', stars: 5 },
    ]);
    expect(await adoptSmallCatalogue()).toEqual({ linked: 2, waiting: 0 });
  });

  test('a catalogue that another process puts in is noticed', async () => {
    await ask('ratings:set', { movieId: 2, stars: 5 });
    const other = openEngine({ libraryDirectory });
    const staged = join(folder, 'other.db');
    await writeSmallCatalogue(staged, smallMovies.slice(1, 2), { name: 'Theirs' });
    other.adoptCatalogue(staged);
    other.close();
    expect(await ask('library:overview', {})).toMatchObject({
      catalogue: { name: 'Theirs' },
      waitingRatings: 0,
    });
  });

  test('a file that is no catalogue does not take the place of one', async () => {
    const staged = join(folder, 'broken.db');
    writeFileSync(staged, 'this is not a database, but long enough to look at '.repeat(100));
    expect(() => engine.adoptCatalogue(staged)).toThrow(refused('library-damaged'));
    expect((await ask('library:overview', {})).catalogue?.name).toBe('Small');
  });

  test('a damaged catalogue does not keep the library from opening', async () => {
    engine.close();
    writeFileSync(join(libraryDirectory, 'catalogue.db'), 'this is not a database at all '.repeat(200));
    engine = openEngine({ libraryDirectory });
    expect((await ask('library:overview', {})).catalogue).toBeNull();
    await expect(ask('movies:search', {})).rejects.toEqual(refused('library-damaged', /catalogue\.db/));
    await adoptSmallCatalogue();
    expect((await ask('movies:search', {})).total).toBe(5);
  });

  test('runs are listed; those of another catalogue can not be made active', async () => {
    engine.adoptRun(runOf('elsewhere', 'run-of-another'));
    expect(await ask('runs:list', {})).toMatchObject([{ isActive: false, fitsCatalogue: false }]);
    expect((await ask('library:overview', {})).activeRunId).toBeNull();
    const runId = runIdSchema.parse('run-of-another');
    await expect(ask('runs:activate', { runId })).rejects.toEqual(refused('model-mismatch', /Elsewhere/));
    await ask('runs:remove', { runId });
    expect(await ask('runs:list', {})).toEqual([]);
    await expect(ask('runs:activate', { runId })).rejects.toEqual(refused('unknown-run'));
  });

  test('a model that can not be read does not keep anyone from looking at movies', async () => {
    await ask('ratings:set', { movieId: 1, stars: 5 });
    const { catalogue } = await ask('library:overview', {});
    engine.adoptRun(runOf(catalogue?.fingerprint ?? '', 'run-without-files'));
    expect((await ask('movies:search', {})).total).toBe(5);
    await expect(ask('recommendations:list', {})).rejects.toBeInstanceOf(MatineeError);
  });
});

test('the starter library is put in, once there is one', async () => {
  expect(() => {
    engine.installStarter();
  }).toThrow(refused('file-not-found', /Import an archive|import an archive/));
  engine.close();
  const starterDirectory = join(folder, 'starter');
  mkdirSync(starterDirectory);
  await writeSmallCatalogue(join(starterDirectory, 'catalogue.db'), smallMovies, {
    name: 'Starter',
    isSimulated: true,
  });
  engine = openEngine({ libraryDirectory, starterDirectory });
  expect((await ask('library:overview', {})).hasStarter).toBe(true);
  await engine.answer('installStarter', undefined);
  expect((await ask('library:overview', {})).catalogue).toMatchObject({ name: 'Starter', isSimulated: true });
  expect(existsSync(join(starterDirectory, 'catalogue.db'))).toBe(true);
  expect(readdirSync(join(libraryDirectory, 'staging'))).toEqual([]);
});

test('the starter library goes into an empty library by itself, and never in place of another', async () => {
  await adoptSmallCatalogue();
  engine.close();
  const starterDirectory = join(folder, 'starter');
  mkdirSync(starterDirectory);
  await writeSmallCatalogue(join(starterDirectory, 'catalogue.db'), smallMovies, { name: 'Starter' });
  const nameAfterStart = async (directory: string): Promise<string | undefined> => {
    engine = openEngine({ libraryDirectory: directory, starterDirectory });
    engine.keepStarterCurrent();
    const { catalogue } = await ask('library:overview', {});
    engine.close();
    return catalogue?.name;
  };
  expect(await nameAfterStart(join(folder, 'empty'))).toBe('Starter');
  expect(await nameAfterStart(libraryDirectory)).toBe('Small');
});

test('a starter library of an earlier version is renewed, unless a model of the person’s own answers', async () => {
  engine.close();
  const starterDirectory = join(folder, 'starter');
  mkdirSync(join(starterDirectory, 'models/starter'), { recursive: true });
  const starterCatalogue = join(starterDirectory, 'catalogue.db');
  await writeSmallCatalogue(starterCatalogue, smallMovies, { name: 'Starter' });
  const catalogue = openCatalogue(starterCatalogue);
  const { fingerprint } = catalogue.info();
  catalogue.close();
  const bring = (version: number): void => {
    const run = { ...runOf(fingerprint, 'starter'), createdAtMs: version };
    writeFileSync(join(starterDirectory, 'run.json'), JSON.stringify(run));
    writeFileSync(join(starterDirectory, 'models/starter/weights'), String(version));
  };
  const versionAfterStart = async (meanwhile: () => void = () => undefined): Promise<number | undefined> => {
    engine = openEngine({ libraryDirectory, starterDirectory });
    meanwhile();
    engine.keepStarterCurrent();
    const runs = await ask('runs:list', {});
    engine.close();
    return runs.find((run) => run.runId === 'starter')?.createdAtMs;
  };
  bring(1);
  expect(await versionAfterStart()).toBe(1);
  bring(2);
  expect(await versionAfterStart()).toBe(2);
  expect(readFileSync(join(libraryDirectory, 'models/starter/weights'), 'utf8')).toBe('2');
  bring(3);
  const own = runOf(fingerprint, 'own');
  expect(await versionAfterStart(() => engine.adoptRun(own))).toBe(2);
});

test('main’s calls and unknown names are not the engine’s to answer', async () => {
  for (const name of ['jobs:current', 'formatDisk', 'close', 'toString']) {
    await expect(engine.answer(name, {})).rejects.toEqual(refused('unknown-channel'));
  }
});

function runOf(fingerprint: string, runId: string): Run {
  return {
    runId: runIdSchema.parse(runId),
    createdAtMs: 1,
    options: trainingOptionsSchema.parse({ epochs: 1 }),
    catalogue: { name: 'Elsewhere', fingerprint, movies: 1, users: 1, ratings: 1 },
    epochsDone: 1,
    elapsedMs: 1,
    ratingsPerSecond: 1,
    peakRssMb: 1,
    quality: someQuality,
    baselines: someBaselines,
    history: [],
  };
}
