// What goes out comes in again: exports and backups, with the titles and texts that break other programs.
import Database from 'better-sqlite3';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calendarDay } from '../../src/contract/calendar-day.ts';
import type { RatingsLayout } from '../../src/contract/sites.ts';
import { untuned } from '../../src/contract/tuning.ts';
import { ActiveModel } from '../../src/engine/session/active-model.ts';
import type { SessionContext } from '../../src/engine/session/context.ts';
import { inspectBackup, restoreBackup, saveBackup } from '../../src/engine/session/backups.ts';
import { HistoryDesk } from '../../src/engine/session/import-service.ts';
import { readHistory } from '../../src/engine/history/read-history.ts';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import type { ViewingDetails } from '../../src/contract/viewings.ts';
import type { ImportWrite } from '../../src/engine/library/diary/import-store.ts';
import type { DiaryMovie } from '../../src/engine/library/diary/entry-rows.ts';
import { identityKeys } from '../../src/engine/library/catalogue/identity-keys.ts';
import { OpenLibrary } from '../../src/engine/session/library-session.ts';
import { exportRatings, exportRecommendations } from '../../src/engine/session/export-service.ts';
import { diarySchema } from '../../src/engine/library/migrations/diary-schema.ts';
import { fc } from '../fixtures/properties.ts';
import { writeEmptyDiary } from '../fixtures/empty-diary.ts';
import { smallMovies, writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
let opened: OpenLibrary[];

beforeEach(async () => {
  opened = [];
  await writeSmallCatalogue(place.path('small.db'));
});
afterEach(() => {
  for (const library of opened) library.close();
});

/** A new library with the small catalogue, as on another computer. */
function newLibrary(): OpenLibrary {
  const directory = place.path(`library-${opened.length}`);
  mkdirSync(directory);
  copyFileSync(place.path('small.db'), `${directory}/catalogue.db`);
  writeEmptyDiary(directory);
  const library = new OpenLibrary(directory);
  library.requireCatalogue();
  opened.push(library);
  return library;
}

type Rated = { movie: DiaryMovie; halfStars: number; ratedAtMs: number; viewings: ViewingDetails[] };

const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim());
const tag = words.filter((text) => text !== '' && !text.includes(','));

/** Of different days, as a day and its words are what tells viewings apart. */
const viewings: fc.Arbitrary<ViewingDetails[]> = fc.uniqueArray(
  fc.record({
    watchedAtMs: fc.option(fc.integer({ min: 10_000, max: 20_000 }).map((days) => days * 86_400_000)),
    stars: fc.option(fc.integer({ min: 1, max: 10 }).map((halfStars) => halfStars / 2)),
    // Something is said of each, so that it is more than a film watched.
    note: words.map((text) => `Note ${text}`.trim()),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    isRewatch: fc.boolean(),
    companions: words,
  }),
  { selector: ({ watchedAtMs }) => watchedAtMs, maxLength: 3 },
);

const title = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      ...[
        'Good, the Bad, The',
        'say "cheese"',
        'two\nlines',
        '=1+1',
        'Birdman (Extended)',
        '千と千尋の神隠し',
        '8½',
        '???',
      ],
    ),
  )
  .map((text) => text.trim())
  // A year in parentheses at the end is MovieLens's way to write the year.
  .filter((text) => text !== '' && !/\(\s*\d{4}[^()]*\)\s*$/u.test(text));

const waitingMovie: fc.Arbitrary<DiaryMovie> = fc.record({
  movieId: fc.constant(null),
  title,
  year: fc.option(fc.integer({ min: 1890, max: 2030 })),
  imdbId: fc.option(fc.integer({ min: 1_000_000, max: 99_999_999 }).map((id) => `tt${id}`)),
  tmdbId: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
});

const knownMovie: fc.Arbitrary<DiaryMovie> = fc
  .constantFrom(...smallMovies)
  .map(({ movieId, title: name, year, imdbId, genres }) => ({
    ...{ movieId, title: name, year, imdbId, genres },
    tmdbId: null,
  }));

/** Whether two movies would be taken for one by a number or by their title. */
function isSameMovie({ movie: a }: Rated, { movie: b }: Rated): boolean {
  const titleKey = (movie: DiaryMovie) =>
    identityKeys({ ...movie, year: null, imdbId: null, tmdbId: null })[0];
  const isSame = (one: unknown, other: unknown) => one !== null && one === other;
  return isSame(a.imdbId, b.imdbId) || isSame(a.tmdbId, b.tmdbId) || titleKey(a) === titleKey(b);
}

/** Ratings of different movies. */
const history: fc.Arbitrary<Rated[]> = fc.uniqueArray(
  fc.record({
    movie: fc.oneof(waitingMovie, knownMovie),
    halfStars: fc.integer({ min: 1, max: 10 }),
    ratedAtMs: fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2026, 0, 1) }),
    viewings,
  }),
  { comparator: isSameMovie, maxLength: 12 },
);

function enter({ diary }: OpenLibrary, ratings: readonly Rated[]): number {
  const { profileId } = diary.activeProfile();
  diary.applyImport(profileId, {
    ...{ source: 'x', format: 'imdb', contentHash: 'x', fileDatedAtMs: 0, choices: [] },
    writes: ratings.flatMap(({ viewings: seen, ...rating }): ImportWrite[] => [
      { kind: 'add', ...rating },
      ...seen.map((details) => ({ kind: 'viewing' as const, movie: rating.movie, details, notedAtMs: 0 })),
    ]),
  });
  return profileId;
}

describe.each<RatingsLayout>(['movielens', 'letterboxd'])('ratings in the layout of %s', (layout) => {
  test('come back as they were, into a library that has none, and change nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (ratings) => {
        const [source, target] = [newLibrary(), newLibrary()];
        const profileId = enter(source, ratings);
        const { files, rows } = exportRatings({ library: source }, profileId, layout, place.path('out.csv'));
        const seen = ratings.flatMap((rating) => rating.viewings);
        expect(rows).toBe(ratings.length + (layout === 'letterboxd' ? seen.length : 0));
        if (rows === 0) return;
        const desk = new HistoryDesk(target);
        for (const file of files) desk.apply((await desk.read(file, profileId)).previewId);
        expect(ratingsOf(target, layout)).toEqual(ratingsOf(source, layout));
        if (layout === 'letterboxd') expect(viewingsOf(target)).toEqual(viewingsOf(source));
        for (const file of files) {
          const { outcomes } = await desk.read(file, profileId);
          // Stars that a later viewing has overtaken are older than those that count.
          expect(outcomes).toMatchObject({ add: 0, wait: 0, update: 0, double: 0 });
          if (seen.length === 0) expect(outcomes.older).toBe(0);
        }
      }),
      { numRuns: 12 },
    );
  });
});

function viewingsOf({ diary }: OpenLibrary): unknown[] {
  return diary
    .identifiedViewings(diary.activeProfile().profileId)
    .map(({ viewingId: _, notedAtMs: __, ...viewing }) => viewing)
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What an export keeps: Letterboxd knows days, MovieLens seconds. */
function ratingsOf({ diary }: OpenLibrary, layout: RatingsLayout): unknown[] {
  return diary
    .identifiedEntries(diary.activeProfile().profileId)
    .map(({ movieId, title: name, year, imdbId, tmdbId, stars, ratedAtMs }) => ({
      ...{ movieId, name, year, imdbId, tmdbId, stars },
      rated: layout === 'movielens' ? Math.floor(ratedAtMs / 1000) : new Date(ratedAtMs).toDateString(),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

test('the tables have the columns that the sites know', () => {
  const library = newLibrary();
  const profileId = enter(library, [
    {
      movie: { movieId: 2, title: 'Heat', year: 1995, imdbId: 'tt0113277', tmdbId: 949 },
      ...{ halfStars: 7, ratedAtMs: new Date(2024, 4, 31, 12).getTime(), viewings: [] },
    },
  ]);
  library.diary.addViewing(
    profileId,
    { movieId: 2, title: 'Heat', year: 1995, imdbId: 'tt0113277', tmdbId: 949 },
    {
      ...{ watchedAtMs: calendarDay(2023, 1, 2), stars: 5, note: 'So, again.', tags: ['late', 'loud'] },
      ...{ isRewatch: true, companions: 'Ann' },
    },
  );
  const lines = (layout: RatingsLayout): string[] => {
    const { files } = exportRatings({ library }, profileId, layout, place.path('out.csv'));
    return readFileSync(files[0]!, 'utf8').split('\n');
  };
  expect(lines('letterboxd')).toEqual([
    'LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,Rating,Rating10,WatchedDate,Rewatch,Tags,Review,RatedDate,With',
    ',949,tt0113277,Heat,1995,,5,10,2023-01-02,Yes,"late, loud","So, again.",,Ann',
    ',949,tt0113277,Heat,1995,,3.5,7,,,,,2024-05-31,',
    '',
  ]);
  const seconds = new Date(2024, 4, 31, 12).getTime() / 1000;
  expect(lines('movielens')).toEqual([
    'movie_id,imdb_id,tmdb_id,rating,average_rating,title,timestamp',
    `2,0113277,949,3.5,3.83,Heat (1995),${seconds}`,
    '',
  ]);
});

test('what Letterboxd takes no larger is split, and all of it comes back', async () => {
  const library = newLibrary();
  const long = 'x'.repeat(200);
  const ratings = Array.from({ length: 9000 }, (_, place): Rated => {
    const movie = { movieId: null, title: `${long} ${place}`, year: 2000, imdbId: null, tmdbId: null };
    return { movie, halfStars: 1 + (place % 10), ratedAtMs: Date.UTC(2020, 0, 1), viewings: [] };
  });
  const profileId = enter(library, ratings);
  const { files } = exportRatings({ library }, profileId, 'letterboxd', place.path('out.csv'));
  expect(files.map((file) => basename(file))).toEqual(['out-1.csv', 'out-2.csv', 'out-3.csv']);
  let rows = 0;
  for (const file of files) {
    expect(statSync(file).size).toBeLessThanOrEqual(1_000_000);
    rows += (await readHistory(file)).rows.length;
  }
  expect(rows).toBe(9000);
});

test('a folder that is not there is reported, and nothing is left', () => {
  const library = newLibrary();
  const refused = expect.objectContaining({
    code: 'path-unusable',
    message: expect.stringMatching(/^The folder .*none is not there\. Choose another place/) as string,
  }) as Error;
  const file = place.path('none/out.csv');
  expect(() => exportRatings({ library }, 1, 'movielens', file)).toThrow(refused);
  expect(existsSync(place.path('none'))).toBe(false);
});

test('recommendations go out as they are listed', async () => {
  const library = newLibrary();
  const context = contextOf(library);
  const { files, rows } = await exportRecommendations(context, 1, 3, place.path('next.csv'));
  expect(rows).toBe(3);
  const [header, first] = readFileSync(files[0]!, 'utf8').split('\n');
  expect(header).toBe('rank,movie_id,imdb_id,tmdb_id,title,year,genres,predicted_stars,score,because_of');
  expect(first).toMatch(/^1,\d+,tt000000\d,,[^,]+,\d{4},[\w|-]+,,\d\.\d{4},$/);
});

function contextOf(library: OpenLibrary): SessionContext {
  return {
    ...{ library, model: new ActiveModel(library), histories: new HistoryDesk(library) },
    starterDirectory: null,
  };
}

describe('a backup', () => {
  test('brings the whole diary back, on this computer or another', () => {
    fc.assert(
      fc.property(history, history, title, (mine, later, name) => {
        const [source, target] = [newLibrary(), newLibrary()];
        const profileId = enter(source, mine);
        const other = source.diary.createProfile(name.slice(0, 50) + '!');
        source.diary.setRating(other.profileId, heat, 0.5);
        source.diary.saveChoice(profileId, { ...heat, title: name }, 'leave-out');
        source.diary.updateSettings({ theme: 'dark', onboardingDone: true });
        const before = contentsOf(source);
        saveBackup(contextOf(source), place.path('diary.matinee'));

        enter(target, later);
        restoreBackup(contextOf(target), place.path('diary.matinee'));
        expect(contentsOf(target)).toEqual(before);

        source.diary.removeRating(1);
        source.diary.setRating(profileId, { ...heat, movieId: 4 }, 5);
        restoreBackup(contextOf(source), place.path('diary.matinee'));
        expect(contentsOf(source)).toEqual(before);
      }),
      { numRuns: 8 },
    );
  });

  test('reports what is in it, and the diary that it replaces is kept as a copy', () => {
    const library = newLibrary();
    const profileId = library.activeProfile().profileId;
    library.diary.setRating(profileId, heat, 4);
    saveBackup(contextOf(library), place.path('diary.matinee'));
    library.diary.setRating(profileId, heat, 1);
    expect(inspectBackup(contextOf(library), place.path('diary.matinee'))).toMatchObject({
      ...{
        version: diarySchema.migrations.length,
        profiles: [{ name: 'You', ratings: 1 }],
        ratings: 1,
        marks: 0,
        viewings: 0,
      },
    });
    const { previousDiary, ...rest } = restoreBackup(contextOf(library), place.path('diary.matinee'));
    expect(rest).toEqual({ ratings: 1, waiting: 0, replaced: [{ name: 'You', ratings: 1 }] });
    expect(library.diary.linkedRatings(profileId)).toEqual([{ movieId: 2, stars: 4 }]);
    const copy = openDiary(previousDiary, { backups: place.path('b') });
    expect(copy.linkedRatings(profileId)).toEqual([{ movieId: 2, stars: 1 }]);
    copy.close();
    expect(readdirSync(library.paths.staging)).toEqual([]);
  });

  test('never lets a number be given again that something in it still names', () => {
    const [source, target] = [newLibrary(), newLibrary()];
    const profileId = source.activeProfile().profileId;
    source.diary.setRating(profileId, { ...heat, movieId: 1, title: 'Alien' }, 4);
    const { entryId } = source.diary.setRating(profileId, heat, 4);
    source.diary.addPrediction({ entryId, runId: 'run-1', predictedStars: 1, starsDeviation: null });
    source.diary.removeRating(entryId);
    const gone = source.diary.createProfile('Gone');
    source.diary.keepTuning(gone.profileId, { ...untuned, novelty: 1 });
    source.diary.removeProfile(gone.profileId);
    saveBackup(contextOf(source), place.path('diary.matinee'));
    restoreBackup(contextOf(target), place.path('diary.matinee'));
    target.diary.setRating(profileId, { ...heat, movieId: 3, title: 'Emma' }, 5);
    expect(target.diary.predictions(profileId)).toEqual([]);
    expect(target.diary.createProfile('New').profileId).toBeGreaterThan(gone.profileId);
  });

  test('that is none is refused, whatever it looks like, and the diary stays', () => {
    const library = newLibrary();
    const profileId = library.activeProfile().profileId;
    library.diary.setRating(profileId, heat, 4);
    saveBackup(contextOf(library), place.path('good.matinee'));
    const good = readFileSync(place.path('good.matinee'));
    const spoil = (work: (database: Database.Database) => void): Buffer => {
      writeFileSync(place.path('corrupt.matinee'), good);
      const database = new Database(place.path('corrupt.matinee'));
      work(database);
      database.close();
      return readFileSync(place.path('corrupt.matinee'));
    };
    const damaged = Buffer.from(good);
    damaged.fill(0xff, 4096 * 3, 4096 * 5);
    const bad: [string, Buffer, string][] = [
      ['text', Buffer.from('not a database'), 'not-a-backup'],
      ['nothing', Buffer.alloc(0), 'not-a-backup'],
      ['cut off', good.subarray(0, 5000), 'not-a-backup'],
      ['damaged', damaged, 'not-a-backup'],
      ['another program’s', spoil((database) => database.pragma('application_id = 5')), 'not-a-backup'],
      ['newer', spoil((database) => database.pragma('user_version = 99')), 'library-too-new'],
      [
        'with a trigger',
        spoil((database) =>
          database.exec('CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM profiles; END'),
        ),
        'not-a-backup',
      ],
      ['with a table missing', spoil((database) => database.exec('DROP TABLE marks')), 'not-a-backup'],
      [
        'with an entry of nobody',
        spoil((database) => {
          database.pragma('foreign_keys = OFF');
          database.exec('UPDATE entries SET profile_id = 77');
        }),
        'not-a-backup',
      ],
      [
        'with a title that is none',
        spoil((database) => database.exec("UPDATE entries SET genres = 'no JSON'")),
        'not-a-backup',
      ],
      [
        'with a tuning that is none',
        spoil((database) => database.exec("INSERT INTO profile_settings VALUES (1, 'tuning', 'no JSON')")),
        'not-a-backup',
      ],
      [
        'with settings that are none',
        spoil((database) => database.exec("INSERT OR REPLACE INTO settings VALUES ('settings', '{')")),
        'not-a-backup',
      ],
      [
        'with a mix that is none',
        spoil((database) => database.exec("INSERT INTO mixes VALUES (1, 1, 'Mine', '{', 1)")),
        'not-a-backup',
      ],
      [
        'with a mark of a kind that is none',
        spoil((database) =>
          database.exec(
            "INSERT INTO marks VALUES (1, 1, 'loathed', 2, 'Heat', 1995, NULL, NULL, '[]', 1, NULL)",
          ),
        ),
        'not-a-backup',
      ],
    ];
    for (const [what, bytes, code] of bad) {
      writeFileSync(place.path('bad.matinee'), bytes);
      const refused = expect.objectContaining({ code }) as Error;
      expect(() => restoreBackup(contextOf(library), place.path('bad.matinee')), what).toThrow(refused);
    }
    expect(() => inspectBackup(contextOf(library), place.path('none'))).toThrow(/no file at/);
    expect(() => saveBackup(contextOf(library), library.paths.diary)).toThrow(/library itself/);
    expect(library.diary.linkedRatings(profileId)).toEqual([{ movieId: 2, stars: 4 }]);
    expect(readdirSync(library.paths.staging)).toEqual([]);
  });
});

const heat: DiaryMovie = {
  movieId: 2,
  title: 'Heat',
  year: 1995,
  imdbId: 'tt0000002',
  tmdbId: null,
  genres: ['Crime', 'Thriller'],
};

/** All that a person entered. */
function contentsOf({ diary }: OpenLibrary): unknown {
  return diary.profiles().map((profile) => ({
    profile,
    entries: diary.identifiedEntries(profile.profileId),
    viewings: diary.identifiedViewings(profile.profileId),
    given: diary.givenEntries(profile.profileId),
    imports: diary.imports(profile.profileId),
    choices: [...diary.movieChoices(profile.profileId)],
    marks: diary.marks(profile.profileId),
    settings: diary.settings(),
  }));
}
