// Details of movies through the window: brought by a table, shown on the page, filtered by in Browse.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeFiles, makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { creditsTable } from '../fixtures/made-credits.ts';
import { metadataRow, metadataTable } from '../fixtures/made-metadata.ts';
import { launchApp, type LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, openScreen, skipWelcome } from './rooms.ts';
import { answerFileDialog, importInBackground, importThroughDialog } from './studio.ts';

let launched: LaunchedApp;
let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace();
  launched = await launchApp();
  await skipWelcome(launched.page);
});
afterAll(async () => {
  await launched.close();
  place.remove();
});

const metadataFile = () => {
  const file = place.path('movies_metadata.csv');
  writeFileSync(
    file,
    metadataTable([
      metadataRow({
        ...{ id: '862', imdbId: 'tt0114709', title: 'Toy Story', budget: '30000000', revenue: '373554033' },
        ...{ runtime: '81', overview: 'Led by Woody, Andy’s toys live happily.' },
      }),
      metadataRow({ id: '4711', title: 'Elsewhere' }),
    ]),
  );
  return file;
};
const archive = () =>
  writeZip(place.path('made.zip'), {
    ...madeFiles,
    'ml-made/genome-tags.csv': 'tagId,tag\n1,toys\n2,dark\n',
    'ml-made/genome-scores.csv': 'movieId,tagId,relevance\n1,1,0.97\n1,2,0.1\n',
  });

/** Archive and details, without the window. */
async function bringBoth(): Promise<void> {
  const { page } = launched;
  if ((await callFrom(page, 'library:overview', {})).details !== null) return;
  await importInBackground(page, archive());
  await importInBackground(page, metadataFile());
}

const status = (text: string) => launched.page.getByRole('status').filter({ hasText: text }).first();

test('a table of details before there are movies says what to do first', async () => {
  const { app, page } = launched;
  await goTo(page, 'import');
  await importThroughDialog(app, page, metadataFile());
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toContain('Import a MovieLens archive first');
});

test('after an archive it enriches the movies that are in, and says how many', async () => {
  const { app, page } = launched;
  await goTo(page, 'import');
  await importThroughDialog(app, page, archive());
  await page.getByRole('heading', { name: 'made.zip imported' }).waitFor();
  await page.getByRole('button', { name: 'Import another archive' }).click();
  await answerFileDialog(app, metadataFile());
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByRole('heading', { name: 'Details from movies_metadata.csv imported' }).waitFor();
  const outcome = await page.getByRole('region', { name: 'Movie details' }).innerText();
  expect(outcome).toContain('1 of 3 movies');
  expect(outcome).toContain('1 record is about a movie that the library does not have');
  await page.getByText('Details of 1 movie from movies_metadata.csv.').waitFor();
});

test('the movie’s page shows what is known, and names what is not', async () => {
  const { page } = launched;
  await bringBoth();
  await openScreen(page, 'Browse');
  await page.getByRole('button', { name: 'Toy Story, 1995' }).click();
  await page.getByTestId('overview').filter({ hasText: 'Led by Woody' }).waitFor();
  const facts = await page.getByRole('region', { name: 'Facts' }).innerText();
  for (const words of ['1 h 21 min', '$30M', '$373.6M', 'English', 'toys', '97%'])
    expect(facts).toContain(words);
  expect(facts).not.toContain('Not known');

  await openScreen(page, 'Browse');
  await page.getByRole('button', { name: 'The City of Lost Children, 1995' }).click();
  await page.getByText('Not known').waitFor();
});

test('Browse filters by runtime and budget and says what becomes of the unknown', async () => {
  const { page } = launched;
  await bringBoth();
  await openScreen(page, 'Settings');
  await openScreen(page, 'Browse');
  await status('3 movies').waitFor();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('slider', { name: 'Runtime, to' }).press('ArrowLeft');
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor();
  await status('2 movies').waitFor();
  await status('Left out: 1 movie of unknown runtime.').waitFor();
  await page.getByRole('switch', { name: 'Keep the unknown' }).click();
  await status('3 movies').waitFor();

  await page.getByRole('button', { name: 'Clear' }).click();
  const budget = page.getByRole('slider', { name: 'Budget, from' });
  for (let step = 0; step < 10; step += 1) await budget.press('ArrowRight');
  await page.getByRole('button', { name: 'The Matrix, 1999' }).waitFor();
  await status('1 movie').waitFor();
});

test('cast and crew lead to everybody’s own page, which the palette finds too', async () => {
  const { page } = launched;
  await bringBoth();
  const credits = place.path('credits.csv');
  const hanks = { id: 31, name: 'Tom Hanks' };
  writeFileSync(
    credits,
    creditsTable([
      {
        id: 862,
        cast: [{ ...hanks, character: 'Woody' }],
        crew: [{ id: 7879, name: 'John Lasseter', job: 'Director' }],
      },
      { id: 603, cast: [{ ...hanks, character: 'An agent' }], crew: [] },
    ]),
  );
  await importInBackground(page, credits);
  await goTo(page, 'browse');
  await page.getByRole('button', { name: 'Toy Story, 1995' }).click();
  const crew = page.getByRole('region', { name: 'Cast and crew' });
  expect(await crew.innerText()).toMatch(
    /Tom Hanks\s+Woody\s+Director\s+John Lasseter\s+Made in\s+United States/u,
  );
  await crew.getByRole('button', { name: 'Tom Hanks' }).click();
  await page.getByRole('heading', { name: 'Tom Hanks', level: 1 }).waitFor();
  await page.getByText('2 movies in this library.').waitFor();
  await page.getByRole('button', { name: 'The Matrix', exact: true }).click();
  await page.getByRole('heading', { name: 'The Matrix', level: 1 }).waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('tom han');
  await page.getByRole('option', { name: /Tom Hanks.*2 movies/u }).click();
  await page.getByRole('heading', { name: 'Tom Hanks', level: 1 }).waitFor();
});
