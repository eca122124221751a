/** Remembers in node_modules what set-up did, and checks cheaply that it still holds. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { fallbackVersion } from './electron-fallback.ts';
import { listFiles, writeFileAtomically } from './files.ts';
import { tensorflowVersion } from './libtensorflow.ts';
import type { PartResult } from './parts.ts';
import { packageVersion, projectRoot } from './project.ts';

/** Inside node_modules, so that `npm ci` takes it away together with what it describes. */
const stampFile = path.join(projectRoot, 'node_modules', '.matinee-setup.json');

const partSchema = z.object({
  version: z.string(),
  source: z.string(),
});

const stampSchema = z.object({
  fingerprint: z.string(),
  electronExecutable: z.string(),
  parts: z.record(z.string(), partSchema),
  /** Path to [bytes, time of change] of every file that set-up put into node_modules. */
  files: z.record(z.string(), z.tuple([z.number(), z.number()])),
});

export type Stamp = z.infer<typeof stampSchema>;

/** What the last set-up of this checkout left, undefined when there was none. */
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
  const checks = Object.entries(stamp.files).map(async ([file, [bytes, mtimeMs]]) => {
    try {
      const found = await stat(file);
      return found.size === bytes && found.mtimeMs === mtimeMs;
    } catch {
      return false;
    }
  });
  return (await Promise.all(checks)).every(Boolean);
}

/** Writes down what the parts of set-up did. */
export async function writeStamp(
  electronExecutable: string,
  results: Readonly<Record<string, PartResult>>,
): Promise<void> {
  const files: Stamp['files'] = {};
  const parts: Stamp['parts'] = {};
  for (const [name, { version, source, folders }] of Object.entries(results)) {
    parts[name] = { version, source };
    for (const folder of folders) {
      for (const relative of await listFiles(folder)) {
        const file = path.join(folder, relative);
        const { size, mtimeMs } = await stat(file);
        files[file] = [size, mtimeMs];
      }
    }
  }
  const stamp: Stamp = { fingerprint: fingerprint(), electronExecutable, parts, files };
  await writeFileAtomically(stampFile, JSON.stringify(stamp));
}

/** Differs whenever another version of a part, or another Node, asks for a new look. */
function fingerprint(): string {
  return [
    process.version,
    process.platform,
    process.arch,
    packageVersion('electron'),
    fallbackVersion,
    packageVersion('better-sqlite3'),
    packageVersion('@tensorflow/tfjs-node'),
    tensorflowVersion,
  ].join(' ');
}
