// Names of one very long word, such as somebody's village or a list without spaces: no screen scrolls sideways for them.
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/engine/base/sqlite.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { listRoute, movieRoute } from '../../src/renderer/state/routes.ts';
import { launchApp, removeFolder } from './app.ts';
import { callFrom } from './calls.ts';
import { inspectRoom, smallest, smallestZoomed } from './inspect/room.ts';
import { copyLibrary } from './libraries.ts';
import { goTo, type Place } from './rooms.ts';

const word = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysi';

test('very long words in titles and names scroll no page sideways', async () => {
  const libraryDirectory = await copyLibrary('starter');
  onTestFinished(() => removeFolder(libraryDirectory));
  const database = openDatabase(libraryPaths(libraryDirectory).catalogue);
  database.prepare('UPDATE movies SET title = ? || movie_id').run(word);
  database.close();
  const { page, close } = await launchApp({ libraryDirectory });
  onTestFinished(close);
  const [you] = await callFrom(page, 'profiles:list', {});
  if (you !== undefined) await callFrom(page, 'profiles:rename', { profileId: you.profileId, name: word });
  const { movies } = await callFrom(page, 'movies:search', { limit: 6 });
  const movieIds = movies.map(({ movieId }) => movieId);
  for (const movieId of movieIds) await callFrom(page, 'ratings:set', { movieId, stars: 4 });
  const details = { name: word, note: word, isOrdered: true, movieIds };
  const { listId } = await callFrom(page, 'lists:create', details);
  const places: Place[] = ['home', 'browse', 'night', 'rate', 'diary', 'watchlist', 'lists', 'you', 'train'];
  const [first] = movieIds;
  if (first !== undefined) places.push(movieRoute(first));
  const found: string[] = [];
  for (const place of [...places, listRoute(listId)]) {
    await goTo(page, place);
    await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
    for (const size of [smallest, smallestZoomed]) {
      const name = typeof place === 'string' ? place : place.name;
      found.push(...(await inspectRoom(page, size)).map((finding) => `${name} ${size.width}: ${finding}`));
    }
  }
  expect(found).toEqual([]);
});
