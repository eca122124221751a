/** Remembers in node_modules what set-up did, and checks cheaply that it still holds. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { fallbackVersion } from './electron.ts';
import { listFiles, writeFileAtomically } from './files.ts';
import { type PartResult, packageVersion, projectRoot } from './project.ts';
import { tensorflowVersion } from './tensorflow-wheels.ts';

/** Inside node_modules, so that `npm ci` removes it together with what it describes. */
const stampFile = path.join(projectRoot, 'node_modules', '.matinee-setup.json');

const stampSchema = z.object({
  fingerprint: z.string(),
  electronExecutable: z.string(),
  parts: z.record(z.string(), z.object({ version: z.string(), source: z.string() })),
  /** Path to [bytes, time of change] of every file that set-up put into node_modules. */
  files: z.record(z.string(), z.tuple([z.number(), z.number()])),
});
export type Stamp = z.infer<typeof stampSchema>;

/** What the last set-up of this checkout left, undefined if there was none. */
export async function readStamp(): Promise<Stamp | undefined> {
  try {
    return stampSchema.parse(JSON.parse(await readFile(stampFile, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether the stamp was made for these versions, and every file it names is still there and unchanged. */
export async function isStampValid(stamp: Stamp): Promise<boolean> {
  if (stamp.fingerprint !== fingerprint()) return false;
  const checks = Object.entries(stamp.files).map(([file, [bytes, changedAtMs]]) =>
    stat(file).then(
      ({ size, mtimeMs }) => size === bytes && mtimeMs === changedAtMs,
      () => false,
    ),
  );
  return (await Promise.all(checks)).every(Boolean);
}

/** Writes down what the parts of set-up did. */
export async function writeStamp(
  electronExecutable: string,
  parts: Readonly<Record<string, PartResult>>,
): Promise<void> {
  const files: Stamp['files'] = {};
  for (const folder of Object.values(parts).flatMap(({ folders }) => folders)) {
    for (const relative of await listFiles(folder)) {
      const file = path.join(folder, relative);
      const { size, mtimeMs } = await stat(file);
      files[file] = [size, mtimeMs];
    }
  }
  const stamp: Stamp = { fingerprint: fingerprint(), electronExecutable, parts, files };
  await writeFileAtomically(stampFile, JSON.stringify(stamp));
}

/** Differs whenever another version of a part, or another Node, makes a new check necessary. */
function fingerprint(): string {
  const packages = ['electron', 'better-sqlite3', '@tensorflow/tfjs-node'].map(packageVersion);
  const { version, platform, arch } = process;
  return [version, platform, arch, ...packages, fallbackVersion, tensorflowVersion].join(' ');
}
