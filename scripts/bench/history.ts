// `npm run bench -- history`: how long an IMDb export of 10,000 rows takes to match, show, import and undo.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { writeEmptyDiary } from '../../tests/fixtures/empty-diary.ts';
import { HistoryDesk } from '../../src/engine/session/import-service.ts';
import { importArchive } from '../../src/engine/archives/import-archive.ts';
import type { Catalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { OpenLibrary } from '../../src/engine/session/library-session.ts';
import { addBenchmark, archiveOption, reportSamples, runBenchmark, type CommonOptions } from './harness.ts';
import { samplesOf, type Samples } from './measurement.ts';

const rowCount = 10_000;
const header = 'Const,Your Rating,Date Rated,Title,Original Title,Title Type,Year';

export function addHistoryBenchmark(program: Command): void {
  addBenchmark(program, 'history', 'an IMDb export of 10,000 rows: matching, importing, undoing')
    .option(...archiveOption)
    .action((options: CommonOptions) =>
      runBenchmark(options, async ({ dataset, directory }) => {
        const folder = join(directory, 'library');
        mkdirSync(folder);
        const { path } = await dataset();
        await importArchive({ path, targetFile: join(folder, 'catalogue.db') });
        writeEmptyDiary(folder);
        const library = new OpenLibrary(folder);
        try {
          const byId = await measureExport(library, directory, 'by id');
          return reportSamples([...byId, ...(await measureExport(library, directory, 'by title and year'))]);
        } finally {
          library.close();
        }
      }),
    );
}

async function measureExport(
  library: OpenLibrary,
  directory: string,
  matching: 'by id' | 'by title and year',
): Promise<Samples[]> {
  const all: Samples[] = [];
  /** Notes the time that passes, and how much of it this process is on a processor. */
  async function measure<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const cpu = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    all.push(samplesOf(`${name}, ${matching}`, 'ms', [performance.now() - startedAt]));
    all.push(samplesOf(`${name}, ${matching}, processor`, 'ms', [(user + system) / 1000]));
    return result;
  }
  const file = join(directory, 'imdb.csv');
  writeFileSync(file, imdbExport(library.requireCatalogue(), matching === 'by id'));
  const desk = new HistoryDesk(library);
  const { profileId } = library.activeProfile();
  const { previewId } = await measure('read and match', () => desk.read(file, profileId));
  const query = { state: null, outcome: null, kind: null, query: '', offset: 0, limit: 100 };
  await measure('show a page', () => desk.rows({ previewId, ...query }));
  await measure('correct a row', () => desk.correct(previewId, 0, { kind: 'leave-out' }));
  const applied = await measure('import', () => desk.apply(previewId));
  if (applied !== null) await measure('undo', () => desk.undo(profileId, applied.importId));
  return all;
}

/** The catalogue's movies, followed by some that it does not have. */
function imdbExport(catalogue: Catalogue, hasIds: boolean): string {
  const movies = catalogue.featureRows().map(({ movieId }) => catalogue.identity(movieId));
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: rowCount }, (_, place) => {
    const movie = movies[place];
    const title = quote(movie?.title ?? `Unknown to the archive ${place}`);
    const id = hasIds ? (movie?.imdbId ?? `tt${9_000_000 + place}`) : '';
    return `${id},${1 + (place % 10)},2024-05-01,${title},${title},Movie,${movie?.year ?? 2030}`;
  });
  return [header, ...rows, ''].join('\n');
}
