// `npm run bench -- title-search`: how many misspelled titles are found and how fast, beside fuzzysort, which the palette uses for commands.
import { join } from 'node:path';
import type { Command } from 'commander';
import fuzzysort from 'fuzzysort';
import { importArchive } from '../../src/engine/archives/import-archive.ts';
import { createRandom, type Random } from '../../src/engine/base/random.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { createFuzzyIndex } from '../../src/engine/library/catalogue/fuzzy-index.ts';
import { foldTitle } from '../../src/engine/library/catalogue/titles.ts';
import { addBenchmark, archiveOption, reportSamples, runBenchmark, type CommonOptions } from './harness.ts';
import { samplesOf, type Samples } from './measurement.ts';

/** As many movies as MovieLens 32M has: the archive's titles, and more of them with other letters. */
const manyMovies = 87_585;
const askedTitles = 600;
const shown = 5;

/** The rows found, closest first. */
type Search = (query: string) => number[];

export function addTitleSearchBenchmark(program: Command): void {
  addBenchmark(program, 'title-search', 'titles with typing errors: how many are found, and how fast')
    .option(...archiveOption)
    .action((options: CommonOptions) =>
      runBenchmark(options, async ({ dataset, directory }) => {
        const targetFile = join(directory, 'catalogue.db');
        await importArchive({ path: (await dataset()).path, targetFile });
        const catalogue = openCatalogue(targetFile);
        try {
          const rated = catalogue.featureRows().toSorted((a, b) => b.ratingCount - a.ratingCount);
          const titles = rated.map(({ movieId }) => foldTitle(catalogue.identity(movieId).title));
          return reportSamples([
            ...measure(titles, `${titles.length} movies`),
            ...measure(withMore(titles), `${manyMovies} movies`),
          ]);
        } finally {
          catalogue.close();
        }
      }),
    );
}

/** `titles` are best known first, by which equally close ones are ordered. */
function measure(titles: readonly string[], of: string): Samples[] {
  const startedAt = performance.now();
  const index = createFuzzyIndex(titles.entries());
  const builtMs = performance.now() - startedAt;
  const places = new Map(titles.map((title, row) => [title, row]));
  const targets = titles.map((title) => fuzzysort.prepare(title));
  const searches: Record<string, Search> = {
    Matinee: (query) =>
      [...index.closest(query, 30)].sort(([a, far], [b, near]) => far - near || a - b).map(([row]) => row),
    fuzzysort: (query) =>
      fuzzysort.go(query, targets, { limit: 30 }).map(({ target }) => places.get(target) ?? -1),
  };
  const asked = misspell(titles.slice(0, askedTitles));
  return [
    samplesOf(`index of ${of}`, 'ms', [builtMs]),
    ...Object.entries(searches).flatMap(([name, search]) => {
      const times: number[] = [];
      const found = asked.filter(({ query, title }) => {
        const from = performance.now();
        const rows = search(query);
        times.push(performance.now() - from);
        return rows.slice(0, shown).some((row) => titles[row] === title);
      });
      return [
        samplesOf(`${name}, ${of}, among the first ${shown}`, '%', [(100 * found.length) / asked.length]),
        samplesOf(`${name}, ${of}, one search`, 'ms', times),
      ];
    }),
  ];
}

/** The first three words of each title, with one letter added, left out, changed or swapped with the next. */
function misspell(titles: readonly string[]): { query: string; title: string }[] {
  const random = createRandom(1, 'typing errors');
  return titles.flatMap((title) => {
    const words = title.split(' ').slice(0, 3);
    const long = [...words.keys()].filter((place) => /^[a-z]{4,}$/u.test(words[place] ?? ''));
    const place = long[random.integer(long.length)];
    if (place === undefined) return [];
    const word = words[place] ?? '';
    const wrong = withError(word, random);
    return wrong === word ? [] : [{ title, query: words.with(place, wrong).join(' ') }];
  });
}

function withError(word: string, random: Random): string {
  const at = 1 + random.integer(word.length - 1);
  const letter = String.fromCharCode(97 + random.integer(26));
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  const errors = [
    `${before}${after}`,
    `${before}${letter}${here}${after}`,
    `${before}${letter}${after}`,
    `${before}${after.slice(0, 1)}${here}${after.slice(1)}`,
  ];
  return errors[random.integer(errors.length)] ?? word;
}

function withMore(titles: readonly string[]): string[] {
  const random = createRandom(1, 'more titles');
  return Array.from({ length: manyMovies }, (_, row) => {
    const title = titles[row % titles.length] ?? '';
    if (row < titles.length) return title;
    return title
      .split(' ')
      .map((word) => (word.length > 4 && random.integer(2) === 0 ? withError(word, random) : word))
      .join(' ');
  });
}
