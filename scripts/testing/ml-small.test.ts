import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDownloadServer } from '../../tests/fixtures/download-server.ts';
import { madeFiles } from '../../tests/fixtures/made-archive.ts';
import { buildZip } from '../../tests/fixtures/zip-builder.ts';
import { Cache } from '../setup/cache.ts';
import { findMlSmall, type Places } from './ml-small.ts';

const name = 'ml-latest-small.zip';
const zip = buildZip(Object.entries(madeFiles).map(([file, content]) => ({ path: file, content })));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'matinee-ml-small-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Nothing beside the project, nothing in the cache, and no network but the one that `env` names. */
function placesWith(env: Places['env']): Places {
  return {
    env: { MATINEE_DOWNLOADS: 'http://127.0.0.1:9/', ...env },
    besideProject: path.join(folder, 'beside', name),
    cache: new Cache(path.join(folder, 'cache')),
  };
}

test('the file that the environment names comes first, and has to be there', async () => {
  const file = path.join(folder, 'mine.zip');
  await writeFile(file, zip);
  expect(await findMlSmall(placesWith({ MATINEE_ML_SMALL: file }))).toBe(file);
  await expect(findMlSmall(placesWith({ MATINEE_ML_SMALL: `${file}.old` }))).rejects.toThrow(/no such file/);
});

test('the file beside the project needs no network', async () => {
  const besideProject = path.join(folder, name);
  await writeFile(besideProject, zip);
  expect(await findMlSmall({ ...placesWith({}), besideProject })).toBe(besideProject);
});

test('it is downloaded once, with its checksum, and kept in the cache', async () => {
  const server = await startDownloadServer({ [name]: zip });
  const places = placesWith({ MATINEE_DOWNLOADS: server.address });
  const found = await findMlSmall(places);
  await server.close();
  expect(await readFile(found ?? '')).toEqual(zip);
  expect(server.requests.map((request) => request.name)).toEqual([`${name}.md5`, name]);
  expect(await findMlSmall(places)).toBe(found);
});

test('a download with another checksum is not used', async () => {
  const server = await startDownloadServer({ [name]: zip, [`${name}.md5`]: '0'.repeat(32) });
  const places = placesWith({ MATINEE_DOWNLOADS: server.address });
  expect(await findMlSmall(places)).toBeUndefined();
  await server.close();
});

test('without a network it is nowhere, and where that is known nobody asks for it', async () => {
  expect(await findMlSmall(placesWith({}))).toBeUndefined();
  const server = await startDownloadServer({ [name]: zip });
  const known = placesWith({ MATINEE_DOWNLOADS: server.address, MATINEE_ML_SMALL: '' });
  expect(await findMlSmall(known)).toBeUndefined();
  await server.close();
  expect(server.requests).toEqual([]);
});
