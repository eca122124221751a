import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDownloadServer, type DownloadServer } from '../../../../tests/fixtures/download-server.ts';
import { madeFiles } from '../../../../tests/fixtures/made-archive.ts';
import { buildZip } from '../../../../tests/fixtures/zip-builder.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { downloadAddress } from './download-address.ts';
import { downloadArchive, type ArchiveDownload } from './download-archive.ts';

const name = 'ml-latest-small.zip';
/** 200 kB that don't compress, so that they arrive in more than one piece. */
const archive = buildZip([
  ...Object.entries(madeFiles).map(([path, content]) => ({ path, content })),
  { path: 'ml-made/noise.bin', content: randomBytes(200_000) },
]);

const place = useWorkplace();
let server: DownloadServer;
beforeEach(async () => {
  server = await startDownloadServer({ [name]: archive });
});
afterEach(async () => {
  await server.close();
});

function download(options: Partial<ArchiveDownload> = {}): Promise<string> {
  return downloadArchive({
    set: 'latest-small',
    address: server.address,
    directory: place.path('downloads'),
    ...options,
    network: { retryDelaysMs: [1, 1], stallMs: 2000, ...options.network },
  });
}

const kept = (): string[] =>
  existsSync(place.path('downloads')) ? readdirSync(place.path('downloads')).sort() : [];
const ranges = (): (string | undefined)[] =>
  server.requests.filter((request) => request.name === name).map(({ range }) => range);

describe('a good connection', () => {
  test('brings the whole archive, checked, and reports its progress', async () => {
    const reported: { bytesDone: number; bytesTotal: number }[] = [];
    const file = await download({ onProgress: (progress) => reported.push(progress) });
    expect(readFileSync(file).equals(archive)).toBe(true);
    expect(kept()).toEqual([name]);
    expect(reported[0]).toEqual({ bytesDone: 0, bytesTotal: archive.length });
    expect(reported.at(-1)).toEqual({ bytesDone: archive.length, bytesTotal: archive.length });
    expect(server.requests.map((request) => request.name)).toEqual([`${name}.md5`, name]);
  });

  test('without a checksum on the server checks size and list of files', async () => {
    server.files.set(`${name}.md5`, Buffer.from('no checksum in here'));
    expect(readFileSync(await download()).equals(archive)).toBe(true);
  });

  test('does not download a complete file again', async () => {
    await download();
    await download();
    expect(ranges()).toHaveLength(1);
  });
});

describe('a connection that is cut', () => {
  test('again and again is resumed until the archive is complete', async () => {
    server.faults.cutAfterBytes = 70_000;
    const file = await download();
    expect(readFileSync(file).equals(archive)).toBe(true);
    expect(ranges().length).toBeGreaterThanOrEqual(3);
    expect(
      ranges()
        .slice(1)
        .every((range) => /^bytes=[1-9]\d*-$/u.test(range ?? '')),
    ).toBe(true);
  });

  test('starts over if the server knows no ranges', async () => {
    server.faults.cutAfterBytes = 70_000;
    server.faults.ignoresRanges = true;
    await expect(download()).rejects.toMatchObject({ code: 'download-failed' });
    delete server.faults.cutAfterBytes;
    expect(readFileSync(await download()).equals(archive)).toBe(true);
  });

  test('starts over if the server can’t tell one version from another', async () => {
    server.faults.hasNoValidator = true;
    server.faults.cutAfterBytes = 70_000;
    await expect(download()).rejects.toMatchObject({ code: 'download-failed' });
    delete server.faults.cutAfterBytes;
    expect(readFileSync(await download()).equals(archive)).toBe(true);
    expect(new Set(ranges())).toEqual(new Set([undefined]));
  });

  test('for good is reported, keeps what arrived, and the next attempt resumes there', async () => {
    server.faults.statuses = [];
    const parts = server.files;
    server.faults.stallAfterBytes = 50_000;
    await expect(download({ network: { stallMs: 150, retryDelaysMs: [] } })).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringMatching(/127\.0\.0\.1.*kept.*browser/u) as unknown,
    });
    expect(kept()).toEqual([`${name}.part`, `${name}.part.json`]);
    delete server.faults.stallAfterBytes;
    expect(readFileSync(await download()).equals(parts.get(name) ?? Buffer.alloc(0))).toBe(true);
    expect(ranges().at(-1)).toBe('bytes=50000-');
  });

  test('brings the new version if the archive has changed in between', async () => {
    server.faults.stallAfterBytes = 50_000;
    await expect(download({ network: { stallMs: 150, retryDelaysMs: [] } })).rejects.toThrow();
    delete server.faults.stallAfterBytes;
    const newer = buildZip([{ path: 'new/noise.bin', content: randomBytes(90_000) }]);
    server.files.set(name, newer);
    expect(readFileSync(await download()).equals(newer)).toBe(true);
  });

  test('just before the last step leaves a complete file, which is recognised', async () => {
    server.faults.stallAfterBytes = archive.length - 1;
    await expect(download({ network: { stallMs: 150, retryDelaysMs: [] } })).rejects.toThrow();
    delete server.faults.stallAfterBytes;
    writeFileSync(place.path(`downloads/${name}.part`), archive);
    expect(readFileSync(await download()).equals(archive)).toBe(true);
    expect(ranges().at(-1)).toBe(`bytes=${archive.length}-`);
  });
});

test('a part that is longer than the archive is discarded', async () => {
  server.faults.stallAfterBytes = 50_000;
  await expect(download({ network: { stallMs: 150, retryDelaysMs: [] } })).rejects.toThrow();
  delete server.faults.stallAfterBytes;
  writeFileSync(place.path(`downloads/${name}.part`), randomBytes(archive.length + 10));
  expect(readFileSync(await download()).equals(archive)).toBe(true);
});

test('a cancelled download stops at once, keeps what arrived and can be resumed', async () => {
  server.faults.stallAfterBytes = 120_000;
  const abort = new AbortController();
  const work = download({
    signal: abort.signal,
    network: { stallMs: 60_000 },
    onProgress: ({ bytesDone }) => {
      if (bytesDone >= 120_000) abort.abort();
    },
  });
  await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  expect(kept()).toEqual([`${name}.part`, `${name}.part.json`]);
  delete server.faults.stallAfterBytes;
  expect(readFileSync(await download()).equals(archive)).toBe(true);
  expect(ranges().at(-1)).toBe('bytes=120000-');
});

describe('an archive that is not what it should be', () => {
  test('by its checksum is deleted and refused', async () => {
    server.files.set(`${name}.md5`, Buffer.from(`MD5 (${name}) = ${'0'.repeat(32)}\n`));
    await expect(download()).rejects.toMatchObject({
      code: 'archive-damaged',
      message: expect.stringContaining('checksum') as unknown,
    });
    expect(kept()).toEqual([]);
  });

  test('by its contents is deleted and refused also without a checksum', async () => {
    server.files.set(name, archive.subarray(0, 150_000));
    server.files.set(`${name}.md5`, Buffer.from('-'));
    await expect(download()).rejects.toMatchObject({ code: 'archive-damaged' });
    expect(kept()).toEqual([]);
  });

  test('but a web page, as from a network that asks to sign in, is reported as one', async () => {
    server.faults.contentType = 'text/html; charset=utf-8';
    await expect(download()).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('web page') as unknown,
    });
  });
});

describe('a server', () => {
  test('that is busy is asked again', async () => {
    server.faults.statuses = [503, 429];
    expect(readFileSync(await download()).equals(archive)).toBe(true);
  });

  test('that has no such archive is not asked again', async () => {
    server.files.clear();
    await expect(download()).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('404') as unknown,
    });
    expect(ranges()).toHaveLength(1);
  });

  test('that can’t be reached points to the file picker', async () => {
    await server.close();
    await expect(download()).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringMatching(/can't be reached.*choose its file/u) as unknown,
    });
    server = await startDownloadServer({});
  });
});

describe('the address', () => {
  test('is GroupLens’ own, over https', () => {
    expect(downloadAddress({})).toBe('https://files.grouplens.org/datasets/movielens/');
  });

  test('may be changed to this computer alone', () => {
    expect(downloadAddress({ MATINEE_DOWNLOADS: 'http://127.0.0.1:81/x' })).toBe('http://127.0.0.1:81/x/');
    for (const other of ['http://example.org/', 'https://127.0.0.1.example.org/', 'file:///etc/', 'no']) {
      expect(() => downloadAddress({ MATINEE_DOWNLOADS: other })).toThrow(/on this computer/u);
    }
  });
});
