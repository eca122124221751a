// Questions in plain words on the real archive, without a model: for each, movies that have to be among the first twenty.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { addFacts, judge, ratesOf } from '../fixtures/asked-questions.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { hasNoMlSmall, mlSmall, mlSmallLibrary } from '../fixtures/ml-small.ts';

const first = 20;

/** Chosen by hand: what a friend would name, of what the archive's few tags and its genres can show. */
const wanted: readonly (readonly [question: string, titles: readonly string[]])[] = [
  ['slow sad space film', ['2001: A Space Odyssey', 'Solaris', 'Apollo 13']],
  ['ein langsamer, trauriger Weltraumfilm', ['2001: A Space Odyssey', 'Solaris']],
  ['scary space movie', ['Alien', 'Aliens', 'The Thing']],
  ['like Alien but lighter', ['Men in Black', 'E.T. the Extra-Terrestrial']],
  ['90s thriller', ['Seven', 'The Silence of the Lambs', 'The Usual Suspects']],
  ['Thriller aus den Neunzigern', ['Seven', 'The Silence of the Lambs', 'The Usual Suspects']],
  ['by Tarantino', ['Pulp Fiction', 'Reservoir Dogs', 'Inglourious Basterds']],
  ['heist movie', ["Ocean's Eleven", 'The Italian Job', 'The Usual Suspects']],
  ['Zeitreise', ['Back to the Future', 'Twelve Monkeys', 'The Terminator']],
  ['zombie comedy', ['Shaun of the Dead', 'Zombieland']],
  ['christmas movie for the family', ['Home Alone', 'Elf', "It's a Wonderful Life"]],
  ['Samurai', ['Rashomon', 'Seven Samurai', 'Yojimbo']],
  ['world war ii drama based on a true story', ["Schindler's List", 'The Pianist']],
  ['romantische Komödie', ['Four Weddings and a Funeral', "My Best Friend's Wedding"]],
  ['film noir before 1950', ['The Maltese Falcon', 'Double Indemnity', 'The Third Man']],
  ['mind-bending twist', ['Fight Club', 'The Sixth Sense', 'Memento']],
  ['disney or pixar', ['Toy Story', 'The Lion King', 'Finding Nemo']],
  ['mafia', ['The Godfather', 'Goodfellas']],
  ['anime', ['Spirited Away', 'Princess Mononoke']],
  ['violent western since 2010', ['The Hateful Eight', 'Django Unchained']],
  ['Superheldenfilm', ['The Dark Knight', 'The Avengers', 'Spider-Man']],
  ['dystopian future', ['Blade Runner', 'Minority Report', 'The Matrix']],
  ['Blade Runner', ['Blade Runner', 'The Terminator']],
];

describe.skipIf(hasNoMlSmall)('a question in plain words on the real archive', () => {
  let libraryDirectory: string;
  let engine: Engine;
  const ask = asking(() => engine);
  const askFor = (query: string) => ask('movies:ask', { query, limit: first });

  beforeAll(async () => {
    libraryDirectory = mkdtempSync(join(tmpdir(), 'matinee-asking-'));
    cpSync(await mlSmallLibrary(), libraryDirectory, { recursive: true });
    engine = openEngine({ libraryDirectory });
  });
  afterAll(() => {
    engine.close();
    rmSync(libraryDirectory, { recursive: true });
  });

  test.each(wanted)('“%s”', async (question, titles) => {
    const { movies, notUnderstood } = await askFor(question);
    expect(movies.map(({ title }) => title)).toEqual(expect.arrayContaining([...titles]));
    expect(notUnderstood).toEqual([]);
  });

  test('says what it understood, with the tags and genres that this library has', async () => {
    const { parts } = await askFor('slow space film');
    expect(parts).toMatchObject([
      { said: 'slow', kind: 'theme', genres: [], tags: expect.arrayContaining(['slow']) as unknown },
      {
        said: 'space',
        kind: 'theme',
        genres: ['Sci-Fi'],
        tags: expect.arrayContaining(['space']) as unknown,
      },
    ]);
  });

  test('says what it did not understand, and finds by the rest', async () => {
    const { notUnderstood, movies } = await askFor('a frobnicated heist');
    expect(notUnderstood).toEqual(['frobnicated']);
    expect(movies.length).toBeGreaterThan(0);
  });

  test('nothing understood finds nothing', async () => {
    expect(await askFor('qwzx frobnicated')).toMatchObject({ total: 0, movies: [], parts: [] });
  });

  test('what is not wanted is in none of them', async () => {
    const { movies } = await askFor('scary but not horror');
    expect(movies).toHaveLength(first);
    expect(movies.filter(({ genres }) => genres.includes('Horror'))).toEqual([]);
  });

  test('a limit holds for every movie', async () => {
    const { movies } = await askFor('comedy from the 80s');
    expect(movies.filter(({ year }) => year === null || year < 1980 || year > 1989)).toEqual([]);
  });

  test('movies of unknown length come last, are marked, and are counted', async () => {
    const query = 'romance under 90 minutes';
    const { movies, parts } = await ask('movies:ask', { query, limit: 200 });
    const isUnknown = movies.map(({ unknown }) => unknown.includes('runtime'));
    const known = isUnknown.indexOf(true);
    expect(known).toBeGreaterThan(0);
    expect(isUnknown.slice(known)).not.toContain(false);
    expect(parts[1]).toMatchObject({ kind: 'runtime', movies: expect.any(Number) as unknown });
    expect(parts.flatMap((part) => (part.kind === 'runtime' ? part.unknown : []))).toEqual([
      (await ask('movies:ask', { query, limit: 200, offset: 200 })).total - known,
    ]);
    for (const { movieId } of movies.slice(0, known)) {
      const { runtimeMinutes } = await ask('movies:get', { movieId });
      expect(runtimeMinutes).toBeLessThanOrEqual(90);
    }
  });

  test('each movie names what it fits by, and only what is true of it', async () => {
    const { movies } = await askFor('funny heist');
    for (const { movieId, fitsBy } of movies) {
      const { tags, genres, title } = await ask('movies:get', { movieId });
      const known = [...tags.map(({ tag }) => tag.toLowerCase()), ...genres];
      for (const reason of fitsBy) {
        const word = /^“(.*)”$/u.exec(reason)?.[1];
        if (word === undefined) expect(known).toContain(reason);
        else expect(title.toLowerCase()).toContain(word);
      }
    }
  });

  test('tags filter any search, whatever their letter case', async () => {
    const { movies } = await ask('movies:search', { tags: ['Time Travel', 'twist ending'] });
    expect(movies.map(({ title }) => title)).toEqual(['Twelve Monkeys']);
  });

  test('filters narrow it, and another order sorts what was found', async () => {
    const filtered = await ask('movies:ask', { query: 'space', genres: ['Comedy'], sort: 'oldest' });
    const years = filtered.movies.map(({ year }) => year ?? 0);
    expect(years).toEqual(years.toSorted((a, b) => a - b));
    expect(filtered.movies.every(({ genres }) => genres.includes('Comedy'))).toBe(true);
    expect(filtered.total).toBeLessThan((await askFor('space')).total);
  });
});

describe.skipIf(hasNoMlSmall)('questions that were written before any was answered', () => {
  let libraryDirectory: string;
  let engine: Engine;
  const ask = asking(() => engine);

  beforeAll(async () => {
    libraryDirectory = mkdtempSync(join(tmpdir(), 'matinee-asking-'));
    cpSync(await mlSmallLibrary(), libraryDirectory, { recursive: true });
    await addFacts(libraryDirectory, join(libraryDirectory, 'facts'));
    engine = openEngine({ libraryDirectory });
  });
  afterAll(() => {
    engine.close();
    rmSync(libraryDirectory, { recursive: true });
  });

  test.each([
    ['tuned', 0.65],
    ['heldBack', 0.55],
  ] as const)('of the %s ones most expected movies are found, and few unwanted ones', async (half, least) => {
    const judged = await judge(ask, half);
    const { hits, wrong } = ratesOf(judged, half);
    expect(hits, JSON.stringify(judged, null, 1)).toBeGreaterThanOrEqual(least);
    expect(wrong, JSON.stringify(judged, null, 1)).toBeLessThanOrEqual(0.03);
  });

  test('a catalogue that is replaced meanwhile makes no question fail', async () => {
    const path = mlSmall;
    const result = await runJob({ kind: 'import', path, libraryDirectory });
    const restarted = openEngine({ libraryDirectory });
    const answer = asking(() => restarted)('movies:ask', { query: 'slow sad space film', limit: 3 });
    if (result.kind === 'import') restarted.adoptCatalogue(result.stagedFile);
    const { movies } = await answer;
    restarted.close();
    expect(movies).toHaveLength(3);
  });

  test('“French romance” finds what is both, and nothing else', async () => {
    const { movies } = await ask('movies:ask', { query: 'French romance', limit: 20 });
    expect(movies.map(({ title }) => title)).toEqual(expect.arrayContaining(['Amelie', 'Jules and Jim']));
    expect(movies.filter(({ genres }) => !genres.includes('Romance'))).toEqual([]);
    expect(movies[0]?.fitsBy).toContain("“Le Fabuleux destin d'Amélie Poulain”");
  });
});
