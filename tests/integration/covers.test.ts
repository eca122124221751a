// Covers from a server that answers as TMDB does: fetched once, kept on the disk, and nothing asked while they are off.
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CoverCache } from '../../src/main/covers/cover-cache.ts';
import { Covers } from '../../src/main/covers/covers.ts';
import { KeyStore, type Keyring } from '../../src/main/covers/key-store.ts';
import { Tmdb } from '../../src/main/covers/tmdb.ts';
import { isTmdbAddress, tmdbAddresses } from '../../src/main/covers/tmdb-address.ts';
import { pixel, startTmdbServer, tmdbKey, tmdbToken, type TmdbServer } from '../fixtures/tmdb-server.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const noKeyring: Keyring = {
  isAvailable: () => false,
  encrypt: () => Buffer.alloc(0),
  decrypt: () => '',
};
const toyStory = 1;

let server: TmdbServer;
const place = useWorkplace();

beforeEach(async () => {
  server = await startTmdbServer();
});
afterEach(async () => {
  await server.close();
});

/** As at a new start of the program, with what is on the disk. */
function start({ limitBytes = 1_000_000 } = {}): Covers {
  const addresses = tmdbAddresses({ MATINEE_TMDB: server.address });
  return new Covers({
    keys: new KeyStore(place.path('pictures.json'), noKeyring),
    cache: new CoverCache({ directory: place.path('covers'), limitBytes }),
    tmdb: new Tmdb({ fetch: (url, init) => fetch(url, init), addresses, retryDelaysMs: [1, 1, 1] }),
    tmdbIdOf: (movieId) => Promise.resolve(movieId === 99 ? null : 861 + movieId),
  });
}

async function startOn(key = tmdbKey): Promise<Covers> {
  const covers = start();
  await covers.saveKey(key);
  await covers.turn(true);
  return covers;
}

test('nothing is asked while pictures are off, key or no key', async () => {
  const covers = start();
  expect(await covers.coverOf(toyStory)).toBeNull();
  await covers.saveKey(tmdbKey);
  expect(await covers.coverOf(toyStory)).toBeNull();
  expect(await covers.state()).toMatchObject({ isOn: false, hasKey: true, protection: 'file' });
  expect(server.requests).toEqual([]);
});

test('a cover is fetched once, kept, and there without a network after a restart', async () => {
  const covers = await startOn();
  const [one, other] = await Promise.all([covers.coverOf(toyStory), covers.coverOf(toyStory)]);
  expect(Buffer.from(one?.bytes ?? [])).toEqual(pixel);
  expect(one?.type).toBe('image/png');
  expect(other).toEqual(one);
  expect(server.requests).toEqual(['/3/movie/862', '/t/p/w342/toy.png']);
  expect(await covers.state()).toMatchObject({ cachedCovers: 1, cachedBytes: pixel.length });

  expect((await start().coverOf(toyStory))?.type).toBe('image/png');
  expect(server.requests).toHaveLength(2);
  expect(statSync(place.path('pictures.json')).mode & 0o077).toBe(0);
});

test('turned off, the covers on the disk are not shown either; clearing deletes them', async () => {
  const covers = await startOn();
  await covers.coverOf(toyStory);
  await covers.turn(false);
  expect(await covers.coverOf(toyStory)).toBeNull();
  expect(await covers.clear()).toMatchObject({ cachedCovers: 0, cachedBytes: 0 });
  expect(await covers.removeKey()).toMatchObject({ hasKey: false, isOn: false });
  expect(readdirSync(place.path('.'))).toEqual([]);
});

test('a movie without a cover is remembered as such, and one that TMDB’s number is not known of is not asked for', async () => {
  const covers = await startOn(tmdbToken);
  server.posters.set(863, null);
  expect(await covers.coverOf(2)).toBeNull();
  expect(await covers.coverOf(2)).toBeNull();
  expect(await covers.coverOf(3)).toBeNull();
  expect(await covers.coverOf(99)).toBeNull();
  expect(await start().coverOf(3)).toBeNull();
  expect(server.requests).toEqual(['/3/movie/863', '/3/movie/864']);
});

test('a busy server is asked again, a broken one left in peace for a while', async () => {
  const covers = await startOn();
  server.statuses = [429, 503];
  expect(await covers.coverOf(toyStory)).not.toBeNull();
  await covers.clear();
  server.statuses = [500, 500, 500, 500];
  expect(await covers.coverOf(toyStory)).toBeNull();
  expect((await covers.state()).problem).toBe('unreachable');
  const asked = server.requests.length;
  expect(await covers.coverOf(2)).toBeNull();
  expect(server.requests).toHaveLength(asked);
});

test('a key that TMDB refuses is reported, and not tried again and again', async () => {
  const covers = await startOn('f'.repeat(32));
  expect(await covers.checkKey()).toBe('refused');
  expect(await covers.coverOf(toyStory)).toBeNull();
  expect(await covers.state()).toMatchObject({ problem: 'refused' });
  expect(server.requests).toEqual(['/3/configuration']);
  await covers.saveKey(tmdbKey);
  expect(await covers.checkKey()).toBe('works');
  expect(await covers.coverOf(toyStory)).not.toBeNull();
});

test('an image that TMDB’s other host does not give says nothing of the key', async () => {
  const covers = await startOn();
  server.statuses = [200, 403, 403, 403, 403];
  expect(await covers.coverOf(toyStory)).toBeNull();
  expect((await covers.state()).problem).toBe('unreachable');
});

test('what is no key is refused before anyone is asked', async () => {
  await expect(start().saveKey('my secret')).rejects.toThrow('does not look like a TMDB key');
  await expect(start().turn(true)).rejects.toThrow('your TMDB key first');
});

test('what is no image is not shown, whatever the server calls it', async () => {
  const covers = await startOn();
  server.images.set('/toy.png', Buffer.from('<script>alert("no image at all, but long enough")</script>'));
  expect(await covers.coverOf(toyStory)).toBeNull();
  server.posters.set(863, '/../../etc/passwd');
  expect(await covers.coverOf(2)).toBeNull();
  expect(server.requests).toEqual(['/3/movie/862', '/t/p/w342/toy.png', '/3/movie/863']);
});

test('a redirect to another host is not taken', async () => {
  const elsewhere = await startTmdbServer();
  const covers = await startOn();
  server.redirectTo = `${elsewhere.address}t/p/w342/toy.png`;
  expect(await covers.coverOf(toyStory)).toBeNull();
  expect((await covers.state()).cachedCovers).toBe(0);
  await elsewhere.close();
  const real = tmdbAddresses({});
  expect(isTmdbAddress('https://image.tmdb.org/t/p/w342/a.jpg', real)).toBe(true);
  for (const url of [
    'http://image.tmdb.org/',
    'https://image.tmdb.org.evil.example/',
    'https://a:b@image.tmdb.org/',
  ]) {
    expect(isTmdbAddress(url, real), url).toBe(false);
  }
  expect(() => tmdbAddresses({ MATINEE_TMDB: 'https://example.org/' })).toThrow('only name a server on this');
});

test('turning off ends what is under way', async () => {
  const covers = await startOn();
  server.statuses = [500, 500, 500];
  const fetching = covers.coverOf(toyStory);
  await covers.turn(false);
  expect(await fetching).toBeNull();
  expect((await covers.state()).cachedCovers).toBe(0);
});

test('the longest unused covers go when there are too many', async () => {
  const cache = new CoverCache({ directory: place.path('small'), limitBytes: pixel.length * 2 });
  await cache.write(1, pixel);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await cache.write(2, pixel);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await cache.read(1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await cache.write(3, pixel);
  expect(await cache.read(2)).toBeNull();
  expect(await cache.read(1)).not.toBeNull();
  expect(await cache.size()).toEqual({ covers: 2, bytes: pixel.length * 2 });
});

test('a damaged cover or key file is as if there were none', async () => {
  await startOn().then((covers) => covers.coverOf(toyStory));
  writeFileSync(place.path('covers/862.cover'), 'half of a pic');
  expect(await start().coverOf(toyStory)).not.toBeNull();
  writeFileSync(place.path('pictures.json'), '{"isOn":');
  expect(await start().state()).toMatchObject({ isOn: false, hasKey: false });
});

test('with a keyring the key does not lie readable on the disk', () => {
  const file = place.path('pictures.json');
  const keyring: Keyring = {
    isAvailable: () => true,
    encrypt: (text) => Buffer.from(text.split('').reverse().join('')),
    decrypt: (bytes) => bytes.toString().split('').reverse().join(''),
  };
  const keys = new KeyStore(file, keyring);
  keys.save(tmdbKey);
  expect(keys.protection).toBe('keyring');
  expect(new KeyStore(file, keyring).key).toBe(tmdbKey);
  const locked = {
    ...keyring,
    decrypt: () => {
      throw new Error('another keyring');
    },
  };
  expect(new KeyStore(file, locked).key).toBeNull();
});
