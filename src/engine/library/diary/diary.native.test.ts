import Database from 'better-sqlite3';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { someBaselines, someQuality } from '../../../../tests/fixtures/run-figures.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { calendarDay } from '../../../contract/calendar-day.ts';
import { runSchema, type Run } from '../../../contract/training.ts';
import { bareViewing } from '../../../contract/viewings.ts';
import type { NewMovie } from '../catalogue/catalogue-input.ts';
import { openCatalogueWriter } from '../catalogue/catalogue-writer.ts';
import { openCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import { openDiary, type Diary } from './diary.ts';

const place = useWorkplace();
let diary: Diary;
let profileId: number;
beforeEach(() => {
  diary = openAgain();
  profileId = diary.activeProfile().profileId;
});
afterEach(() => {
  vi.useRealTimers();
  diary.close();
});

function openAgain(): Diary {
  return openDiary(place.path('diary.db'), { backups: place.path('backups') });
}

const heat = { movieId: 3, title: 'Heat', year: 1995, imdbId: 'tt0113277', tmdbId: 949, genres: ['Crime'] };
const matrix = { movieId: 4, title: 'The Matrix', year: 1999, imdbId: null, tmdbId: 603 };
const emma = { movieId: 5, title: 'Emma', year: 1996, imdbId: null, tmdbId: null };

async function catalogueOf(
  movies: (Partial<NewMovie> & { movieId: number; title: string })[],
): Promise<Catalogue> {
  const file = place.path(`catalogue-${movies.length}-${Math.random()}.db`);
  const writer = openCatalogueWriter(file, { name: 'x', isSimulated: false, format: 'x', source: 'x' });
  for (const movie of movies) writer.addMovie({ year: null, genres: [], alternativeTitles: [], ...movie });
  await writer.finish();
  return openCatalogue(file);
}

const run: Run = runSchema.parse({
  runId: 'run-1',
  createdAtMs: 1,
  options: { rankWeight: 1, retrievalWeight: 1, epochs: 1, seed: 1 },
  catalogue: { name: 'x', fingerprint: 'f', movies: 1, users: 1, ratings: 1 },
  epochsDone: 1,
  elapsedMs: 1,
  ratingsPerSecond: 1,
  peakRssMb: 1,
  quality: someQuality,
  baselines: someBaselines,
  history: [],
});

describe('ratings', () => {
  test('are kept at once, changed by the next one, and gone when removed', () => {
    const entry = diary.setRating(profileId, heat, 4.5);
    expect(entry).toMatchObject({ movieId: 3, title: 'Heat', stars: 4.5, genres: ['Crime'] });
    const changed = diary.setRating(profileId, heat, 0.5);
    expect(changed.entryId).toBe(entry.entryId);
    diary.setRating(profileId, matrix, 5);

    const other = openAgain();
    expect(other.linkedRatings(profileId)).toEqual([
      { movieId: 3, stars: 0.5 },
      { movieId: 4, stars: 5 },
    ]);
    other.close();

    diary.removeRating(entry.entryId);
    diary.removeRating(entry.entryId);
    expect(diary.entries(profileId).map((left) => left.title)).toEqual(['The Matrix']);
  });

  test.each([0, 5.5, 4.7, Number.NaN])('of %s stars are refused', (stars) => {
    expect(() => diary.setRating(profileId, heat, stars)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }) as Error,
    );
    expect(diary.entries(profileId)).toEqual([]);
  });

  test('belong to their profile', () => {
    const ann = diary.createProfile('Ann');
    diary.setRating(profileId, heat, 4);
    diary.setRating(ann.profileId, heat, 2);
    expect(diary.linkedRatings(ann.profileId)).toEqual([{ movieId: 3, stars: 2 }]);
    expect(diary.linkedRatings(profileId)).toEqual([{ movieId: 3, stars: 4 }]);
  });
});

describe('a new catalogue', () => {
  test('gets the entries by IMDb id, then TMDB id, then title and year; the others wait and come back', async () => {
    for (const movie of [heat, matrix, emma]) diary.setRating(profileId, movie, 4);
    diary.setRating(profileId, { movieId: 6, title: 'Nowhere', year: 2000, imdbId: 'tt9', tmdbId: 9 }, 3);
    const catalogue = await catalogueOf([
      { movieId: 103, title: 'Another Name', imdbId: 'tt0113277', genres: ['Crime', 'Thriller'] },
      { movieId: 104, title: 'Matrix', year: 2000, tmdbId: 603 },
      { movieId: 105, title: 'Emma', year: 1996, imdbId: 'tt0116191' },
      { movieId: 106, title: 'Emma', year: 2020 },
      { movieId: 107, title: 'Heat', year: 1995 },
    ]);
    expect(diary.relink(catalogue)).toEqual({ linked: 3, waiting: 1 });
    const links = new Map(diary.entries(profileId).map((entry) => [entry.title, entry.movieId]));
    expect(links).toEqual(
      new Map<string, number | null>([
        ['Heat', 103],
        ['The Matrix', 104],
        ['Emma', 105],
        ['Nowhere', null],
      ]),
    );

    const bare = await catalogueOf([{ movieId: 1, title: 'Renamed', imdbId: 'tt0116191' }]);
    expect(diary.relink(bare)).toEqual({ linked: 1, waiting: 3 });
    expect(diary.linkedRatings(profileId)).toEqual([{ movieId: 1, stars: 4 }]);
    expect(diary.relink(null)).toEqual({ linked: 0, waiting: 4 });
    expect(diary.relink(catalogue)).toEqual({ linked: 3, waiting: 1 });
    expect(diary.entries(profileId)).toHaveLength(4);
    catalogue.close();
    bare.close();
  });

  test('gives all viewings of a film its movie, and its entry their stars, also without any catalogue between', async () => {
    const day = (date: number) => calendarDay(2024, 1, date);
    const lost = { ...heat, movieId: null };
    const watched = (date: number, stars: number) =>
      diary.addViewing(profileId, lost, { ...bareViewing, watchedAtMs: day(date), stars, note: `${date}` });
    watched(1, 2);
    watched(2, 3);
    const catalogue = await catalogueOf([{ movieId: 9, title: 'Heat', year: 1995, imdbId: 'tt0113277' }]);
    for (let time = 0; time < 2; time += 1) {
      expect(diary.relink(catalogue)).toEqual({ linked: 1, waiting: 0 });
      expect(diary.viewings(profileId).map(({ movieId, note }) => [movieId, note])).toEqual([
        [9, '2'],
        [9, '1'],
      ]);
      expect(diary.linkedRatings(profileId)).toEqual([{ movieId: 9, stars: 3 }]);
      expect(diary.relink(null)).toEqual({ linked: 0, waiting: 1 });
      expect(diary.entries(profileId).map(({ movieId, stars }) => [movieId, stars])).toEqual([[null, 3]]);
    }
    catalogue.close();
  });

  test('never gets two entries of one person on one movie: the later rating has it, the other waits', async () => {
    vi.useFakeTimers({ now: 1000, toFake: ['Date'] });
    diary.setRating(profileId, { ...emma, movieId: 5 }, 2);
    vi.setSystemTime(2000);
    diary.setRating(profileId, { ...emma, movieId: 6, title: 'EMMA' }, 4);
    const catalogue = await catalogueOf([{ movieId: 9, title: 'Emma', year: 1996 }]);
    expect(diary.relink(catalogue)).toEqual({ linked: 1, waiting: 1 });
    expect(diary.linkedRatings(profileId)).toEqual([{ movieId: 9, stars: 4 }]);
    catalogue.close();
  });

  test('gives a movie to the entry of its year and spelling, whichever was rated later', async () => {
    const entryOf = (title: string, year: number): void => {
      diary.setRating(profileId, { ...emma, movieId: year, title, year }, (year % 10) / 2);
    };
    vi.useFakeTimers({ now: 1000, toFake: ['Date'] });
    entryOf('Adrift', 2009);
    entryOf('Mother', 2017);
    vi.setSystemTime(2000);
    entryOf('Adrift', 2008);
    diary.setRating(profileId, { ...emma, movieId: 7, title: 'mother!', year: 2017 }, 1);
    diary.setMark(profileId, { ...emma, movieId: 8, title: 'Adrift', year: 2010 }, 'watched');
    const catalogue = await catalogueOf([
      { movieId: 101, title: 'Adrift', year: 2009 },
      { movieId: 102, title: 'Mother', year: 2017 },
    ]);
    const linked = [
      { movieId: 101, stars: 4.5 },
      { movieId: 102, stars: 3.5 },
    ];
    for (let time = 0; time < 2; time += 1) {
      expect(diary.relink(catalogue)).toEqual({ linked: 2, waiting: 2 });
      expect(diary.linkedRatings(profileId)).toEqual(linked);
      expect(diary.markedMovieIds(profileId, 'watched')).toEqual([]);
    }
    catalogue.close();
  });

  test('does not guess where an entry without year fits several movies', async () => {
    diary.setRating(profileId, { ...emma, year: null }, 3);
    const several = await catalogueOf([
      { movieId: 1, title: 'Emma', year: 1996 },
      { movieId: 2, title: 'Emma', year: 2020 },
    ]);
    expect(diary.relink(several)).toEqual({ linked: 0, waiting: 1 });
    several.close();
  });
});

describe('profiles, settings and runs', () => {
  test('there is always a profile, found in any letter case; names are kept apart', () => {
    expect(diary.profiles()).toEqual([{ profileId, name: 'You' }]);
    expect(diary.profile('you').profileId).toBe(profileId);
    diary.createProfile('Ann');
    expect(() => diary.createProfile('ann ')).toThrow(
      expect.objectContaining({ code: 'invalid-input' }) as Error,
    );
    expect(() => diary.createProfile('  ')).toThrow(
      expect.objectContaining({ code: 'invalid-input' }) as Error,
    );
    expect(() => diary.profile('Bob')).toThrow(/no profile named Bob; there is You, Ann/);
    diary.setActiveProfile(diary.profile('Ann').profileId);
    expect(diary.activeProfile().name).toBe('Ann');
    expect(() => diary.setActiveProfile(99)).toThrow(
      expect.objectContaining({ code: 'unknown-profile' }) as Error,
    );
  });

  test('settings change by what is given', () => {
    expect(diary.settings()).toEqual({ theme: 'system', onboardingDone: false, language: 'system' });
    diary.updateSettings({ theme: 'dark' });
    expect(diary.updateSettings({ onboardingDone: true })).toEqual({
      theme: 'dark',
      onboardingDone: true,
      language: 'system',
    });
  });

  test('the run before the active one is known, to roll back to, until it is removed', () => {
    diary.addRun(run);
    diary.addRun(runSchema.parse({ ...run, runId: 'run-2', createdAtMs: 2 }));
    diary.setActiveRun('run-1');
    expect(diary.runBeforeActive()).toBeNull();
    diary.setActiveRun('run-2');
    diary.setActiveRun('run-2');
    expect(diary.runBeforeActive()).toBe('run-1');
    diary.setActiveRun('run-1');
    expect([diary.activeRunId(), diary.runBeforeActive()]).toEqual(['run-1', 'run-2']);
    diary.removeRun('run-2');
    expect(diary.runBeforeActive()).toBeNull();
  });

  test('a question about a run stays until one is made active, or is gone', () => {
    const [runId, activeRunId] = [run.runId, runSchema.shape.runId.parse('run-2')];
    const question = { runId, activeRunId, worse: ['ndcgAt10' as const], better: [], isPaired: true };
    diary.addRun(run);
    diary.addRun(runSchema.parse({ ...run, runId: 'run-2', createdAtMs: 2 }));
    diary.addRun(runSchema.parse({ ...run, runId: 'run-3', createdAtMs: 3 }));
    expect(diary.runQuestion()).toBeNull();
    diary.setRunQuestion(question);
    expect(diary.runQuestion()).toEqual(question);
    diary.removeRun('run-3');
    expect(diary.runQuestion()).toEqual(question);
    diary.setActiveRun('run-2');
    expect(diary.runQuestion()).toBeNull();
    for (const gone of ['run-1', 'run-2']) {
      diary.setRunQuestion(question);
      diary.removeRun(gone);
      expect(diary.runQuestion()).toBeNull();
    }
  });

  test('a note on a run stays as it was typed, and goes with its run', () => {
    diary.addRun(run);
    diary.setRunNote('run-1', 'First try,\n  much too “short”');
    expect(diary.runNotes().get('run-1')).toBe('First try,\n  much too “short”');
    diary.setRunNote('run-1', '');
    expect(diary.runNotes().size).toBe(0);
    diary.setRunNote('run-1', 'Better');
    diary.removeRun('run-1');
    expect(diary.runNotes().size).toBe(0);
    expect(() => diary.setRunNote('run-1', 'Gone')).toThrow(
      expect.objectContaining({ code: 'unknown-run' }) as Error,
    );
  });

  test('runs are listed newest first; the active one ends with its run', () => {
    diary.addRun(run);
    diary.addRun(runSchema.parse({ ...run, runId: 'run-2', createdAtMs: 2 }));
    expect(diary.runs().map(({ runId }) => runId)).toEqual(['run-2', 'run-1']);
    diary.setActiveRun('run-1');
    expect(diary.activeRunId()).toBe('run-1');
    diary.removeRun('run-1');
    expect([diary.activeRunId(), diary.runs().length]).toEqual([null, 1]);
    expect(() => diary.setActiveRun('run-1')).toThrow(
      expect.objectContaining({ code: 'unknown-run' }) as Error,
    );
    expect(() => diary.removeRun('run-1')).toThrow(expect.objectContaining({ code: 'unknown-run' }) as Error);
  });
});

describe('the file', () => {
  test('is in WAL mode and flushed at every write', () => {
    const database = new Database(place.path('diary.db'));
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
  });

  test('is copied once a day, and copies can be opened; the last fourteen days are kept', () => {
    diary.setRating(profileId, heat, 4);
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let day = 1; day <= 20; day += 1) {
      vi.setSystemTime(new Date(2030, 0, day, 12));
      diary.updateSettings({ theme: day % 2 === 0 ? 'dark' : 'light' });
      diary.updateSettings({ theme: 'system' });
    }
    const copies = readdirSync(place.path('backups'))
      .filter((name) => name.endsWith('.db'))
      .sort();
    expect(copies.length).toBeLessThan(14);
    expect(copies.slice(-7)).toEqual([14, 15, 16, 17, 18, 19, 20].map((day) => `diary-2030-01-${day}.db`));
    const copy = openDiary(place.path('backups/diary-2030-01-20.db'), { backups: place.path('b2') });
    expect(copy.linkedRatings(profileId)).toEqual([{ movieId: 3, stars: 4 }]);
    copy.close();
  });

  test('with a run of another version opens, leaves it out and keeps it', () => {
    diary.addRun(run);
    const database = new Database(place.path('diary.db'));
    database.prepare("INSERT INTO runs VALUES ('of-another-version', 2, '{\"runId\":1}')").run();
    database.close();
    expect(diary.runs().map(({ runId }) => runId)).toEqual(['run-1']);
    expect(diary.run('of-another-version')).toBeNull();
    expect(diary.runIds().sort()).toEqual(['of-another-version', 'run-1']);
  });

  test('is copied before a note on a run too', () => {
    diary.addRun(run);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2030, 0, 1, 12) });
    diary.setRunNote('run-1', 'Better');
    expect(readdirSync(place.path('backups'))).toContain('diary-2030-01-01.db');
  });

  test('of a newer version or damaged is refused and not touched', () => {
    diary.close();
    const file = place.path('diary.db');
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    const before = readFileSync(file);
    expect(openAgain).toThrow(expect.objectContaining({ code: 'library-too-new' }) as Error);
    expect(readFileSync(file).equals(before)).toBe(true);

    const junk = Buffer.from('this is no diary at all, whatever its name says. '.repeat(50));
    writeFileSync(file, junk);
    expect(openAgain).toThrow(expect.objectContaining({ code: 'library-damaged' }) as Error);
    expect(readFileSync(file).equals(junk)).toBe(true);
    writeFileSync(file, '');
    diary = openAgain();
  });
});
