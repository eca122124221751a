// The rating round in the real app: by keys, by mouse and finger, taken back, and fifty movies in a row.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from './app.ts';
import { callFrom } from './calls.ts';
import { chooseInMenus, goTo, ratingOf, shareStarter, startAsGrace } from './rooms.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await shareStarter();
});
beforeEach(async () => {
  await startAsGrace(launched.page, 'rate');
  await launched.page.getByTestId('round-title').waitFor();
});

const title = () => launched.page.getByTestId('round-title').innerText();
const press = (key: string) => launched.page.keyboard.press(key);

async function diaryTitles(): Promise<Record<string, number>> {
  const entries = await callFrom(launched.page, 'ratings:list', {});
  return Object.fromEntries(entries.map((entry) => [entry.title, entry.stars]));
}

async function markedAs(kind: string): Promise<string[]> {
  const marks = await callFrom(launched.page, 'marks:list', {});
  return marks.filter((mark) => mark.kind === kind).map((mark) => mark.title);
}

/** Presses a key and waits for the next movie. */
async function pressOn(key: string): Promise<string> {
  const before = await title();
  await press(key);
  await expect.poll(title).not.toBe(before);
  return before;
}

test('a digit rates and goes on, a point adds the half, and arrows go through', async () => {
  const first = await title();
  await press('4');
  await press('.');
  await expect.poll(title).not.toBe(first);
  await expect.poll(diaryTitles).toEqual({ [first]: 4.5 });
  await pressOn('ArrowLeft');
  expect(await title()).toBe(first);
  await launched.page.getByText('4½ stars', { exact: true }).waitFor();
  await press('ArrowDown');
  await expect.poll(diaryTitles).toEqual({ [first]: 4 });
  await pressOn('ArrowRight');
});

test('the right mouse button and the menu key open the system’s menu of the movie', async () => {
  const { page } = launched;
  const first = await title();
  await chooseInMenus(launched, 'stars-5');
  await page.getByTestId('round-title').click({ button: 'right' });
  await expect.poll(diaryTitles).toEqual({ [first]: 5 });
  await chooseInMenus(launched, 'mark-owned');
  await press('Shift+F10');
  await expect.poll(() => markedAs('owned')).toEqual([first]);
});

test('a movie that the round does not ask about is searched for, shown and rated', async () => {
  const { page } = launched;
  await title();
  await page.getByRole('button', { name: 'Search for a movie…' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('gladiator');
  await page.getByRole('option').first().click();
  await expect.poll(title).toBe('Gladiator');
  await press('2');
  await expect.poll(diaryTitles).toEqual({ Gladiator: 2 });
});

/** The titles in the grid, once it is full. */
async function gridTitles(): Promise<string[]> {
  const titles = launched.page.getByRole('list', { name: 'Ten movies to rate' }).locator('.title');
  await expect.poll(() => titles.count()).toBe(10);
  return titles.allInnerTexts();
}

test('ten at once: the same round, by keys and the menu, that shows no movie twice', async () => {
  const { page } = launched;
  const single = await pressOn('3');
  await page.getByRole('button', { name: 'Ten at once' }).click();
  const first = await gridTitles();
  expect(first).not.toContain(single);
  const [a = '', b = '', c = '', d = ''] = first;
  await ratingOf(page, a).getByRole('radio', { checked: true }).focus();
  await press('4');
  await press('Tab');
  await press('Tab');
  await press('w');
  await expect.poll(() => markedAs('watchlist')).toEqual([c]);
  await ratingOf(page, b).getByRole('radio', { name: '2½ stars' }).click();
  await chooseInMenus(launched, 'stars-5');
  await page.getByRole('listitem').filter({ hasText: d }).first().click({ button: 'right' });
  await expect.poll(diaryTitles).toEqual({ [single]: 3, [a]: 4, [b]: 2.5, [d]: 5 });
  // What one says of a movie leaves the ten in place.
  expect(await gridTitles()).toEqual(first);

  const next = page.getByRole('button', { name: 'Next ten' });
  await next.focus();
  await press('Enter');
  await expect.poll(async () => (await gridTitles())[0]).not.toBe(a);
  const second = await gridTitles();
  for (const shown of [single, ...first]) expect(second).not.toContain(shown);
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label')).toBe('Not rated');
  await press('1');
  const [e = ''] = second;
  await expect.poll(async () => (await diaryTitles())[e]).toBe(1);

  await page.getByRole('button', { name: 'One at a time' }).click();
  await expect.poll(title).toBe(second[1]);
  // The choice stays, and undo leads to the ten that it is about.
  await page.getByRole('button', { name: 'Ten at once' }).click();
  await gridTitles();
  await press('u');
  await expect.poll(async () => (await diaryTitles())[e]).toBeUndefined();
  expect(await gridTitles()).toContain(e);
  await goTo(page, 'rate');
  await gridTitles();
});

test('space, W and N note what is not rated, and none of it is asked again', async () => {
  const unseen = await pressOn(' ');
  const listed = await pressOn('w');
  const hidden = await pressOn('n');
  await expect.poll(() => markedAs('unseen')).toEqual([unseen]);
  await expect.poll(() => markedAs('watchlist')).toEqual([listed]);
  await expect.poll(() => markedAs('hidden')).toEqual([hidden]);
  const { movies } = await callFrom(launched.page, 'rating-round:next', { limit: 50 });
  const titles = movies.map((movie) => movie.title);
  for (const asked of [unseen, listed, hidden, ...Object.keys(await diaryTitles())]) {
    expect(titles).not.toContain(asked);
  }
});

test('U and Ctrl+Z take back one after the other, back to the movie each was about', async () => {
  const hidden = await pressOn('n');
  await expect.poll(() => markedAs('hidden')).toEqual([hidden]);
  const rated = await pressOn('2');
  await expect.poll(async () => (await diaryTitles())[rated]).toBe(2);
  await press('u');
  await expect.poll(title).toBe(rated);
  await expect.poll(async () => (await diaryTitles())[rated]).toBeUndefined();
  await press('Control+z');
  await expect.poll(() => markedAs('hidden')).toEqual([]);
  await expect.poll(title).toBe(hidden);
});

test('the stars are a radio group, rated by half with the mouse and by drawing across', async () => {
  const { page } = launched;
  const movie = await title();
  const group = ratingOf(page, movie);
  expect(await group.getByRole('radio').count()).toBe(11);
  expect(await group.getByRole('radio', { checked: true }).getAttribute('aria-label')).toBe('Not rated');
  await group.getByRole('radio', { name: '2½ stars' }).click();
  await expect.poll(async () => (await diaryTitles())[movie]).toBe(2.5);
  await expect.poll(title).not.toBe(movie);

  const touched = await title();
  await ratingOf(page, touched).evaluate((element: HTMLElement) => {
    const box = element.getBoundingClientRect();
    const send = (type: string, share: number) =>
      element.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerType: 'touch',
          clientX: box.left + box.width * share,
          clientY: box.top + 5,
        }),
      );
    send('pointerdown', 0.1);
    send('pointermove', 0.5);
    send('pointerup', 0.79);
  });
  await expect.poll(async () => (await diaryTitles())[touched]).toBe(4);
});

test('the stars take arrows of their own where they have the focus', async () => {
  const { page } = launched;
  await expect.poll(() => page.getByText('Not rated', { exact: true }).count()).toBe(1);
  const movie = await title();
  await ratingOf(page, movie).getByRole('radio', { checked: true }).focus();
  await press('ArrowRight');
  await press('ArrowRight');
  await expect.poll(async () => (await diaryTitles())[movie]).toBe(1);
  expect(await title()).toBe(movie);
  const focused = page.locator(':focus');
  await expect.poll(() => focused.getAttribute('aria-label')).toBe('1 star');
  await press('ArrowLeft');
  await press('ArrowLeft');
  await expect.poll(async () => (await diaryTitles())[movie]).toBeUndefined();
});

test('fifty movies are rated by keys alone, and all are in the diary', async () => {
  const rated = new Map<string, number>();
  const startedMs = performance.now();
  while (rated.size < 50) {
    const movie = await title();
    const stars = (rated.size % 5) + 1;
    await press(String(stars));
    rated.set(movie, stars);
    await press('ArrowRight');
    await expect.poll(title, { interval: 5 }).not.toBe(movie);
  }
  const elapsedMs = performance.now() - startedMs;
  await expect.poll(async () => Object.keys(await diaryTitles()).length, { timeout: 10_000 }).toBe(50);
  expect(await diaryTitles()).toEqual(Object.fromEntries(rated));
  process.stderr.write(`Fifty movies rated by keys in ${(elapsedMs / 1000).toFixed(1)} s.\n`);
  await launched.page
    .getByText(/rated$/)
    .first()
    .waitFor();
});
