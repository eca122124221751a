import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderBytes, requireFreeSpace, verifyIntegrity } from './files.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'matinee-files-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('integrity', () => {
  test('accepts the pinned hash, as npm and as Python write it', async () => {
    const file = path.join(root, 'package.tgz');
    await writeFile(file, 'content');
    const base64 = createHash('sha512').update('content').digest('base64');
    const hex = createHash('sha256').update('content').digest('hex');
    await expect(verifyIntegrity(file, `sha512-${base64}`)).resolves.toBeUndefined();
    await expect(verifyIntegrity(file, `sha256-${hex}`)).resolves.toBeUndefined();
  });

  test('refuses a file of which one byte differs, and names it', async () => {
    const file = path.join(root, 'package.tgz');
    await writeFile(file, 'contend');
    const hex = createHash('sha256').update('content').digest('hex');
    await expect(verifyIntegrity(file, `sha256-${hex}`)).rejects.toThrow(/package\.tgz arrived damaged/);
  });
});

test('the size of a folder counts the files below it, and a missing one is empty', async () => {
  await writeFile(path.join(root, 'a'), '12345');
  expect(await folderBytes(root)).toBe(5);
  expect(await folderBytes(path.join(root, 'nowhere'))).toBe(0);
});

test('too little room on the disk is said in one sentence', async () => {
  await expect(requireFreeSpace(root, 1e18)).rejects.toThrow(/Set-up needs 1000000000\.0 GB free/);
  await expect(requireFreeSpace(root, 1)).resolves.toBeUndefined();
});
