// Gives a reader thousands of corrupt inputs: it must read them or reject them with a reason, within a memory limit.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MatineeError } from '../../src/contract/errors.ts';
import type { FuzzedReader } from './readers.ts';
import { corruptFiles, type FuzzFiles } from './corruption.ts';

export type FuzzOptions = {
  cases: number;
  /** The same seed makes the same cases. */
  seed: number;
  /** Called before each case, so that one that never ends can be reported. */
  onCase?: ((files: FuzzFiles) => void) | undefined;
};

/** All inputs are far smaller than a megabyte; a process that reads them needs about 200 MB for itself. */
const maxResidentMb = 700;

/** Throws if the reader fails other than by a MatineeError, with the smallest input found that makes it fail. */
export async function fuzzReader(reader: FuzzedReader, { cases, seed, onCase }: FuzzOptions): Promise<void> {
  for (const files of reader.seeds) await runCase(reader, files);
  await fc.assert(
    fc.asyncProperty(corruptFiles(reader.seeds), async (files) => {
      onCase?.(files);
      await runCase(reader, files);
    }),
    { numRuns: cases, seed, includeErrorInReport: true },
  );
}

async function runCase(reader: FuzzedReader, files: FuzzFiles): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'matinee-fuzz-'));
  try {
    await reader.read(files, directory);
  } catch (error) {
    if (!(error instanceof MatineeError) || error.code === 'internal') throw error;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  const residentMb = process.resourceUsage().maxRSS / 1024;
  if (residentMb > maxResidentMb) throw new Error(`took ${Math.round(residentMb)} MB of memory`);
}
