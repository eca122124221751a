// You in the real app: nothing yet, then a taste in words and charts, and what the model had predicted.
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, shareStarter, startAsGrace } from './rooms.ts';
import { useWorkplace } from '../fixtures/workplace.ts';
import { answerSaveDialog } from './studio.ts';
import { waitFor } from './waiting.ts';

let launched: LaunchedApp;
const place = useWorkplace();

beforeAll(async () => {
  launched = await shareStarter();
});

test('with too few ratings it is said how many are missing', async () => {
  const { page } = launched;
  await startAsGrace(page, 'you', { Alien: 5, Titanic: 2 });
  await page.getByRole('heading', { name: 'Your taste is still a secret' }).waitFor();
  await page.getByText('Rate 3 more movies').waitFor();
  await page.getByRole('button', { name: 'Rate movies' }).waitFor();
});

describe('with seven ratings', () => {
  beforeAll(async () => {
    const { page } = launched;
    await startAsGrace(page, 'settings', {
      ...{ Alien: 5, Titanic: 2, 'The Matrix': 5, 'Blade Runner': 5, 'The Terminator': 4.5 },
      ...{ 'Pretty Woman': 1, Inception: 4.5 },
    });
    // Predictions are kept after the answer has gone out.
    const overview = () => callFrom(page, 'taste:overview', {});
    await waitFor(overview, ({ honesty }) => honesty.predictions.length === 6);
  });
  beforeEach(() => goTo(launched.page, 'you'));

  test('five ratings are enough, and the headline is what the figures say', async () => {
    const { page } = launched;
    const { headline } = await callFrom(page, 'taste:overview', {});
    expect(headline.lovedGenre).not.toBeNull();
    const words = await page.getByRole('heading', { level: 1 }).innerText();
    expect(words).toMatch(/^You love /);
    expect(words).toContain(headline.lovedGenre);
    const genres = page.getByRole('table', { name: 'Genres' });
    await genres.getByRole('rowheader', { name: /^Sci-Fi/ }).waitFor();
    await page.getByRole('heading', { name: 'Others liked it, you less' }).waitFor();
    await page.getByRole('button', { name: 'Pretty Woman', exact: true }).waitFor();
  });

  test('what the model predicted stands beside what was given', async () => {
    const { page } = launched;
    const panel = page.getByRole('region', { name: 'How honest the model is' });
    await panel.getByText('6 predictions, each kept when you rated').waitFor();
    await panel.getByText(/^Too early to say/).waitFor();
    await panel.getByRole('img', { name: /^Error over time.*Model: from/ }).waitFor();
    await panel.getByText('As a table').click();
    await panel.getByRole('columnheader', { name: 'Given' }).waitFor();
  });

  test('a contrary rating opens its movie, and back comes back', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Pretty Woman', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Pretty Woman' }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('heading', { name: 'You against the rest' }).waitFor();
  });
});

test('the years in movies count what was watched on a day, and each figure leads to its movies', async () => {
  const { app, page } = launched;
  await startAsGrace(page, 'years', { Alien: 5 });
  await page.getByRole('heading', { name: 'No day of a viewing is known yet' }).waitFor();
  const watch = async (title: string, watchedAtMs: number, isRewatch = false) => {
    const { movies } = await callFrom(page, 'movies:search', { query: title, limit: 1 });
    const details = { watchedAtMs, isRewatch, stars: 4, note: '', tags: [], companions: '' };
    await callFrom(page, 'viewings:add', { movieId: movies[0]?.movieId ?? 0, details });
  };
  await watch('Alien', Date.UTC(2025, 9, 31));
  await watch('Titanic', Date.UTC(2026, 1, 14));
  await watch('Alien', Date.UTC(2026, 1, 15), true);
  await goTo(page, 'years');
  await page.getByRole('heading', { name: 'Your years in movies' }).waitFor();
  await page.getByRole('button', { name: '3 viewings', exact: true }).waitFor();
  await page.getByText('A movie every day for 2 days, from 14 Feb 2026 to 15 Feb 2026.').waitFor();

  await page.getByRole('combobox', { name: 'Year: All years' }).click();
  await page.getByRole('option', { name: '2026' }).click();
  await page.getByRole('heading', { name: 'Your 2026 in movies' }).waitFor();
  await page.getByRole('button', { name: 'February: 2 viewings' }).click();
  const dialog = page.getByRole('dialog', { name: 'February' });
  await dialog.getByText('2 movies').waitFor();
  await dialog.getByRole('button', { name: 'Titanic', exact: true }).waitFor();
  await page.keyboard.press('Escape');

  const picture = place.path('year.png');
  await answerSaveDialog(app, picture);
  await page.getByRole('button', { name: 'Save as a picture' }).click();
  await page.getByText('Saved as year.png').waitFor();
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
});
