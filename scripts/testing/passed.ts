/** Skips what a check has passed before: files that have not changed, nor anything that they import. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { listFiles, writeFileAtomically } from '../setup/files.ts';
import type { RunResult } from '../setup/process.ts';
import { projectRoot } from '../setup/project.ts';
import { fingerprintSources } from './fingerprints.ts';

const folders = ['src', 'scripts', 'tests', 'resources'];
const messageFolder = path.join('src', 'messages');
const messageModule = path.join(messageFolder, 'messages.js');
const messageTypes = path.join(messageFolder, 'messages', '_index.d.ts');
/** Where the checks keep what they remember. */
export const recordFolder = path.join(projectRoot, 'node_modules', '.cache', 'matinee');
const recordSchema = z.record(z.string(), z.string());

/** What a program prints that has nothing to do. */
export const passedAtOnce: RunResult = { code: 0, stdout: '', stderr: '' };

/**
 * Runs a check on the files that it has not passed before (none where some are merely gone); what it passes is
 * remembered under its name.
 * @param current the fingerprints of all files that the result depends on
 */
export async function checkStale(
  name: string,
  current: ReadonlyMap<string, string>,
  check: (stale: readonly string[]) => Promise<RunResult>,
): Promise<RunResult> {
  const recordFile = path.join(recordFolder, `${name}.json`);
  const passed = await readRecord(recordFile);
  const stale = [...current.keys()].filter((file) => current.get(file) !== passed[file]);
  if (stale.length === 0 && Object.keys(passed).length === current.size) return passedAtOnce;
  const result = await check(stale);
  if (result.code === 0) {
    await mkdir(recordFolder, { recursive: true });
    await writeFileAtomically(recordFile, JSON.stringify(Object.fromEntries(current)));
  }
  return result;
}

/** The fingerprint of every source of the project, by its path. */
export async function fingerprintProject(): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  for (const file of await listSources()) {
    sources.set(file, await readFile(path.join(projectRoot, file), 'utf8'));
  }
  // Of the messages their names and inputs matter, not what they say, which their types have in comments.
  const messages = await readFile(path.join(projectRoot, messageTypes), 'utf8');
  sources.set(messageModule, messages.replaceAll(/\/\*.*?\*\//gs, ''));
  const common = [...sources].filter(([file, text]) => isCommon(file, text)).map(([, text]) => text);
  return fingerprintSources(sources, common.join('\n'));
}

async function listSources(): Promise<string[]> {
  const top = (await readdir(projectRoot, { withFileTypes: true })).filter((entry) => entry.isFile());
  const inFolders = await Promise.all(
    folders.map(async (folder) =>
      (await listFiles(path.join(projectRoot, folder))).map((file) => path.join(folder, file)),
    ),
  );
  return [...top.map(({ name }) => name), ...inFolders.flat()].filter(
    (file) => /\.(ts|js|svelte|json)$/.test(file) && !file.startsWith(messageFolder),
  );
}

/** What every result depends on: packages, rules, compiler options and types that are declared for all. */
function isCommon(file: string, text: string): boolean {
  return (
    /^(package-lock\.json|\.oxlintrc\.json|tsconfig.*\.json|(eslint|svelte)\.config\.js)$/.test(file) ||
    file.startsWith(path.join('scripts', 'lint')) ||
    file.endsWith('.d.ts') ||
    /^declare (global|module)\b/m.test(text)
  );
}

async function readRecord(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}
