// Measures how long an IMDb export of ten thousand rows takes, against the movies of an archive: `npm run bench:history -- ARCHIVE`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HistoryDesk } from '../../src/engine/session/import-service.ts';
import { importArchive } from '../../src/engine/archives/import-archive.ts';
import type { Catalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { OpenLibrary } from '../../src/engine/session/library-session.ts';

const rowCount = 10_000;
const header = 'Const,Your Rating,Date Rated,Title,Original Title,Title Type,Year';

const [archive = '../shared/data/ml-latest-small.zip'] = process.argv.slice(2);
const directory = mkdtempSync(join(tmpdir(), 'matinee-bench-history-'));
try {
  await measureAll();
} finally {
  rmSync(directory, { recursive: true });
}

async function measureAll(): Promise<void> {
  mkdirSync(join(directory, 'library'));
  await importArchive({ path: archive, targetFile: join(directory, 'library/catalogue.db') });
  const library = new OpenLibrary(join(directory, 'library'));
  const desk = new HistoryDesk(library);
  const { profileId } = library.activeProfile();
  for (const withIds of [true, false]) {
    const file = writeExport(library.requireCatalogue(), withIds);
    const by = withIds ? 'by id' : 'by title and year';
    const preview = await measure(`read and match ${rowCount} rows ${by}`, () => desk.read(file, profileId));
    const query = { state: null, outcome: null, kind: null, query: '', offset: 0, limit: 100 };
    await measure('show a page', () => desk.rows({ previewId: preview.previewId, ...query }));
    await measure('mend a row', () => desk.mend(preview.previewId, 0, { kind: 'leave-out' }));
    const applied = await measure('import them', () => desk.apply(preview.previewId));
    if (applied !== null) await measure('take them back', () => desk.undo(profileId, applied.importId));
    console.log(`  ${preview.states.matched} matched, ${preview.states.uncertain} uncertain\n`);
  }
  library.close();
}

/** Movies of the catalogue, and behind them some that it does not have. */
function writeExport(catalogue: Catalogue, withIds: boolean): string {
  const movies = catalogue.featureRows().map(({ movieId }) => catalogue.identity(movieId));
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: rowCount }, (_, place) => {
    const movie = movies[place];
    const title = quote(movie?.title ?? `Unknown to the archive ${place}`);
    const id = withIds ? (movie?.imdbId ?? `tt${9_000_000 + place}`) : '';
    return `${id},${1 + (place % 10)},2024-05-01,${title},${title},Movie,${movie?.year ?? 2030}`;
  });
  const file = join(directory, `imdb-${withIds ? 'ids' : 'titles'}.csv`);
  writeFileSync(file, [header, ...rows, ''].join('\n'));
  return file;
}

/** Prints the time that passed, and what of it this process was on a processor. */
async function measure<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const elapsedMs = Math.round(performance.now() - startedAt);
  console.log(`${name}: ${elapsedMs} ms (${Math.round((user + system) / 1000)} ms of processor)`);
  return result;
}
