// Every screen and what it looks like when more of it is open, each with the way there.
import type { Locator, Page } from 'playwright-core';
import type { PlaceName } from '../../src/contract/commands.ts';
import { m } from '../../src/messages/messages.js';
import { browseRoute, listRoute, movieRoute } from '../../src/renderer/state/routes.ts';
import { callFrom } from './calls.ts';
import { findMovie, goTo, openScreen } from './rooms.ts';
import type { Stop } from './tour.ts';

/** From the first picture to the first ratings, one after the other. */
export const firstStart: readonly Stop[] = [
  {
    name: 'welcome',
    open: (page) => page.getByRole('button', { name: m.onboarding_welcome_start() }).waitFor(),
  },
  {
    name: 'welcome-library',
    open: async (page) => {
      await page.getByRole('button', { name: m.onboarding_welcome_start() }).click();
      await page.getByRole('button', { name: m.onboarding_starter_use() }).waitFor();
    },
  },
  {
    name: 'welcome-groups',
    open: async (page) => {
      await page.getByRole('button', { name: m.onboarding_starter_use() }).click();
      const groups = page.locator('main button[aria-pressed]');
      await groups.nth(1).click();
      await groups.nth(3).click();
    },
  },
  {
    name: 'welcome-rate',
    open: async (page) => {
      await page.getByRole('button', { name: m.onboarding_groups_next() }).click();
      await page.getByTestId('round-title').waitFor();
    },
  },
];

/** A list of a few movies, made where there is none. */
async function openList(page: Page): Promise<void> {
  const [present] = await callFrom(page, 'lists:all', {});
  const { movies } = await callFrom(page, 'movies:search', { limit: 8 });
  const movieIds = movies.map(({ movieId }) => movieId);
  const details = { name: 'Dark nights', note: 'One for each evening', isOrdered: true, movieIds };
  const { listId } = present ?? (await callFrom(page, 'lists:create', details));
  await goTo(page, listRoute(listId));
  await page.locator('[role=listitem]').first().waitFor();
}

/** Each can be reached by itself. */
export const rooms: readonly Stop[] = [
  { name: 'browse', open: (page) => walkTo(page, 'browse') },
  {
    name: 'browse-filters',
    part: (page) => page.locator('#browse-filters'),
    open: async (page) => {
      await walkTo(page, 'browse');
      await page.getByRole('button', { name: m.browse_filters() }).click();
      await page.getByRole('slider').first().waitFor();
    },
  },
  {
    name: 'browse-asked',
    open: async (page) => {
      await goTo(
        page,
        browseRoute({ query: '80s comedy with aliens, not horror', sort: 'relevance', isAsked: true }),
      );
      await page.getByRole('region', { name: m.browse_understood() }).waitFor();
    },
  },
  { name: 'movie', open: openMovie },
  {
    name: 'watched',
    part: dialog,
    open: async (page) => {
      if (!(await watchedIt(page).isVisible())) await openMovie(page);
      await watchedIt(page).click();
      await dialog(page).waitFor();
    },
  },
  { name: 'map', open: openMap },
  {
    name: 'map-list',
    open: async (page) => {
      await openMap(page);
      const list = page.getByRole('button', { name: m.map_list(), exact: true });
      if ((await list.getAttribute('aria-pressed')) !== 'true') await list.click();
      // Whatever the list points at has its card on the map.
      await page.locator('.movie-row button.title').first().focus();
      await page.getByTestId('glimpse').waitFor();
    },
  },
  { name: 'night', open: (page) => walkTo(page, 'night') },
  {
    name: 'night-guest',
    part: dialog,
    open: async (page) => {
      await walkTo(page, 'night');
      await page.getByRole('button', { name: m.people_guest_add() }).click();
      await dialog(page)
        .getByRole('searchbox')
        .or(dialog(page).getByRole('textbox'))
        .last()
        .fill('star wars');
      await dialog(page).getByRole('radiogroup').first().waitFor();
    },
  },
  {
    name: 'night-watched',
    part: dialog,
    open: async (page) => {
      await walkTo(page, 'night');
      await page.getByRole('button', { name: m.people_watched() }).click();
      await dialog(page).getByRole('radiogroup').first().waitFor();
    },
  },
  {
    name: 'night-vote',
    part: vote,
    open: async (page) => {
      await walkTo(page, 'night');
      await page.getByRole('button', { name: m.ballots_open() }).click();
      await page.getByRole('img', { name: m.ballots_code() }).waitFor();
    },
  },
  {
    name: 'night-result',
    part: vote,
    open: async (page) => {
      await castBallot(page);
      await page.getByRole('button', { name: m.ballots_count() }).click();
      await vote(page).getByText(m.ballots_vetoed()).waitFor();
    },
  },
  { name: 'lists', open: (page) => walkTo(page, 'lists') },
  { name: 'list', open: openList },
  {
    name: 'rate',
    open: async (page) => {
      await walkTo(page, 'rate');
      await page.getByTestId('round-title').waitFor();
    },
  },
  {
    name: 'rate-grid',
    open: async (page) => {
      await walkTo(page, 'rate');
      await page.getByRole('button', { name: m.rating_round_grid() }).click();
      const list = page.getByRole('list', { name: m.rating_round_grid_label() });
      await list.getByRole('radiogroup').nth(9).waitFor();
    },
  },
  { name: 'diary', open: (page) => walkTo(page, 'diary') },
  {
    name: 'diary-selecting',
    part: (page) => page.getByRole('toolbar', { name: m.diary_selection() }),
    open: async (page) => {
      await walkTo(page, 'diary');
      await page.getByRole('button', { name: m.diary_select(), exact: true }).click();
      await page.getByRole('checkbox').first().check();
      // Tab starts above the lines, of which only those in sight exist.
      await page.getByRole('heading', { level: 1 }).click();
    },
  },
  { name: 'watchlist', open: (page) => walkTo(page, 'watchlist') },
  { name: 'you', open: (page) => walkTo(page, 'you') },
  { name: 'years', open: (page) => goTo(page, 'years') },
  { name: 'history', open: (page) => walkToDiaryRoom(page, m.diary_tab_import()) },
  { name: 'review', open: openReview },
  { name: 'chooser', open: openChooser },
  {
    name: 'waiting',
    open: async (page) => {
      await goTo(page, 'waiting');
      await page.getByRole('list', { name: m.history_waiting_list() }).waitFor();
    },
  },
  { name: 'backup', open: (page) => walkToDiaryRoom(page, m.diary_tab_backup()) },
  { name: 'train', needsRuns: true, open: (page) => walkTo(page, 'train') },
  { name: 'compare', needsRuns: true, open: openComparison },
  { name: 'curves', needsRuns: true, open: (page) => goTo(page, 'curves') },
  { name: 'sweep', needsRuns: true, open: (page) => goTo(page, 'sweep') },
  { name: 'import', open: (page) => walkTo(page, 'import') },
  { name: 'settings', open: (page) => walkTo(page, 'settings') },
  // Home is the longest to look at: axe is quicker once it has looked at others, and all is while the shelves further down
  // are not drawn. Nothing walks through them as long as a dialog has the keyboard.
  {
    name: 'why',
    part: dialog,
    open: async (page) => {
      await openBare(page, 'home');
      await page.getByRole('button', { name: m.home_why() }).first().click();
      await page.getByText(m.home_why_speaks()).click();
    },
  },
  { name: 'home', open: (page) => openBare(page, 'home') },
  {
    name: 'tuner',
    part: tuner,
    open: async (page) => {
      await openBare(page, 'home');
      await page.getByRole('button', { name: m.home_tune(), exact: true }).click();
      await tuner(page).waitFor();
    },
  },
  {
    name: 'palette',
    part: dialog,
    open: async (page, behind) => {
      await openBare(page, behind);
      await page.keyboard.press('Control+K');
      await dialog(page).getByRole('combobox').fill('star wars');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    part: dialog,
    open: async (page, behind) => {
      await openBare(page, behind);
      await page.keyboard.press('?');
      await dialog(page).waitFor();
    },
  },
  {
    name: 'profiles',
    part: (page) => page.getByRole('menu'),
    open: async (page, behind) => {
      await openBare(page, behind);
      await page.locator('aside button[aria-haspopup=menu]').last().click();
      await page.getByRole('menu').waitFor();
    },
  },
];

function watchedIt(page: Page): Locator {
  return page.getByRole('button', { name: m.movie_i_watched_it() });
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog');
}

function vote(page: Page): Locator {
  return page.locator('.vote');
}

/** As a phone does, in the vote that is open or is opened. */
async function castBallot(page: Page): Promise<void> {
  if (!(await vote(page).isVisible())) {
    await walkTo(page, 'night');
    await page.getByRole('button', { name: m.ballots_open() }).click();
  }
  await vote(page).waitFor();
  const { evening } = await callFrom(page, 'ballots:state', {});
  const link = evening?.link ?? '';
  const ballot = { voter: '0'.repeat(32), name: 'Grace', ranking: [2, 1, 3], veto: 0 };
  await fetch(`${link}/ballot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(link).origin },
    body: JSON.stringify(ballot),
  });
}

function tuner(page: Page): Locator {
  return page.getByRole('complementary', { name: m.home_tuner() });
}

/** A screen with nothing above it: what the stop before has opened is closed. */
async function openBare(page: Page, name: 'home' | 'settings'): Promise<void> {
  await closeAbove(page);
  const hash = await page.evaluate(() => window.location.hash);
  if (hash !== `#/${name}`) await walkTo(page, name);
  else if (await tuner(page).isVisible()) await goTo(page, name);
}

async function closeAbove(page: Page): Promise<void> {
  const above = dialog(page).or(page.getByRole('menu'));
  // What is searched for there is given up first.
  for (let pressed = 0; pressed < 2 && (await above.isVisible()); pressed++)
    await page.keyboard.press('Escape');
  await above.waitFor({ state: 'hidden' });
}

/** As people go about, by the sidebar: the window stays loaded, which is quicker than `goTo`, and so does axe in it. */
async function walkTo(page: Page, name: PlaceName): Promise<void> {
  await closeAbove(page);
  await openScreen(page, m[`shell_${name}`]());
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

async function walkToDiaryRoom(page: Page, label: string): Promise<void> {
  await walkTo(page, 'diary');
  const tabs = page.getByRole('navigation', { name: m.diary_title(), exact: true });
  await tabs.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

function rowsOfFile(page: Page): Locator {
  return page.getByRole('list', { name: m.history_rows_list() });
}

async function openMovie(page: Page): Promise<void> {
  await goTo(page, movieRoute(await findMovie(page, 'Alien')));
}

/** The map of a new model is drawn by a job at first. */
async function openMap(page: Page): Promise<void> {
  await walkTo(page, 'map');
  const picture = page.locator('[role=application][data-painted=true][data-layout=neighbours]');
  await picture.waitFor({ timeout: 240_000 });
}

async function openComparison(page: Page): Promise<void> {
  const [a, b] = await callFrom(page, 'runs:list', {});
  await goTo(page, { name: 'compare', runs: a && b ? [a.runId, b.runId] : null });
}

/** The file that the dialog is made to answer with, looked through. */
async function openReview(page: Page): Promise<void> {
  const choose = page.getByRole('button', { name: m.history_choose_file() });
  if (!(await choose.isVisible())) await goTo(page, 'history');
  await choose.click();
  await rowsOfFile(page).waitFor();
  await page
    .getByRole('group', { name: m.history_show_only() })
    .getByRole('button', { name: m.history_view_all() })
    .click();
}

async function openChooser(page: Page): Promise<void> {
  if (!(await rowsOfFile(page).isVisible())) await openReview(page);
  await page
    .getByRole('group', { name: m.history_show_only() })
    .getByRole('button', { name: m.history_view_unmatched() })
    .click();
  await page.getByRole('button', { name: m.history_movie_for({ title: 'Starship Trooper' }) }).click();
  await page.getByRole('combobox', { name: m.history_chooser_movies() }).fill('starship');
  await page.getByRole('option').first().waitFor();
}
