import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { useWorkplace } from '../../tests/fixtures/workplace.ts';
import { folderBytes, requireFreeSpace, verifyIntegrity } from './files.ts';

const place = useWorkplace();

describe('integrity', () => {
  test('accepts the pinned hash, as npm and as Python write it', async () => {
    const file = place.path('package.tgz');
    await writeFile(file, 'content');
    const base64 = createHash('sha512').update('content').digest('base64');
    const hex = createHash('sha256').update('content').digest('hex');
    await expect(verifyIntegrity(file, `sha512-${base64}`)).resolves.toBeUndefined();
    await expect(verifyIntegrity(file, `sha256-${hex}`)).resolves.toBeUndefined();
  });

  test('refuses a file of which one byte differs, and names it', async () => {
    const file = place.path('package.tgz');
    await writeFile(file, 'contend');
    const hex = createHash('sha256').update('content').digest('hex');
    await expect(verifyIntegrity(file, `sha256-${hex}`)).rejects.toThrow(/package\.tgz arrived damaged/);
  });
});

test('the size of a folder counts the files below it, and a missing one is empty', async () => {
  await writeFile(place.path('a'), '12345');
  expect(await folderBytes(place.path('.'))).toBe(5);
  expect(await folderBytes(place.path('nowhere'))).toBe(0);
});

test('too little room on the disk is reported in one sentence', async () => {
  await expect(requireFreeSpace(place.path('.'), 1e18)).rejects.toThrow(/Set-up needs 1000000000\.0 GB free/);
  await expect(requireFreeSpace(place.path('.'), 1)).resolves.toBeUndefined();
});
