// Once for all files of a suite: finds the real archive, and makes the folder for what the tests make only once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findMlSmall } from '../../scripts/testing/ml-small.ts';

export default async function setUp(project: TestProject): Promise<() => void> {
  project.provide('mlSmall', (await findMlSmall()) ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'matinee-ready-made-'));
  project.provide('readyMade', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
