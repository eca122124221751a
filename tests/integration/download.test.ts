// The command line downloads an archive from a server on this computer, and enriches what it brought.
import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { startDownloadServer, type DownloadServer } from '../fixtures/download-server.ts';
import { madeFiles } from '../fixtures/made-archive.ts';
import { metadataRow, metadataTable } from '../fixtures/made-metadata.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';
import { buildZip } from '../fixtures/zip-builder.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const name = 'ml-latest-small.zip';
const place = useWorkplace();
let server: DownloadServer;
beforeEach(async () => {
  const files = { ...madeFiles, 'ml-made/noise.bin': randomBytes(300_000) };
  server = await startDownloadServer({
    [name]: buildZip(Object.entries(files).map(([path, content]) => ({ path, content }))),
  });
  vi.stubEnv('MATINEE_DOWNLOADS', server.address);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const library = (): string[] => ['--library', place.path('library')];

test('download shows the terms and fetches nothing until they are agreed to', async () => {
  const { code, stdout, stderr } = await runCli('download', 'latest-small', ...library());
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('no commercial use');
  expect(stderr).toContain('--accept-terms');
  expect(server.requests).toEqual([]);
  expect((await runCli('download', 'ml-1b', ...library())).code).toBe(2);
});

test('an interrupted download goes on, comes in, and leaves no zip; details are added to it after', async () => {
  server.faults.stallAfterBytes = 200_000;
  const args = ['download', 'latest-small', '--accept-terms', '--json', ...library()];
  const running = startCli(args, (text) => {
    if (text.includes('Downloading')) setTimeout(() => running.process.kill('SIGINT'), 300);
  });
  const interrupted = await running.result;
  expect(interrupted.code).toBe(1);
  expect(interrupted.stderr).toContain('Cancelled; the library is as it was.');

  delete server.faults.stallAfterBytes;
  const { code, stdout, stderr } = await runCli(...args);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ movies: 3, users: 2, ratings: 4, tags: 3, skipped: 0 });
  expect(server.requests.at(-1)).toEqual({ name, range: 'bytes=200000-' });
  expect(readdirSync(libraryPaths(place.path('library')).downloads)).toEqual([]);

  const table = place.path('movies_metadata.csv');
  writeFileSync(table, metadataTable([metadataRow({ id: '603', runtime: '136' }), metadataRow({ id: '9' })]));
  const added = await runCli('import', table, '--json', ...library());
  expect(added.code, added.stderr).toBe(0);
  expect(JSON.parse(added.stdout)).toEqual({
    details: {
      added: { credits: 0, keywords: 0 },
      ...{ records: 2, movies: 3, matched: 1, unmatched: 1, repeated: 0, repaired: 0, skipped: 0 },
      elapsedMs: expect.any(Number) as unknown,
    },
  });
});
