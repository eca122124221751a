// `npm run bench -- home`: from a rating to new shelves, the tuner, and why a movie is recommended; in the engine, and with
// `--window` also in the window, which needs `npm run build` and a display.
import type { Command } from 'commander';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { allMovies } from '../../src/contract/candidate-sets.ts';
import type { Home } from '../../src/contract/home.ts';
import { movieIdSchema, type MovieId } from '../../src/contract/ids.ts';
import { toStars } from '../../src/contract/stars.ts';
import { tuningSchema, untuned, type Tuning } from '../../src/contract/tuning.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { launchApp } from '../../tests/e2e/app.ts';
import { windowCode } from '../../tests/e2e/window-code.ts';
import { prepareLibrary } from './child.ts';
import { addBenchmark, archiveOption, reportSamples, runBenchmark, type CommonOptions } from './harness.ts';
import { repeat, samplesOf, timed, type Samples } from './measurement.ts';

type Options = CommonOptions & { window?: true };

const epochs = 20;
const rounds = 15;
/** How many ratings the person has. */
const sizes = [20, 200, 1000];
/** Between two keys, so that the effects of the first one are over. */
const restMs = 1000;

/** After this time a tuning is saved: the next start then begins untuned. */
const tuningKeptMs = 1000;

export function addHomeBenchmark(program: Command): void {
  addBenchmark(program, 'home', 'from a rating to new shelves, the tuner, reasons')
    .option(...archiveOption)
    .option('--window', 'measure in the window too')
    .action((options: Options) =>
      runBenchmark(options, async ({ dataset, directory }) => {
        const library = await prepareLibrary(directory, (await dataset()).path, epochs);
        return reportSamples(await measureSizes(library, options.window === true));
      }),
    );
}

async function measureSizes(libraryDirectory: string, measuresWindow: boolean): Promise<Samples[]> {
  const ratings = longestHistory(libraryDirectory);
  let engine = openEngine({ libraryDirectory });
  await engine.handlers['settings:update']({ onboardingDone: true });
  const all: Samples[] = [];
  let given = 0;
  for (const size of sizes) {
    if (ratings.length < size + rounds) continue;
    for (; given < size; given++) await rate(engine, ratings[given]);
    console.error(`Measuring with ${size} ratings …`);
    all.push(...(await measure(engine, ratings.slice(size, size + rounds), size)));
    given += rounds;
    if (!measuresWindow) continue;
    engine.close();
    all.push(...(await measureHomeWindow(libraryDirectory, size)));
    engine = openEngine({ libraryDirectory });
  }
  engine.close();
  return all;
}

type GivenRating = { movieId: MovieId; stars: number };

/** The ratings of the user who rated most, shuffled by a fixed step. */
function longestHistory(libraryDirectory: string): GivenRating[] {
  const catalogue = openCatalogue(libraryPaths(libraryDirectory).catalogue);
  try {
    const users = Array.from({ length: 1000 }, (_, k) => k + 1).filter((userId) => catalogue.hasUser(userId));
    const histories = users.map((userId) => catalogue.userRatings(userId));
    const [longest = []] = histories.sort((a, b) => b.length - a.length);
    const step = 7919;
    return longest.map((_, k) => {
      const { movieId, halfStars } = longest[(k * step) % longest.length] ?? { movieId: 0, halfStars: 1 };
      return { movieId: movieIdSchema.parse(movieId), stars: toStars(halfStars) };
    });
  } finally {
    catalogue.close();
  }
}

async function rate(engine: Engine, rating: GivenRating | undefined): Promise<void> {
  if (rating !== undefined) await engine.handlers['ratings:set'](rating);
}

async function measure(engine: Engine, next: readonly GivenRating[], size: number): Promise<Samples[]> {
  const shelves = async (of: { tuning: Tuning | null }): Promise<Home> =>
    engine.handlers['home:shelves']({ ...of, from: allMovies });
  const why = engine.handlers['recommendations:why'];
  await shelves({ tuning: null });
  return repeat(next.length, async (round) => {
    const rating = await timed(() => rate(engine, next[round]));
    const untunedShelves = await timed(() => shelves({ tuning: untuned }));
    const novelty = (round + 1) / rounds;
    const turn = (diversity: number): Promise<number> =>
      timed(() => shelves({ tuning: tuningSchema.parse({ novelty, diversity }) }));
    const [firstTurn, laterTurn] = [await turn(0.3), await turn(0.4)];
    const of = (name: string, ms: number): Samples => samplesOf(`${name}, ${size} ratings`, 'ms', [ms]);
    const samples = [
      of('rate-then-shelves', rating + untunedShelves),
      of('rate', rating),
      of('tune, first turn after a rating', firstTurn),
      of('tune, later turn', laterTurn),
    ];
    const home = await shelves({ tuning: untuned });
    const movieId = home.shelves[0]?.movies[round]?.movieId ?? next[0]?.movieId;
    if (movieId === undefined) return samples;
    samples.push(of('why, strongest', await timed(() => why({ movieId, places: 'strongest' }))));
    if (round < 3) samples.push(of('why, all', await timed(() => why({ movieId, places: 'all' }))));
    return samples;
  });
}

/** `rounds` presses each on a library that holds a model and `size` ratings. Needs a built app and a display. */
async function measureHomeWindow(libraryDirectory: string, size: number): Promise<Samples[]> {
  const code = await windowCode('shelf-change-window.ts', 'shelfChange');
  const { page, close } = await launchApp({ libraryDirectory });
  try {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const stars = page.getByRole('radiogroup', { name: /^Your stars for/ }).first();
    const rated: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const press = () => stars.getByRole('radio', { checked: true }).press(round % 2 === 0 ? '5' : '1');
      rated.push(await untilShelvesChange(page, code, press));
    }
    const tuner = page.getByRole('button', { name: 'Tune', exact: true });
    await tuner.click();
    const slider = page.getByRole('slider', { name: 'Popularity' });
    const tuned: number[] = [];
    for (let round = 0; round < rounds; round++) {
      tuned.push(await untilShelvesChange(page, code, () => slider.press(round % 2 === 0 ? 'End' : 'Home')));
    }
    await page.getByRole('button', { name: 'Reset', exact: true }).first().click();
    await tuner.click();
    await page.waitForTimeout(tuningKeptMs);
    return [
      samplesOf(`in the window: rate-then-shelves, ${size} ratings`, 'ms', rated),
      samplesOf(`in the window: tune, ${size} ratings`, 'ms', tuned),
    ];
  } finally {
    await close();
  }
}

/** Milliseconds from the key to the frame in which the shelves have changed. */
async function untilShelvesChange(page: Page, code: string, press: () => Promise<void>): Promise<number> {
  await page.locator('main [data-movie]').nth(1).waitFor();
  await page.waitForTimeout(restMs);
  const change = page.evaluate(`(() => { ${code}; return shelfChange.timeChange(); })()`);
  await press();
  return z.number().parse(await change);
}
