/** Lints what lint has not passed before: files that changed, or that import something that did. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { listFiles, writeFileAtomically } from '../setup/files.ts';
import { run, type RunResult } from '../setup/process.ts';
import { projectRoot } from '../setup/project.ts';
import { fingerprintSources } from './fingerprints.ts';

const folders = ['src', 'scripts', 'tests'];
const messageFolder = path.join('src', 'messages');
const messageModule = 'src/messages/messages.js';
const messageTypes = 'src/messages/messages/_index.d.ts';
const recordFile = path.join(projectRoot, 'node_modules', '.cache', 'matinee', 'lint.json');
const recordSchema = z.record(z.string(), z.string());

/** Above this many, all: a command line has an end. */
const maxNamedFiles = 200;

/** Rules ask for types, so that a file's result depends on all that it imports: eslint's own cache knows the file alone. */
export async function lint(): Promise<RunResult> {
  const current = await fingerprintLinted();
  const passed = await readRecord();
  const stale = Object.keys(current).filter((file) => isLinted(file) && current[file] !== passed[file]);
  if (stale.length === 0) return { code: 0, stdout: '', stderr: '' };
  const eslint = path.join(projectRoot, 'node_modules', '.bin', 'eslint');
  const files = stale.length > maxNamedFiles ? ['.'] : stale;
  const result = await run(eslint, ['--max-warnings=0', '--no-warn-ignored', ...files], {
    cwd: projectRoot,
  });
  if (result.code === 0) {
    await mkdir(path.dirname(recordFile), { recursive: true });
    await writeFileAtomically(recordFile, JSON.stringify(current));
  }
  return result;
}

async function fingerprintLinted(): Promise<Readonly<Record<string, string>>> {
  const sources = new Map<string, string>();
  for (const file of await listSources()) {
    sources.set(file, await readFile(path.join(projectRoot, file), 'utf8'));
  }
  // Of the messages their names and inputs matter, not what they say, which their types have in comments.
  const messages = await readFile(path.join(projectRoot, messageTypes), 'utf8');
  sources.set(path.normalize(messageModule), messages.replaceAll(/\/\*.*?\*\//gs, ''));
  // What every file depends on: packages, rules, compiler options and types that are declared for all.
  const common = [...sources].filter(([file, text]) => isCommon(file, text)).map(([, text]) => text);
  return Object.fromEntries(fingerprintSources(sources, common.join('\n')));
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

function isCommon(file: string, text: string): boolean {
  return (
    /^(package-lock\.json|tsconfig.*\.json|eslint\.config\.js|svelte\.config\.js)$/.test(file) ||
    file.startsWith(path.join('scripts', 'lint')) ||
    file.endsWith('.d.ts') ||
    /^declare (global|module)\b/m.test(text)
  );
}

function isLinted(file: string): boolean {
  return /\.(ts|js|svelte)$/.test(file) && !file.startsWith(messageFolder);
}

async function readRecord(): Promise<Readonly<Record<string, string>>> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(recordFile, 'utf8')));
  } catch {
    return {};
  }
}
